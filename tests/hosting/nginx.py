"""Debian's nginx on this machine, with the configuration that the project ships."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.builds import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Seconds: a busy machine takes its time.
PATIENCE = 60
CONF = ROOT / "deploy" / "nginx" / "site.conf"
COMMENTS = CONF.with_name("comments.conf")
MAIN = """{user}
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {folder}/a;
    proxy_temp_path {folder}/b;
    fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d;
    scgi_temp_path {folder}/e;
    include {folder}/site.conf;
}}
"""
PATH = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"


def find_nginx() -> str:
    """The program, or an empty text where it is not installed."""
    return shutil.which("nginx") or shutil.which("nginx", path=PATH) or ""


@contextmanager
def running(site: Path, redirects: Path, folder: Path, isso: int = 0) -> Iterator[str]:
    """Serve *site*; gives its address, ``http://127.0.0.1:PORT``.

    With *isso*, the port of a server for comments, that is served below ``/comments/``.
    """
    (folder / "site.d").mkdir(parents=True, exist_ok=True)
    port = free_port()
    text = CONF.read_text("utf-8").replace("listen 8080", f"listen 127.0.0.1:{port}")
    text = text.replace("/usr/share/nginx/html", str(site))
    text = text.replace("/etc/nginx/redirects.map", str(redirects))
    text = text.replace("/etc/nginx/site.d", str(folder / "site.d"))
    (folder / "site.conf").write_text(text, "utf-8")
    if isso:
        comments = COMMENTS.read_text("utf-8").replace("127.0.0.1:8081", f"127.0.0.1:{isso}")
        (folder / "site.d" / "comments.conf").write_text(comments, "utf-8")
    # Started by root, nginx would read files as a user who may not see them.
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user), "utf-8")
    command = [find_nginx(), "-c", str(folder / "nginx.conf"), "-p", str(folder)]
    with (folder / "output").open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL)
        try:
            wait(port, server, folder / "output")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait(port: int, server: subprocess.Popen[bytes], output: Path) -> None:
    """Wait until *server* answers; what it says in *output* tells why it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert server.poll() is None, output.read_text("utf-8")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"no answer: {output.read_text('utf-8')}")

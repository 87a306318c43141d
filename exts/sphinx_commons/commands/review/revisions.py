"""Revisions of the repository that the project is in, by git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_commons.commands.project import CommandError
from sphinx_commons.core.vocabulary import did_you_mean

# Who writes down what nobody has committed: git wants a name.
SOMEBODY = {
    f"GIT_{who}_{what}": text
    for who in ("AUTHOR", "COMMITTER")
    for what, text in (("NAME", "review"), ("EMAIL", "review@localhost"))
}


def git(folder: Path, *words: str, **environment: str) -> str:
    """What git answers in *folder*, without the line break at its end.

    :raises CommandError: with what git says, if it does not succeed.
    """
    env = {**os.environ, **environment}
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *words],  # noqa: S607 (git is where the path leads)
            cwd=folder,
            env=env,
            check=True,
            capture_output=True,
        )
    except FileNotFoundError as err:
        raise CommandError("git is not installed: a review asks it for the base.") from err
    except subprocess.CalledProcessError as err:
        raise CommandError(err.stderr.decode("utf-8", "replace").strip()) from err
    return done.stdout.decode("utf-8", "replace").removesuffix("\n")


def base_of(root: Path, name: str) -> str:
    """The commit at which what is there now left the revision *name*.

    A branch that only the server's copy has is found by its short name too.

    :raises CommandError: if there is no such revision.
    """
    for tried in (name, f"origin/{name}"):
        try:
            name_of_commit = ("--end-of-options", f"{tried}^{{commit}}")
            tip = git(root, "rev-parse", "--verify", "-q", *name_of_commit)
        except CommandError:
            continue
        try:
            return git(root, "merge-base", tip, "HEAD")
        except CommandError:
            return tip  # where they share nothing, or where the history is cut short
    known = git(root, "for-each-ref", "--format=%(refname:short)").split("\n")
    raise CommandError(f"git knows no revision {name!r}{did_you_mean(name, known)}")


def change_of(root: Path, build: Path, epoch: int) -> str:
    """The commit of what is there now; one of its own where not all of it is committed.

    Neither branch nor index change.

    :param build: the folder for what is made, which is left out.
    :param epoch: when what is not committed was written, in seconds since 1970.
    """
    head = git(root, "rev-parse", "--verify", "HEAD^{commit}")
    top = Path(git(root, "rev-parse", "--show-toplevel"))
    with TemporaryDirectory() as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder, "index"))}
        git(top, "read-tree", head, **index)
        git(top, "add", "--all", "--", ".", *_left_out(top, build), **index)
        tree = git(top, "write-tree", **index)
    if tree == git(root, "rev-parse", f"{head}^{{tree}}"):
        return head
    dates = {f"GIT_{who}_DATE": f"{epoch} +0000" for who in ("AUTHOR", "COMMITTER")}
    message = "What is not committed"
    return git(top, "commit-tree", tree, "-p", head, "-m", message, **SOMEBODY, **dates)


def _left_out(top: Path, build: Path) -> list[str]:
    """What keeps git from adding *build*; nothing where it is ignored, which git takes ill."""
    name = build.resolve().relative_to(top.resolve()).as_posix()
    try:
        git(top, "check-ignore", "-q", f"{name}/")
    except CommandError:
        return [f":(exclude,literal){name}"]
    return []


def check_out(root: Path, commit: str, folder: Path) -> Path:
    """Put *commit* with its history into the *folder*; where the project lies in it."""
    top = git(root, "rev-parse", "--show-toplevel")
    git(root, "clone", "-q", "--shared", "--no-checkout", "--", top, str(folder))
    git(folder, "-c", "advice.detachedHead=false", "checkout", "-q", "--detach", commit)
    return folder / git(root, "rev-parse", "--show-prefix")

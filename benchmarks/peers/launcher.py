"""Runs a command under a limit of CPU seconds and prints what it took, as JSON.

A process of its own, because the peak memory of a child begins with that of the process it is
split off from: this one is small. Arguments: the limit, how many processors the command may use
(where the system can tell it), the file for all output, the command.
"""

import json
import os
import resource
import sys
import time


def main() -> None:
    limit, jobs, log, *command = sys.argv[1:]
    start = time.monotonic()
    child = os.fork()
    if child == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 5))
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(jobs)])
        file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.dup2(file, 1)
        os.dup2(file, 2)
        os.execvp(command[0], command)
    _, status, used = os.wait4(child, 0)
    report = {
        "status": os.waitstatus_to_exitcode(status),
        "cpu": used.ru_utime + used.ru_stime,
        "wall": time.monotonic() - start,
        "peak": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
    }
    print(json.dumps(report))


main()

"""``python without.py PACKAGE,PACKAGE MODULE ARGUMENT…``: run a module that cannot import these."""

from __future__ import annotations

import runpy
import sys

if __name__ == "__main__":
    _, packages, module, *arguments = sys.argv
    sys.modules.update(dict.fromkeys(packages.split(",")))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)

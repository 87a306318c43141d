"""``python -m commons_importer`` is the command ``sphinx-commons import``."""

from __future__ import annotations

import sys

from commons_importer.command import main

if __name__ == "__main__":
    sys.exit(main())

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(next(p for p in map(Path, sys.path) if (p / "exts").is_dir())))
sys.path.insert(0, str(HERE / "_code"))

project = "Kettle"
language = "en"
extensions = ["sphinx.ext.viewcode", "sphinx_commons.faq"]
exclude_patterns = ["_code", "_parts"]
html_theme = "alabaster"
html_css_files = []
viewcode_follow_imported_members = False

"""Run before the program: where the system has no settings for fonts, Matplotlib's will do."""

import os
import sys
from pathlib import Path

if not Path("/etc/fonts/fonts.conf").exists():
    folder = Path(sys._MEIPASS)  # type: ignore[attr-defined]  # PyInstaller's
    os.environ.setdefault("FONTCONFIG_FILE", str(folder / "fonts.conf"))

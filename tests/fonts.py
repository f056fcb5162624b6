"""The fonts that the window is tested with: Matplotlib brings the same ones to every machine."""

import importlib.util
from pathlib import Path

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern"><edit name="hintstyle"><const>hintslight</const></edit></match>
  <alias><family>sans-serif</family><prefer><family>{text}</family></prefer></alias>
  <alias><family>monospace</family><prefer><family>{numbers}</family></prefer></alias>
</fontconfig>
"""


def configure(
    folder: Path, text: str = "DejaVu Sans", numbers: str = "DejaVu Sans Mono"
) -> dict[str, str]:
    """Write a configuration for fontconfig.

    Parameters
    ----------
    folder : Path
        Where to.
    text, numbers : str
        Families among those of Matplotlib.

    Returns
    -------
    dict of str to str
        What the environment needs for it, before anything starts Qt.
    """
    matplotlib = importlib.util.find_spec("matplotlib")
    assert matplotlib is not None
    assert matplotlib.origin is not None
    fonts = Path(matplotlib.origin).parent / "mpl-data" / "fonts" / "ttf"
    path = folder / "fonts.conf"
    path.write_text(CONFIGURATION.format(fonts=fonts, text=text, numbers=numbers), "utf-8")
    return {"FONTCONFIG_FILE": str(path)}

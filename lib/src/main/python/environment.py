"""Reads environment.yml: the pip part and the variables. Nothing else is needed of YAML here."""

import re

from tree import ROOT

FILE = ROOT / "environment.yml"


def pins() -> dict[str, str]:
    """Each Python package and its one version, in the file's order."""
    return dict(re.findall(r"^ +- ([\w-]+)==(\S+)$", FILE.read_text(encoding="utf-8"), re.MULTILINE))


def variables() -> dict[str, str]:
    """The environment variables that conda sets."""
    text = FILE.read_text(encoding="utf-8").partition("\nvariables:\n")[2]
    return dict(re.findall(r'^  (\w+): "?(.+?)"?$', text, re.MULTILINE))

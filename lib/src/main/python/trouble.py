"""An error that is told in one line: what is wrong, and the way out."""


class Trouble(Exception):
    pass

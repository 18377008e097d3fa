"""Growing Us Desktop: a private, offline companion for starting alone."""

__version__ = "0.1.0"

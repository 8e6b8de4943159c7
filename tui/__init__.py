"""The terminal: the command line and the app; the only room that draws and imports Textual."""

__version__ = "0.1.0"

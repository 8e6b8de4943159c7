"""Documents that are more than plain text, each format in a module that is imported when needed."""

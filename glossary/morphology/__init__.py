"""Surface forms to lemmas, one module or package a language."""

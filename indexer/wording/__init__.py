"""The life of a phrase: how it was worded, when and by whom, and what was said again."""

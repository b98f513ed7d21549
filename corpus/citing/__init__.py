"""Citing a release, a paragraph of it or words in it: what is known of it, in the forms readers ask for.

`reference` gathers what is known, once for all forms; `styles` writes it as a sentence of a style, `records`
as a record for other programs, `quotation` puts the words and whose they are before it.
"""

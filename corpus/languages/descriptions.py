"""How a text says what a thing is, straight behind its name: words that open such a phrase, by language."""

#: “X, the first …”, “X is our smallest …”.
OPENERS_EN = ("the", "a", "an", "our", "its", "one of")
COPULAS_EN = ("is", "was", "remains", "became", "has become")
#: “X是一款…”, “X作为…”.
COPULAS_ZH = ("是", "作为", "成为")

### Words of the interface. Translated by a machine; no native speaker has reviewed them yet.
### Only a few common words; all others fall back. The site does not publish the language yet (`draft` in mashal.toml).

# The language's own name, in its own script: the language switcher shows it.
language-name = براہوئی

## The frame of every page

languages-label = بولی

## A check-in (a list to tick, and a message made of it)

check-in-message = کنا پیغام

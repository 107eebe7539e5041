### Words of the interface. Translated by a machine; no native speaker has reviewed them yet.
### Only a few common words; all others fall back. The site does not publish the language yet (`draft` in mashal.toml).

# The language's own name, in its own script: the language switcher shows it.
language-name = بلوچی

## The frame of every page

# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون ءِ کمک
languages-label = زبان
trail-label = شما ادا اِت
home-link = اولی تاکدیم

## Home and section pages

needs-title = چے بوتگ؟

## A guide

contents-title = اے تاکدیم ءِ سرا
# Said behind a link that leads to another site.
external-link = دگہ ویب سائٹ

## Help lines and services

help-call = فون بکن اِت
help-old-number = کوہنیں نمبر:
help-old-web = کوہنیں تاکدیم:

## Keeping pages on the phone

keep-working = کمے صبر بکن اِت…

## A check-in (a list to tick, and a message made of it)

check-in-copy = کاپی بکن اِت
check-in-copied = کاپی بوت

## Pages for addresses that lead elsewhere

missing-page = اے تاکدیم ادا نیست

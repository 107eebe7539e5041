### Hindko: only the few words that are known for sure, written by a machine; no native speaker has reviewed
### them yet. All other messages fall back, and say so to the reader.
### ہندکو: ایہ لفظ مشین لکھے؛ کسے ہندکو بولن آلے نے نئیں دیکھے۔

# The language's own name, in its own script: the language switcher shows it.
language-name = ہندکو

## The frame of every page

languages-label = زبان

## Help lines and services

help-number = نمبر:
help-email = ای میل:

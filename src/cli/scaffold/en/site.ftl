### Words of this site. Translations stand in locales/<lang>/site.ftl under the same names.

site-title = My guides
site-tagline = Help in plain words

## What happened to the reader, in her own voice

need-example = I want to see how a guide looks

### Words of the handbook.

site-title = Mashal handbook
site-tagline = How to write, translate and publish safety guides

## What somebody wants to do

need-begin = I want to see a first page
need-write = I want to write a guide
need-translate = I want to translate
need-call = I look after the numbers of help
need-publish = I want to publish the site
need-fault = Mashal reports a fault
need-pass-on = My readers have no network

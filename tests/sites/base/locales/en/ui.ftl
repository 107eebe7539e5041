# The words that the theme `plain` and Markdown use: the built-in ones may change, golden output not.
language-name = English
head-title = { $page } | { $site }
neutral-title = Notes
leave = Leave
missing-page = Not here
moved-page = Moved
external-link = another site
table-scrolls = Table
footnotes = Notes
footnote-back = Back
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution

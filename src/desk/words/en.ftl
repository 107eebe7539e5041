### Words of the desk in `mashal serve`. `{ $… }` is put in by the page.

parts = Parts of the desk
desk-language = Language of the desk
translate = Translate
write = Write
contacts = Contacts
site = The site
handbook = Handbook
faults = Errors: { $n }, warnings: { $of }
choose-language = Which language do you translate into?
closed = The desk is closed
closed-why = This preview was started with --read-only: it shows the site and changes nothing.
leave-unsaved = Not saved yet: { $n }. Leave all the same?
cancel = Cancel
yes = Yes
no = No
unsaid = Not said
save = Save
confirm = Confirm
print = Print
go-on = Go on
put-in = Put in
which = Which one
draft = draft

## Lists

guides = Guides
messages = Messages
what = What
how-far = How far
who-saw = Who has seen it
translated-of = { $n } of { $of } translated
count-changed = changed since: { $n }
count-untracked = nothing known: { $n }
count-missing = not translated: { $n }
urgent = urgent: { $n }
urgent-one = urgent
state-machine = made by a program
state-draft = made by a person, not reviewed
state-reviewed = reviewed by a native speaker

## Texts side by side

all-of = All of { $name }
the-page = The page
no-page = There is no page yet. It comes when something is saved.
place-title = Title
place-summary = Summary
place-unit = Text { $n }
unit-translated = translated
unit-changed = the source has changed
unit-untracked = nothing says what it was made from
unit-missing = not translated
unit-unmatched = the source does not have it any more
source-none = nothing here
translation-of = Translation of { $name }
still-right = This translation still says it
copy-source = Copy the source
elsewhere = The same elsewhere
nowhere-else = Nowhere else is this translated.
take = Take it
leave-note = Note
note = Note:
note-label = For the next translator
note-hint = It is kept in the files and never published. Without words the note goes.
note-saved = The note is kept.
save-texts = Save: { $n }
next-open = Next one
nothing-open = Nothing is left here.
texts-left = Left: { $n } of { $of }
confirm-guide = Confirm the guide
confirm-who = Who has seen this translation
confirm-hint = Say «reviewed» only if somebody who has spoken the language from childhood has read all of it.
state-draft-now = As it is now
state-reviewed-now = Reviewed by a native speaker
confirmed = The guide says what its source says now.
saved = Saved: { $n }
not-saved = Nothing is saved: mend what is marked.
source-changed = The source of a text that you are writing has just changed. Look at it again.
other-wrote = Somebody else has written this meanwhile:
take-theirs = Take theirs
keep-mine = Keep mine

## Writing

all-pages = All pages
broken-files = Files that cannot be read as pages
new-guide = New guide
new-section-button = New section
new-section = New section
new-title = Title
new-name = Name in the address
new-name-hint = Small Latin letters, digits and hyphens, as in lost-phone. Whoever sees the address sees it.
new-where = In which section
new-template = What it is
template-guide = A guide: steps for somebody in need
template-questions = Questions that lead to a guide
template-training = The plan of a session
new-begin = Begin
front = About this page
faults-here = Faults of this file
line = Line { $n }
mend = Mend
save-faulty = Save with errors: { $n }
saved-file = Saved: { $file }
file-changed = The file has changed meanwhile
file-now = What it says now
file-which = Which one shall go on
file-changed-hint = Nothing is lost: copy from the field above what you need.
add-step = Step
add-warning = Warning
add-contact = Contact
add-link = Link to a guide
add-picture = Picture
sample-step = One action.
sample-warning = What others could see if she does this.
picture-file = The picture
picture-name = Name of the file
picture-name-hint = Say what is on it in a word or two, in Latin letters.
picture-alt = What is to be seen on it
picture-alt-hint = It is read aloud to whoever does not see the picture.
picture-saved = { $name }: from { $before } to { $n } kB.
picture-cleaned = Left out: { $words }.
rename = Rename
rename-to = The new path
rename-hint = It is the same in all languages. Links to the page are mended, and its old address leads to the new one.
renamed = Moved. Links mended: { $n }
delete = Delete
delete-title = Delete { $name }
delete-sure = Delete it in all languages?
delete-hint = Links to it become plain words. Whoever has kept its address finds nothing there any more.
deleted = Deleted. Links that are words now: { $n }

## What the keys of a page are for

key-title = What the page is called; its only heading of the first level. At most 60 characters.
key-summary = One sentence on what it helps with. It stands in lists.
key-needs = What happened to the reader; the home page leads from there to this page.
key-needs-name = Needs
key-search = Words that readers search for it with, one a line, as they say and type them.
key-sensitive = Yes: its title and address tell nothing to who looks over her shoulder.
key-draft = Yes: it is in preparation and is not published.
key-kind = What kind of page it is.
key-order = Its place in the section, lowest first.
key-updated = The day you last looked at every sentence of it.
key-until = The last day on which what it says holds.
key-icon = The pictogram that stands for it, by its name.
key-tags = Subjects, one a line.
key-audio = The recording that reads it aloud.
key-consent = For a story: she has agreed that it stands here.
key-changed = For a story: names and places in it are changed.
key-aliases = Addresses that it had before, one a line.
key-sources = Where its facts come from: title | address | date, one a line.
kind-guide = A guide
kind-questions = Questions
kind-story = A story
kind-training = The plan of a session
kind-page = A plain page
kind-neutral = An everyday page, where «Leave» leads

## Contacts

contacts-due = To be called or looked at: { $n } of { $of }.
contacts-file = The file of contacts
column-contact = Contact
column-ways = How to reach it
column-how-sure = How sure
column-last-checked = Last checked
column-call = Call
contact-dialled = somebody called
contact-sourced = from sources
contact-unconfirmed = unconfirmed: shown without a link to call
days-ago = ({ $days } days ago)
never = never
then-press = then { $n }
ask-open = Ask: who answers there, and when?
ask-whom = Ask: whom do you help, and where?
ask-writes = Ask: what do you write down of a woman who calls, and whom do you tell?
ask-free = Ask: what does a call cost?
call-record = I have called
call-title = { $name }
call-answer = What came of it
call-answered = They answered, and all of it holds
call-silent = Nobody answered
call-gone = It is somebody else, or closed
call-hint = Where nobody answered, pages show it without a link to call. Where it is gone, only a note that it is old.
call-by = Who called
call-by-hint = As she wants to be named in the file: initials do. No page says it.
call-saved = Kept: { $name }

## Why something is not done

refused-unknown = The site does not have this.
refused-changed = Somebody has changed this meanwhile. Look at it, then save again.
refused-unwritten = It cannot be written:
refused-again = The preview does not take this:
refused-gone = The preview has ended. Start it again; what you have written stays here until you leave.
refused-settings = The settings (mashal.toml) cannot be read: mend them first.
refused-structure = It cannot be confirmed, since the translation has other parts than its source:
refused-notes = The file of notes cannot be read:
refused-utf8 = This file is no text in UTF-8:
refused-front = What stands at the top of this file is not TOML, or cannot be read. Write it in the text below.
refused-name = This cannot be a name; write small Latin letters, digits and hyphens:
refused-taken = There is something of this name already:
refused-picture = This picture cannot be shown:
refused-place = It stays where it is:
refused-faults = Nothing is changed, since the site would have these errors:
refused-toml = The file of contacts cannot be read:

## Faults

severity-error = Error:
severity-warning = Warning:

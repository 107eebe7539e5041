### Words of the interface. Every message here is used by the theme; translations stand in
### locales/<lang>/ui.ftl under the same names.

# The language's own name, in its own script: the language switcher shows it.
language-name = English

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = Phone help
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = Short texts in plain words, to read on the phone.
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = Booklet
skip-to-content = Skip to the text
# Names the bar with the two links below, for screen readers.
safety-label = Leave this page
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = Leave
# A link to the page on covering tracks, beside it.
leave-no-trace = What stays behind?
languages-label = Language
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = { $own } of { $all }
# Said in the language switcher of a page that is not translated.
not-translated = (not translated yet)
trail-label = You are here
home-link = First page
neighbours-label = More guides in this part

## Home and section pages

needs-title = What has happened?
guides-title = All guides
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = In { $language } ({ $count })
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = All { $count } guides of this part

## Search

# A link to the page with the field, on every other page.
search-label = Search
# Stands above the field.
search-hint = Search, in your own words
# The page with the field, and all topics below it.
search-title = All topics
# Stands before a number: how many pages and helpers were found.
search-found = Found:
# Followed by a link to all who can help.
search-none = Nothing found. Look below, or:
# Words, not a sentence: what somebody may type who looks for any helper at all.
search-contacts = helpline help line help number call phone

## Danger to life, above everything

# Followed by the number. Short: one line on a phone.
emergency-call = In danger now? Call
# A link to all who can help, behind it.
emergency-others = Cannot call? Other ways

## A guide

contents-title = On this page
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] { $minutes } minute to read
       *[other] { $minutes } minutes to read
    }
# A session plan, and one step of it. $minutes is a whole number.
session-minutes =
    { $minutes ->
        [one] { $minutes } minute in all
       *[other] { $minutes } minutes in all
    }
step-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
# $date is a day in words.
updated = Revised { $date }
# Above the words of a page that holds only until a day; $date is the last one, in words.
holds-until = What this page says holds until { $date }. After that day, ask first whether it still does.
sources-title = Where these facts come from
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = Read this page to me
aloud-note = Others near you can hear it. With earphones only you do.
aloud-start = Read aloud
aloud-stop = Stop
# Shows one step at a time, each on a screen of its own.
steps-title = Step by step
step-back = Back
step-next = Next
# Which step this is: $at of $of.
step-place = { $at } of { $of }
related-title = This may help too
previous-guide = Before:
next-guide = Next:
# On a page of questions, the way from each of them back to the first.
first-question = Start again with the first question
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = Listen to this page ({ $size } kB)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = The recording is in { $language }.
audio-stale = The recording may be older than the text.
audio-note = It is loaded when you press play, and not before. Others near you can hear it.
# Above a story that a woman told.
story-changed = A true story, told with her consent. Names and places are changed.
story-own = A true story, told with her consent. Names and places are as she told them.
# Of a switch on a screen that is drawn in the text, and before the words on it that are to be touched.
screen-on = on
screen-off = off
screen-touch = Touch this:
# Said behind a link that leads to another site.
external-link = another site
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = Table
footnotes = Notes
footnote-back = Back to the text

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = This page is not in your language yet. You see it in { $language }.
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = No native speaker has checked the text in { $language }.
state-machine = A machine translated this page. No native speaker has checked it.
state-draft = No native speaker has checked this translation yet.

# The source has changed since this page was translated: parts that say so follow.
stale-notice = Some of this page has changed in the original since it was translated. Those parts say so.
# Opens the words of the original, behind a part that has changed there.
unit-changed = This has changed in the original. What it says now
# The original's words stand before this; opens the translation that was made before.
unit-urgent = This has changed and is not translated yet. What the translation said before
unit-added = This is new and not translated yet.

## Boxes in the text

alert-note = Good to know
alert-tip = A tip
alert-important = Important
alert-warning = Take care
alert-caution = Danger

## Helplines and services

help-call = Call
help-number = Number:
# $key is the key to press after the call is answered.
help-press = then press { $key }
help-sms = Text message to
help-email = E-mail:
help-web = Web page:
# $date is a day in words.
help-checked = Last checked { $date }
# How sure a contact is.
help-dialled = Dialled: a person called it
help-sourced = Sourced: nobody has called it for us yet
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = Tried: a person has used it
help-untried = Sourced: nobody has tried it for us yet
help-unconfirmed = Unconfirmed: check it first
help-retired = Retired: out of date, do not use it
# Of what is taken for help and is none.
help-no-help = Not for help: it is there for something else
# $name is the service that took its place.
help-replaced = Now: { $name }
# The same of what is no help: whom to turn to.
help-instead = Instead: { $name }
help-old-number = Old number:
help-old-web = Old page:

## Pages of the directory: by need, by region, and all of it.

help-title = Who can help
help-where = Where are you?
help-old = Old or wrong numbers: do not use them
help-always = Open day and night.
# A time of the day in the messages below: $hour is the hour on a clock face (`9`, `9:30`), $part its part of the day, `late`
# (from midnight), `morning` (from 4), `afternoon` (from 12), `evening` (from 16) or `night` (from 20). A language without this
# message has times as Unicode's data write them.
help-time = { $part ->
    [late] { $hour } am
    [morning] { $hour } am
   *[other] { $hour } pm
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] Every day, { $from } to { $to }.
    [one] { $first }, { $from } to { $to }.
   *[some] { $first } to { $last }, { $from } to { $to }.
}
help-hours-disputed = Reports about the hours differ.
help-free = It costs nothing.
help-women = Women answer.
# Opens what else there is to know of a helper.
help-more = More
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = Day and night
help-brief-hours = { $days ->
    [all] Daily { $from } – { $to }
    [one] { $first } { $from } – { $to }
   *[some] { $first } – { $last }, { $from } – { $to }
}
help-brief-free = free
help-brief-women = women answer
help-languages = Languages:
help-asks-name = It asks for your name.
help-asks-phone = It asks for your phone number.
help-asks-address = It asks for your address.
help-whatsapp = WhatsApp:
# Opens a part in which a number can be saved; what follows warns first.
help-save = Save this number on the phone
help-card-seen = A file stays among the downloads. The saved number can also come to other phones of the same Google account. You can change its name when you save it.
# $name is how the phone's list of contacts will show the number.
help-card = Save it as “{ $name }”
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = Office { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = Office { $phone }, then { $key }

# $section is the number of a section of a law.
law-section = section { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = Keep on this phone
# Warns before anything is kept.
# urgent
keep-who-sees = What you keep opens without network. Everybody who uses this browser can open it too.
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] Of { $all } guides, { $own } is in { $language }. The others come in another language.
       *[other] Of { $all } guides, { $own } are in { $language }. The others come in another language.
    }
# $size is what will be downloaded, in kilobytes.
keep-page = Keep this page ({ $size } kB)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = Keep all pages in { $language } ({ $size } kB)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = Keep the recording of this page too ({ $size } MB)
keep-recordings = Keep all recordings in { $language } too ({ $size } MB)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = Kept: { $size } kB, { $date }.
keep-remove = Remove from this phone
keep-remove-all = Remove everything from this phone
# What came of it.
keep-removed = Removed from this phone.
keep-done = Kept. It opens without network now.
keep-working = One moment …
# $done of $total kilobytes are there.
keep-progress = { $done } of { $total } kB
keep-broken = The network broke off. What has come so far need not come again: try once more, or remove it.
# $size is how much must be free while it loads, in megabytes.
keep-full = There is not enough room on this phone: { $size } MB must be free while it loads. Nothing has changed.
keep-odd = The site does not answer as it should. Your phone is not to blame. Try again later.
# Said where there is nothing to offer without network.
keep-offline = There is no network now. Nothing more can be kept until it is back.
# Said where this part itself did not load.
keep-failed = This did not load. Check the network and try again.
keep-again = Try again
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = Not all of it has come. These open without network already: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = There is a newer version of what you keep ({ $size } kB).
keep-load = Get it
# It is on the phone; the open page still shows the older one.
keep-loaded = The newer version has come. This page still shows the older one.
keep-changed = A number or an address of help on this page has changed.
# Shows in the open page what has changed; what she has written there stays.
keep-show = Show what is new
keep-partly = Some of what is new shows only when you open this page again. What you have written or ticked here goes then.
# $pages are titles of pages that she kept.
keep-gone = The site has taken this away, and so it is no longer on this phone: { $pages }
# The page that shows what is kept.
saved-title = What is kept on this phone
saved-none = Nothing is kept on this phone.
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }, with the recording
saved-recordings = { $language }: pages with recordings
# Shown without network, in the place of a page that is not kept.
saved-missing = There is no network now, and the page that you wanted is not kept on this phone.
# Shown where the browser cannot keep pages.
saved-cannot = This browser cannot keep pages from here.

## A check-in (a list to tick, and a message made of it)

check-in-message = My message
check-in-hint = Each tick writes the message anew. So tick first, then change the words.
# Before the lines that are ticked, and before those that are not.
check-in-well = Well:
check-in-not-well = Not well:
check-in-copy = Copy
check-in-copied = Copied
# Said where the phone lets no page copy.
check-in-marked = The phone did not let this page copy. The words are marked: touch and hold them, then choose “Copy”.
# Two links that open an app on the phone with the message in it.
check-in-sms = Open in SMS
check-in-whatsapp = Open in WhatsApp
check-in-note = You choose there who gets it. Nothing goes out before you press Send. What you do not send can stay there as a draft.
check-in-clear = Clear everything
# On paper, before lines to write on.
check-in-paper = In my own words:

## Letters to fill in

letters-title = Letters to fill in
letters-summary = Fill in a form on your phone or on paper. It makes a letter for you to copy, print or pass on.
# Before the title of a letter, on a button in a guide.
letter-write = Fill in:
# Before the title of a guide.
letter-guide = Read this first:
letter-private = What you write here stays on this page: nothing is sent, and nothing is stored. It is gone when you leave. Words that you copy can stay in the phone’s clipboard, and a print saved as a file stays on the phone.
letter-fill = Fill in what you want to say
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = Who will see this
# Behind the name of such a field.
letter-identifies = can show who you are
# A button for one more entry of a list.
letter-more = Add another entry
letter-text = Your letter
letter-language = Write it in
letter-hint = Lines with an empty field are left out. Each change above writes the letter anew. So fill in first, then change the words.
# $count is how many characters the letter has.
letter-count = { $count } characters.
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } of at most { $limit } characters. What is longer may be cut off.
# Follows that where the letter is longer; $over is by how many characters.
letter-over = That is { $over } too many.
letter-print = Print the letter
letter-attach = What to attach
letter-send = Where to send it

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = This file was made on { $date }. Numbers and laws may have changed since then.
# Shown when the phone’s clock says so.
pack-old = This file is more than six months old. Ask for a newer one. Until then, check with somebody you trust that a number is still right before you rely on it.
# In the place of a recording.
pack-recording = The recording of this page is not in this file.
# What reading programs show of how a book can be read (accessibility summary).
pack-access = All of it is words, with headings and lists. Pictures are described. Numbers to call are links.

## The page beside files to pass on

pack-list-note = The smallest files are at the top. A text or a web page of one guide fits on any phone.
# $size is how much room a file takes, in kilobytes.
pack-list-size = { $size } kB
# A file with all guides of a language.
pack-list-all = All guides
# In which form a file is.
pack-list-html = web page
pack-list-txt = text
pack-list-epub = book for reading apps (EPUB)
pack-list-pdf = to print (PDF)
pack-list-zip = many web pages in a ZIP, to unpack first
# Below long rows of letters and digits, one for each file.
pack-list-check = The row of letters and digits below a file (SHA-256) is different if a single letter of the file is different.

## Pages for addresses that lead elsewhere

missing-page = This page is not here
moved-page = This page has moved

## Passing a guide on, as a text

pass-title = Pass on
# Said once, above the text. The words below it are those of a check-in.
# urgent
pass-note = What you send lies in the chat of both of you, and whoever opens either phone can read it.
# Opens what the phone itself offers to send a text with.
pass-share = Other apps
# Files of the page, where the site makes them. $size in kilobytes.
pass-file = Save as a file ({ $size } kB)
pass-pdf = Save as PDF ({ $size } kB)
# urgent
pass-file-note = A saved file stays among the downloads of this phone.
# Opens what the phone itself offers to send a file with.
pass-file-share = Send the file
pass-file-broken = The file did not come. Try again where there is network.
# Where the file took so long that the phone wants another press.
pass-file-ready = The file is here. Press again to send it.

## Cards to print, with the numbers of a region

paper-title = Cards to print with these numbers
paper-how = Print this page on A4 paper, cut along the lines, and fold each card in three: the lowest part up, over the numbers, then the top part back. Outside it looks like a note. The numbers are inside, for whoever unfolds it.

### Roman Urdu, written by a machine; no native speaker has reviewed it yet.
### Yeh tarjuma machine ne likha hai; abhi kisi ahl-e-zuban ne nahi jaancha.

# The language's own name, in its own script: the language switcher shows it.
language-name = Roman Urdu

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = Phone ki madad
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = Aasan lafzon mein mukhtasar tehreerein, phone par parhne ke liye.
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = Kitabcha
skip-to-content = Seedhe tehreer par jayein
# Names the bar with the two links below, for screen readers.
safety-label = Yeh page chhorein
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = Foran niklein
# A link to the page on covering tracks, beside it.
leave-no-trace = Peeche kya reh jata hai?
languages-label = Zuban
# Said in the language switcher of a page that is not translated.
not-translated = (abhi tarjuma nahi hua)
trail-label = Aap yahan hain
home-link = Pehla page
neighbours-label = Is hisse ki aur tehreerein

## Home and section pages

needs-title = Kya hua hai?
guides-title = Sab tehreerein
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = Is hisse ki sab { $count } tehreerein

## Search

search-label = Talash
search-hint = Apne alfaz mein talash karein
search-title = Tamam mauzu
search-found = Mile:
search-none = Kuch nahi mila. Neeche dekhein, ya:
search-contacts = helpline madad number phone call

## Danger to life, above everything

emergency-call = Abhi khatra hai? Call karein
emergency-others = Call nahi kar saktin? Doosre raste

## A guide

contents-title = Is page par
# $minutes is a whole number.
minutes-to-read = Parhne mein { $minutes } minute
# $date is a day in words.
updated = Aakhri baar durust kiya gaya: { $date }
sources-title = Yeh baatein kahan se li gayi hain
related-title = Yeh bhi kaam aa sakta hai
previous-guide = Pichhla:
next-guide = Agla:
# Said behind a link that leads to another site.
external-link = doosri website
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = Jadwal
footnotes = Hashiye
footnote-back = Wapas tehreer par

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = Yeh page abhi aap ki zuban mein nahi hai. Aap ise { $language } mein dekh rahi hain.
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } ki yeh tehreer kisi ahl-e-zuban ne nahi jaanchi.
state-machine = Is page ka tarjuma machine ne kiya hai. Kisi ahl-e-zuban ne ise nahi jaancha.
state-draft = Yeh tarjuma abhi kisi ahl-e-zuban ne nahi jaancha.

## Boxes in the text

alert-note = Jaanne ki baat
alert-tip = Mashwara
alert-important = Zaroori baat
alert-warning = Ehtiyat karein
alert-caution = Khatra

## Help lines and services

help-call = Call karein
help-number = Number:
# $key is the key to press after the call is answered.
help-press = phir { $key } dabayein
help-sms = Is number par SMS karein
help-email = Email:
help-web = Website:
# $date is a day in words.
help-checked = Aakhri baar jaancha gaya: { $date }
# How sure a contact is.
help-dialled = Call kar ke dekha gaya
help-sourced = Hawala maujood hai, abhi call kar ke nahi dekha gaya
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = Kisi ne istemal kar ke dekha hai
help-untried = Hawala maujood hai, abhi kisi ne aazma kar nahi dekha
help-unconfirmed = Tasdeeq nahi hui: bharosa karne se pehle khud dekh lein
help-retired = Purana: ise istemal na karein
# $name is the service that took its place.
help-replaced = Ab is ki jagah: { $name }
help-old-number = Purana number:
help-old-web = Purana page:

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = Is phone par rakhein
# Warns before anything is kept.
keep-who-sees = Jo aap rakhein gi woh network ke baghair bhi khule ga. Jo koi yeh browser istemal kare, woh bhi ise khol sake ga.
# $size is what will be downloaded, in kilobytes.
keep-page = Yeh page rakhein ({ $size } KB)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } ke sab page rakhein ({ $size } KB)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = Rakha hua hai: { $size } KB, { $date }.
keep-remove = Is phone se hatayein
keep-remove-all = Sab kuch is phone se hatayein
# What came of it.
keep-removed = Is phone se hata diya gaya.
keep-done = Rakh liya gaya. Ab yeh network ke baghair bhi khule ga.
keep-working = Zara thehrein …
# $done of $total kilobytes are there.
keep-progress = { $total } mein se { $done } KB
keep-broken = Network toot gaya. Jo aa chuka hai use dobara lana nahi pare ga: phir koshish karein, ya ise hata dein.
keep-full = Is phone mein jagah kaafi nahi: { $size } MB khaali chahiye. Kuch nahi badla.
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = Jo aap ne rakha hai, site par us ki nayi shakal aa gayi hai ({ $size } KB).
keep-load = Ise le aayein
# The page that shows what is kept.
saved-title = Is phone par kya rakha hai
saved-none = Is phone par kuch nahi rakha.
# Shown without network, in the place of a page that is not kept.
saved-missing = Abhi network nahi hai, aur jo page aap chahti thin woh is phone par nahi rakha.
# Shown where the browser cannot keep pages.
saved-cannot = Yeh browser yahan ke page nahi rakh sakta.

## A check-in (a list to tick, and a message made of it)

check-in-message = Mera message
check-in-hint = Har nishan lagane se message naye sire se likha jata hai. Is liye pehle nishan lagayein, phir lafz badlein.
# Before the lines that are ticked, and before those that are not.
check-in-well = Theek hai:
check-in-not-well = Theek nahi:
check-in-copy = Copy karein
check-in-copied = Copy ho gaya
# Two links that open an app on the phone with the message in it.
check-in-sms = SMS mein kholein
check-in-whatsapp = WhatsApp mein kholein
check-in-note = Wahan aap khud chunein gi ke yeh kis ko jaye. Jab tak aap bhejne ka button na dabayein, kuch nahi jata. Jo message aap na bhejein, woh wahan adhoora para reh sakta hai.
check-in-clear = Sab mita dein
# On paper, before lines to write on.
check-in-paper = Apne lafzon mein:

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = Yeh file { $date } ko banayi gayi. Ho sakta hai is ke baad number aur qanoon badal gaye hon.
# Shown when the phone’s clock says so.
pack-old = Yeh file cheh mahine se zyada purani hai. Nayi file maang lein. Tab tak kisi number par bharosa karne se pehle kisi aise shakhs se pooch lein jis par aap ko aitemad ho ke number ab bhi durust hai.
# In the place of a recording.
pack-recording = Is page ki recording is file mein nahi hai.

## Pages for addresses that lead elsewhere

missing-page = Yeh page yahan nahi hai
moved-page = Yeh page doosri jagah chala gaya hai

## Passing a guide on, as a text

pass-title = Aage bhejein
pass-note = Jo aap bhejein gi woh dono ki chat mein rahe ga, aur jo koi bhi phone khole use parh sakta hai.
pass-share = Doosri apps

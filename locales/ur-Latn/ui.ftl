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
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = { $all } mein se { $own }
# Said in the language switcher of a page that is not translated.
not-translated = (abhi tarjuma nahi hua)
trail-label = Aap yahan hain
home-link = Pehla page
neighbours-label = Is hisse ki aur tehreerein

## Home and section pages

needs-title = Kya hua hai?
guides-title = Sab tehreerein
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = { $language } mein ({ $count })
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
# A session plan, and one step of it. $minutes is a whole number.
session-minutes =
    { $minutes ->
        [one] Kul { $minutes } minute
       *[other] Kul { $minutes } minute
    }
step-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minute
    }
# $date is a day in words.
updated = Aakhri baar durust kiya gaya: { $date }
holds-until = Is page ki baat { $date } tak durust hai. Us ke baad pehle pooch lein ke ab bhi yehi hai ya nahi.
sources-title = Yeh baatein kahan se li gayi hain
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = Yeh page mujhe parh kar sunayein
aloud-note = Aas paas ke log bhi sun sakte hain. Earphone lagayein to sirf aap sunein gi.
aloud-start = Sunayein
aloud-stop = Band karein
# Shows one step at a time, each on a screen of its own.
steps-title = Ek ek qadam
step-back = Peeche
step-next = Aage
# Which step this is: $at of $of.
step-place = { $of } mein se { $at }
related-title = Yeh bhi kaam aa sakta hai
previous-guide = Pichhla:
next-guide = Agla:
# On a page of questions, the way from each of them back to the first.
first-question = Pehle sawal se dobara shuru karein
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = Yeh page sunein ({ $size } KB)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = Yeh recording { $language } mein hai.
audio-stale = Ho sakta hai yeh recording tehreer se purani ho.
audio-note = Recording sirf tab load hoti hai jab aap chalane ka button dabayein. Paas ke log bhi ise sun sakte hain.
# Above a story that a woman told.
story-changed = Yeh sachi kahani hai, aur sunane wali ki razamandi se yahan hai. Naam aur jagahein badal di gayi hain.
story-own = Yeh sachi kahani hai, aur sunane wali ki razamandi se yahan hai. Naam aur jagahein wohi hain jo us ne batayein.
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
# The source has changed since this page was translated: parts that say so follow.
stale-notice = Tarjume ke baad asal page ki kuch baatein badal gayi hain. Jahan aisa hai wahan likha hai.
# Opens the words of the original, behind a part that has changed there.
unit-changed = Yeh baat asal mein badal gayi hai. Ab wahan yeh likha hai
# The original's words stand before this; opens the translation that was made before.
unit-urgent = Yeh baat badal gayi hai aur abhi is ka tarjuma nahi hua. Pehle tarjume mein yeh tha
unit-added = Yeh baat nayi hai, aur abhi is ka tarjuma nahi hua.

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
help-unconfirmed = Tasdeeq nahi hui: pehle khud dekh lein
help-retired = Purana: ise istemal na karein
help-no-help = Yeh madad ka number nahi: yeh kisi aur kaam ke liye hai
# $name is the service that took its place.
help-replaced = Ab is ki jagah: { $name }
help-instead = Is ke bajaye: { $name }
help-old-number = Purana number:
help-old-web = Purana page:

## Pages of the directory: by need, by region, and all of it.

help-title = Kaun madad kar sakta hai
help-where = Aap kahan hain?
help-old = Purane ya ghalat number: inhein istemal na karein
help-always = Din raat, har waqt.
# A time of the day in the next messages: $part is its part of the day, $hour the hour on a clock face.
help-time = { $part ->
    [morning] subah { $hour } baje
    [afternoon] dopahar { $hour } baje
    [evening] shaam { $hour } baje
   *[night] raat { $hour } baje
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] Har roz, { $from } se { $to } tak.
    [one] { $first }, { $from } se { $to } tak.
   *[some] { $first } se { $last }, { $from } se { $to } tak.
}
help-hours-disputed = Waqt ke baare mein khabrein ek jaisi nahi.
help-free = Is ka koi kharch nahi.
help-women = Yahan khawateen jawab deti hain.
# Opens what else there is to know of a helper.
help-more = Mazeed
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = Din raat
help-brief-hours = { $days ->
    [all] Har roz { $from } – { $to }
    [one] { $first } { $from } – { $to }
   *[some] { $first } – { $last }, { $from } – { $to }
}
help-brief-free = muft
help-brief-women = khawateen jawab deti hain
help-languages = Zubanein:
help-asks-name = Yeh aap ka naam poochte hain.
help-asks-phone = Yeh aap ka phone number poochte hain.
help-asks-address = Yeh aap ke ghar ka address poochte hain.
help-whatsapp = WhatsApp:
# Opens a part in which a number can be saved; what follows warns first.
help-save = Yeh number phone mein save karein
help-card-seen = Downloads mein ek file reh jati hai. Save kiya hua number isi Google account ke doosre phones par bhi aa sakta hai. Save karte waqt aap naam badal sakti hain.
# $name is how the phone's list of contacts will show the number.
help-card = “{ $name }” ke naam se save karein
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = Daftar { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = Daftar { $phone }, phir { $key }
# $section is the number of a section of a law.
law-section = dafa { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = Is phone par rakhein
# Warns before anything is kept.
keep-who-sees = Jo aap rakhein gi woh network ke baghair bhi khule ga. Jo koi yeh browser istemal kare, woh bhi ise khol sake ga.
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] { $all } tehreeron mein se { $own } { $language } mein hai. Baaqi doosri zuban mein hain.
       *[other] { $all } tehreeron mein se { $own } { $language } mein hain. Baaqi doosri zuban mein hain.
    }
# $size is what will be downloaded, in kilobytes.
keep-page = Yeh page rakhein ({ $size } KB)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } ke sab page rakhein ({ $size } KB)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = Is page ki recording bhi rakhein ({ $size } MB)
keep-recordings = { $language } ki sab recordings bhi rakhein ({ $size } MB)
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
keep-full = Is phone mein jagah kaafi nahi: lane ke dauran { $size } MB khaali hona zaroori hai. Kuch nahi badla.
keep-odd = Site abhi theek jawab nahi de rahi. Yeh aap ke phone ki kharabi nahi. Kuch der baad phir koshish karein.
# Said where there is nothing to offer without network.
keep-offline = Abhi network nahi hai. Network aane tak kuch aur nahi rakha ja sakta.
# Said where this part itself did not load.
keep-failed = Yeh hissa nahi khul saka. Network dekhein, phir koshish karein.
keep-again = Phir koshish karein
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = Abhi sab kuch nahi aaya. Yeh page network ke baghair khul jate hain: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = Jo aap ne rakha hai, site par us ki nayi shakal aa gayi hai ({ $size } KB).
keep-load = Ise le aayein
# It is on the phone; the open page still shows the older one.
keep-loaded = Nayi shakal aa gayi hai. Is page par abhi purani nazar aa rahi hai.
keep-changed = Is page par madad ka koi number ya pata badal gaya hai.
# Shows in the open page what has changed; what she has written there stays.
keep-show = Nayi baat dikhayein
keep-partly = Kuch nayi baatein tab nazar aayein gi jab aap yeh page dobara kholein gi. Jo yahan likha ya nishan lagaya hai, woh tab mit jaye ga.
# $pages are titles of pages that she kept.
keep-gone = Site ne yeh hata diya hai, is liye ab yeh phone mein nahi hai: { $pages }
# The page that shows what is kept.
saved-title = Is phone par kya rakha hai
saved-none = Is phone par kuch nahi rakha.
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }, recording ke saath
saved-recordings = { $language }: recording wale page
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
# Said where the phone lets no page copy.
check-in-marked = Phone ne is page ko copy nahi karne diya. Lafzon par nishan laga hai: inhein daba kar rakhein, phir “Copy” chunein.
# Two links that open an app on the phone with the message in it.
check-in-sms = SMS mein kholein
check-in-whatsapp = WhatsApp mein kholein
check-in-note = Wahan aap khud chunein gi ke yeh kis ko jaye. Jab tak aap bhejne ka button na dabayein, kuch nahi jata. Jo message aap na bhejein, woh wahan adhoora para reh sakta hai.
check-in-clear = Sab mita dein
# On paper, before lines to write on.
check-in-paper = Apne lafzon mein:

## Letters to fill in

letters-title = Bharne ke liye khat
letters-summary = Phone par ya kaghaz par form bharein. Is se khat ban jata hai jise aap copy ya print kar sakti hain, ya kisi ko de sakti hain.
# Before the title of a letter, on a button in a guide.
letter-write = Yeh bharein:
# Before the title of a guide.
letter-guide = Pehle yeh parhein:
letter-private = Jo aap yahan likhein gi woh isi page par rehta hai: na kahin bheja jata hai, na save hota hai. Page chhorte hi woh mit jata hai. Magar copy kiye hue lafz phone ke clipboard mein reh sakte hain, aur jo print file ban kar save ho woh phone par reh jata hai.
letter-fill = Jo kehna chahti hain woh bharein
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = Yeh kaun dekhe ga
# Behind the name of such a field.
letter-identifies = is se aap pehchani ja sakti hain
# A button for one more entry of a list.
letter-more = Ek aur baat likhein
letter-text = Aap ka khat
letter-language = Kis zuban mein likhein
letter-hint = Jis line ka khana khaali ho woh khat mein nahi aati. Upar kuch bhi badlein to khat naye sire se likha jata hai. Is liye pehle khane bharein, phir lafz badlein.
# $count is how many characters the letter has.
letter-count = { $count } haroof.
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } haroof, zyada se zyada { $limit }. Is se lambi tehreer kat sakti hai.
# Follows that where the letter is longer; $over is by how many characters.
letter-over = Yeh { $over } zyada hain.
letter-print = Khat print karein
letter-attach = Saath kya lagayein
letter-send = Kahan bhejein

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = Yeh file { $date } ko banayi gayi. Ho sakta hai is ke baad number aur qanoon badal gaye hon.
# Shown when the phone’s clock says so.
pack-old = Yeh file chhe mahine se zyada purani hai. Nayi file maang lein. Tab tak kisi number par bharosa karne se pehle kisi aise shakhs se pooch lein jis par aap ko aitemad ho ke number ab bhi durust hai.
# In the place of a recording.
pack-recording = Is page ki recording is file mein nahi hai.
pack-access = Sab kuch alfaaz mein hai, headings aur lists ke saath. Tasveeron ki tafseel likhi hai. Phone number chhoone se call hoti hai.

## Aage bhejne ki filon ke saath wala page

pack-list-note = Sab se chhoti filein upar hain. Ek tehreer text ya web page ki soorat mein har phone mein sama jati hai.
pack-list-size = { $size } KB
pack-list-all = Sab tehreerein
pack-list-html = web ka page
pack-list-txt = saada text
pack-list-epub = parhne wali app ke liye kitaab (EPUB)
pack-list-pdf = print ke liye (PDF)
pack-list-zip = kai web pages ek ZIP mein, pehle kholna hoga
pack-list-check = File ke neeche huroof aur hindson ki qataar (SHA-256) badal jati hai agar file ka ek bhi harf badle.

## Pages for addresses that lead elsewhere

missing-page = Yeh page yahan nahi hai
moved-page = Yeh page doosri jagah chala gaya hai

## Passing a guide on, as a text

pass-title = Aage bhejein
pass-note = Jo aap bhejein gi woh dono ki chat mein rahe ga, aur jo koi bhi phone khole use parh sakta hai.
pass-share = Doosri apps
pass-file = File ke taur par save karein ({ $size } KB)
pass-pdf = PDF ke taur par save karein ({ $size } KB)
pass-file-note = Save ki hui file is phone ke downloads mein rehti hai.
pass-file-share = File bhejein
pass-file-broken = File nahi aayi. Jahan network ho wahan phir koshish karein.
pass-file-ready = File aa gayi hai. Bhejne ke liye phir dabayein.

screen-on = on
screen-off = off
screen-touch = Ise chhuein:

## Ek ilaqe ke numbaron ke card, chhaapne ke liye

paper-title = In numberon ke card print karein
paper-how = Yeh page A4 kaghaz par print karein, lakeeron par kaatein aur har card ko teen hisson mein morein: pehle nichla hissa upar, numberon par, phir upar wala hissa peeche. Bahar se yeh aam parchi lagta hai. Number andar hain, jo khole ga use nazar aayein ge.

### Words of the interface. Translated by a machine; no native speaker has reviewed them yet.
### پښتو: دا ژباړه ماشین کړې ده، لا هېڅ پښتو ویونکي نه ده کتلې.

# The language's own name, in its own script: the language switcher shows it.
language-name = پښتو

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = د فون مرسته
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = په ساده ټکو لنډې لیکنې، په فون کې د لوستلو لپاره.
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = کتابچه
skip-to-content = نېغ متن ته لاړې شئ
# Names the bar with the two links below, for screen readers.
safety-label = دا پاڼه پرېږدئ
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = ژر ووځئ
# A link to the page on covering tracks, beside it.
leave-no-trace = شاته څه پاتې کېږي؟
languages-label = ژبه
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = له { $all } نه { $own }
# Said in the language switcher of a page that is not translated.
not-translated = (لا نه ده ژباړل شوې)
trail-label = تاسو دلته یاست
home-link = لومړی مخ
neighbours-label = د دې برخې نورې لیکنې

## Home and section pages

needs-title = څه پېښ شوي دي؟
guides-title = ټولې لیکنې
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = په { $language } کې ({ $count })
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = د دې برخې ټولې { $count } لیکنې

## Search

# A link to the page with the field, on every other page.
search-label = لټون
# Stands above the field.
search-hint = په خپلو لفظونو لټون وکړئ
# The page with the field, and all topics below it.
search-title = ټول موضوعات
# Stands before a number: how many pages and helpers were found.
search-found = وموندل شول:
# Followed by a link to all who can help.
search-none = هېڅ پیدا نه شول. لاندې وګورئ، یا:
# Words, not a sentence: what somebody may type who looks for any helper at all.
search-contacts = هېلپ لاین مرسته مدد نمبر شمېره فون کال helpline help number

## Danger to life, above everything

# Followed by the number. Short: one line on a phone.
emergency-call = اوس خطر دی؟ کال وکړئ
# A link to all who can help, behind it.
emergency-others = کال نه شئ کولای؟ نورې لارې

## A guide

contents-title = په دې پاڼه کې
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] د لوستلو وخت: { $minutes } دقیقه
       *[other] د لوستلو وخت: { $minutes } دقیقې
    }
# A session plan, and one step of it. $minutes is a whole number.
session-minutes =
    { $minutes ->
        [one] ټول { $minutes } دقیقه
       *[other] ټولې { $minutes } دقیقې
    }
step-minutes =
    { $minutes ->
        [one] { $minutes } دقیقه
       *[other] { $minutes } دقیقې
    }
# $date is a day in words.
updated = وروستی ځل سمه شوې: { $date }
holds-until = د دې پاڼې خبره تر { $date } پورې سمه ده. تر هغې وروسته لومړی وپوښتئ چې اوس هم همداسې ده که نه.
sources-title = دا خبرې له کومه اخیستل شوې دي
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = دا پاڼه راته په لوړ اواز ولولئ
aloud-note = نزدې خلک یې هم اورېدلای شي. که اېرفون ولګوئ، یوازې تاسو یې اورئ.
aloud-start = ولولئ
aloud-stop = بند یې کړئ
# Shows one step at a time, each on a screen of its own.
steps-title = یو یو ګام
step-back = شاته
step-next = مخکې
# Which step this is: $at of $of.
step-place = له { $of } نه { $at }
related-title = دا هم په کار راتلای شي
previous-guide = مخکینۍ لیکنه:
next-guide = بله لیکنه:
# On a page of questions, the way from each of them back to the first.
first-question = له لومړۍ پوښتنې بیا پیل وکړئ
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = دا پاڼه واورئ ({ $size } کیلوبایټه)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = دا اواز په دې ژبه دی: { $language }.
audio-stale = کېدای شي دا اواز له لیکنې زوړ وي.
audio-note = اواز یوازې هغه وخت لوډ کېږي چې تاسو د چلولو بټن کېکاږئ. خوا ته خلک یې هم اورېدلای شي.
# Above a story that a woman told.
story-changed = دا رښتینې کیسه ده، او د کیسه کوونکې په رضا دلته ده. نومونه او ځایونه بدل شوي دي.
story-own = دا رښتینې کیسه ده، او د کیسه کوونکې په رضا دلته ده. نومونه او ځایونه هماغه دي چې دې ویلي دي.
# Said behind a link that leads to another site.
external-link = بل وېبسایټ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
footnotes = یادښتونه
footnote-back = بېرته متن ته

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = دا پاڼه لا ستاسو په ژبه نشته. تاسو یې په دې ژبه وینئ: { $language }.
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = دا متن لا د هماغې ژبې ({ $language }) هېڅ ویونکي نه دی کتلی.
state-machine = دا پاڼه ماشین ژباړلې ده. هېڅ پښتو ویونکي دا ژباړه نه ده کتلې.
state-draft = لا هېڅ پښتو ویونکي دا ژباړه نه ده کتلې.
# The source has changed since this page was translated: parts that say so follow.
stale-notice = له ژباړې وروسته د اصلي پاڼې ځینې خبرې بدلې شوې دي. چېرته چې داسې وي، هلته لیکل شوي دي.
# Opens the words of the original, behind a part that has changed there.
unit-changed = دا خبره په اصل کې بدله شوې ده. اوس هلته دا لیکل شوي دي
# The original's words stand before this; opens the translation that was made before.
unit-urgent = دا خبره بدله شوې ده او لا نه ده ژباړل شوې. په مخکینۍ ژباړه کې دا وو
unit-added = دا خبره نوې ده، او لا نه ده ژباړل شوې.

## Boxes in the text

alert-note = د پوهېدو خبره
alert-tip = مشوره
alert-important = مهمه خبره
alert-warning = احتیاط وکړئ
alert-caution = خطر

## Help lines and services

help-call = کال وکړئ
help-number = شمېره:
# $key is the key to press after the call is answered.
help-press = بیا { $key } کېکاږئ
help-sms = دې شمېرې ته اېس اېم اېس وکړئ
help-email = ای میل:
help-web = وېب پاڼه:
# $date is a day in words.
help-checked = وروستی ځل کتل شوی: { $date }
# How sure a contact is.
help-dialled = یو چا ورته کال کړی دی
help-sourced = سرچینه لري، خو زموږ لپاره لا چا کال نه دی ورته کړی
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = چا کارولې او کتلې ده
help-untried = سرچینه لري، خو زموږ لپاره لا چا نه ده ازمویلې
help-unconfirmed = تصدیق شوی نه دی: لومړی یې پخپله وګورئ
help-retired = زوړ شوی: مه یې کاروئ
help-no-help = دا د مرستې شمېره نه ده: دا د بل کار لپاره ده
# $name is the service that took its place.
help-replaced = اوس یې پر ځای: { $name }
help-instead = د دې پر ځای: { $name }
help-old-number = زړه شمېره:
help-old-web = زړه پاڼه:

## Pages of the directory: by need, by region, and all of it.

help-title = څوک مرسته کولای شي
help-where = تاسو چېرته یاست؟
help-old = زړې یا غلطې شمېرې: مه یې کاروئ
help-always = شپه او ورځ، هر وخت.
# A time of the day in the next messages: $part is its part of the day, $hour the hour on a clock face.
help-time = { $part ->
    [morning] سهار { $hour } بجو
    [afternoon] ماسپښین { $hour } بجو
    [evening] ماښام { $hour } بجو
   *[night] شپې { $hour } بجو
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] هره ورځ، له { $from } تر { $to }.
    [one] { $first }، له { $from } تر { $to }.
   *[some] له { $first } تر { $last }، له { $from } تر { $to }.
}
help-hours-disputed = د وخت په اړه خبرونه یو شان نه دي.
help-free = هېڅ خرچه نه لري.
help-women = دلته ښځې ځواب ورکوي.
# Opens what else there is to know of a helper.
help-more = نور
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = شپه او ورځ
help-brief-hours = { $days ->
    [all] هره ورځ له { $from } تر { $to }
    [one] { $first } له { $from } تر { $to }
   *[some] { $first } – { $last }، له { $from } تر { $to }
}
help-brief-free = وړیا
help-brief-women = ښځې ځواب ورکوي
help-languages = ژبې:
help-asks-name = دوی ستاسو نوم پوښتي.
help-asks-phone = دوی ستاسو د فون شمېره پوښتي.
help-asks-address = دوی ستاسو د کور پته پوښتي.
help-whatsapp = واټس اېپ:
# Opens a part in which a number can be saved; what follows warns first.
help-save = دا شمېره په فون کې خوندي کړئ
help-card-seen = په ډاونلوډونو کې یو فایل پاتې کېږي. خوندي شوې شمېره د همدې ګوګل اکاونټ نورو فونونو ته هم تلای شي. د خوندي کولو پر وخت یې نوم بدلولای شئ.
# $name is how the phone's list of contacts will show the number.
help-card = د “{ $name }” په نوم یې خوندي کړئ
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = دفتر { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = دفتر { $phone }، بیا { $key }
# $section is the number of a section of a law.
law-section = دفعه { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = په دې فون کې یې وساتئ
# Warns before anything is kept.
keep-who-sees = څه چې ساتئ، هغه بې انټرنېټه هم پرانیستل کېږي. هر څوک چې دا براوزر کاروي، هغه یې هم پرانیستلای شي.
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] له { $all } لیکنو نه { $own } په { $language } کې ده. نورې په بله ژبه دي.
       *[other] له { $all } لیکنو نه { $own } په { $language } کې دي. نورې په بله ژبه دي.
    }
# $size is what will be downloaded, in kilobytes.
keep-page = دا پاڼه وساتئ ({ $size } کیلوبایټه)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = د { $language } ټولې پاڼې وساتئ ({ $size } کیلوبایټه)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = د دې پاڼې اواز هم وساتئ ({ $size } مېګابایټه)
keep-recordings = د { $language } ټول اوازونه هم وساتئ ({ $size } مېګابایټه)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = ساتل شوي: { $size } کیلوبایټه، { $date }.
keep-remove = له دې فون یې لرې کړئ
keep-remove-all = هر څه له دې فون لرې کړئ
# What came of it.
keep-removed = له دې فون لرې شول.
keep-done = وساتل شول. اوس بې انټرنېټه هم پرانیستل کېږي.
keep-working = لږ صبر وکړئ…
# $done of $total kilobytes are there.
keep-progress = له { $total } څخه { $done } کیلوبایټه
keep-broken = نېټورک پرې شو. څه چې راغلي دي، هغه بیا راوړل نه غواړي: یو ځل بیا هڅه وکړئ، یا یې لرې کړئ.
keep-full = په دې فون کې پوره ځای نشته: د راوړلو پر وخت باید { $size } مېګابایټه ځای خالي وي. هېڅ نه دي بدل شوي.
keep-odd = سایټ سم ځواب نه ورکوي. دا ستاسو د فون خرابي نه ده. لږ وروسته بیا هڅه وکړئ.
# Said where there is nothing to offer without network.
keep-offline = اوس نېټورک نشته. تر څو چې بېرته نه وي راغلی، نور هېڅ نه شئ ساتلای.
# Said where this part itself did not load.
keep-failed = دا برخه ونه پرانیستل شوه. نېټورک وګورئ، بیا هڅه وکړئ.
keep-again = بیا هڅه وکړئ
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = لا هر څه نه دي راغلي. دا پاڼې بې انټرنېټه پرانیستل کېږي: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = څه چې تاسو ساتلي دي، په سایټ کې یې نوې بڼه راغلې ده ({ $size } کیلوبایټه).
keep-load = را یې وړئ
# It is on the phone; the open page still shows the older one.
keep-loaded = نوې بڼه راغله. په دې پاڼه کې لا زړه ښکاري.
keep-changed = په دې پاڼه کې د مرستې کومه شمېره یا پته بدله شوې ده.
# Shows in the open page what has changed; what she has written there stays.
keep-show = نوې خبره وښیئ
keep-partly = ځینې نوې خبرې به هغه وخت ښکاره شي چې تاسو دا پاڼه بیا پرانیزئ. څه چې مو دلته لیکلي یا نښه کړي دي، هغه به بیا ورک شي.
# $pages are titles of pages that she kept.
keep-gone = سایټ دا لرې کړي دي، نو اوس په دې فون کې نشته: { $pages }
# The page that shows what is kept.
saved-title = په دې فون کې څه ساتل شوي دي
saved-none = په دې فون کې هېڅ نه دي ساتل شوي.
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }، له اواز سره
saved-recordings = { $language }: د اواز پاڼې
# Shown without network, in the place of a page that is not kept.
saved-missing = اوس نېټورک نشته، او کومه پاڼه چې تاسو غوښته، په دې فون کې نه ده ساتل شوې.
# Shown where the browser cannot keep pages.
saved-cannot = دا براوزر د دې ځای پاڼې نه شي ساتلای.

## A check-in (a list to tick, and a message made of it)

check-in-message = زما پیغام
check-in-hint = له هرې نښې سره پیغام له سره لیکل کېږي. نو لومړی نښې ولګوئ، بیا لفظونه بدل کړئ.
# Before the lines that are ticked, and before those that are not.
check-in-well = ښه دي:
check-in-not-well = ښه نه دي:
check-in-copy = کاپي کړئ
check-in-copied = کاپي شو
# Said where the phone lets no page copy.
check-in-marked = فون دې پاڼې ته د کاپي کولو اجازه ورنه کړه. لفظونه نښه شوي دي: لږ وخت یې کېکاږلي وساتئ، بیا “کاپي” (Copy) وټاکئ.
# Two links that open an app on the phone with the message in it.
check-in-sms = په اېس اېم اېس کې یې پرانیزئ
check-in-whatsapp = په واټس اېپ کې یې پرانیزئ
check-in-note = هلته یې تاسو پخپله ټاکئ چې چا ته لاړ شي. تر څو چې د لېږلو بټن ونه کېکاږئ، هېڅ نه ځي. هغه پیغام چې ونه لېږئ، هلته نیمګړی پاتې کېدای شي.
check-in-clear = هر څه پاک کړئ
# On paper, before lines to write on.
check-in-paper = په خپلو لفظونو:

## Letters to fill in

letters-title = د ډکولو لیکونه
letters-summary = په فون یا کاغذ فورم ډک کړئ. له دې نه یو لیک جوړېږي چې کاپي یا پرنټ کولای یې شئ، یا یې چا ته ورکولای شئ.
# Before the title of a letter, on a button in a guide.
letter-write = دا ډک کړئ:
# Before the title of a guide.
letter-guide = لومړی دا ولولئ:
letter-private = څه چې تاسو دلته لیکئ، په همدې پاڼه کې پاتې کېږي: نه چېرته لېږل کېږي، نه ساتل کېږي. چې پاڼه پرېږدئ، هغه ورک شي. خو کاپي شوي لفظونه د فون په کلپ بورډ کې پاتې کېدای شي، او هغه پرنټ چې د فایل په توګه خوندي شي، په فون کې پاتې کېږي.
letter-fill = څه چې ویل غواړئ، هغه ډک کړئ
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = دا به څوک ویني
# Behind the name of such a field.
letter-identifies = له دې نه تاسو پېژندل کېدای شئ
# A button for one more entry of a list.
letter-more = بله خبره ولیکئ
letter-text = ستاسو لیک
letter-language = په کومه ژبه یې لیکئ
letter-hint = د کومې کرښې خانه چې تشه وي، هغه په لیک کې نه راځي. که پورته هر څه بدل کړئ، لیک له سره لیکل کېږي. نو لومړی خانې ډکې کړئ، بیا لفظونه بدل کړئ.
# $count is how many characters the letter has.
letter-count = { $count } توري.
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } توري، ډېر تر ډېره { $limit }. تر دې اوږد متن پرې کېدای شي.
# Follows that where the letter is longer; $over is by how many characters.
letter-over = دا { $over } توري زیات دي.
letter-print = لیک پرنټ کړئ
letter-attach = ورسره څه ولګوئ
letter-send = چېرته یې ولېږئ

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = دا فایل په { $date } جوړ شوی دی. کېدای شي له هغې وروسته شمېرې او قانونونه بدل شوي وي.
# Shown when the phone’s clock says so.
pack-old = دا فایل تر شپږو میاشتو زوړ دی. نوی فایل وغواړئ. تر هغې پورې پر کومې شمېرې له باور کولو مخکې له یوه باوري کس نه وپوښتئ چې شمېره لا سمه ده که نه.
# In the place of a recording.
pack-recording = د دې پاڼې اواز په دې فایل کې نشته.

## Pages for addresses that lead elsewhere

missing-page = دا پاڼه دلته نشته
moved-page = دا پاڼه بل ځای ته تللې ده

## Passing a guide on, as a text

pass-title = مخکې یې ولېږئ
# Said once, above the text. The words below it are those of a check-in.
pass-note = څه چې تاسو ولېږئ، هغه به د دواړو په چټ کې پاتې وي، او هر څوک چې یو فون هم پرانیزي، هغه یې لوستلای شي.
# Opens what the phone itself offers to send a text with.
pass-share = نور اېپونه
pass-file = د فایل په توګه یې خوندي کړئ ({ $size } کیلوبایټه)
pass-pdf = د پي ډي اېف په توګه یې خوندي کړئ ({ $size } کیلوبایټه)
pass-file-note = خوندي شوی فایل د دې فون په ډاونلوډونو کې پاتې کېږي.
pass-file-share = فایل ولېږئ
pass-file-broken = فایل راونه رسېد. چېرته چې نېټورک وي، بیا هڅه وکړئ.
pass-file-ready = فایل راغی. د لېږلو لپاره یې بیا کېکاږئ.

screen-on = چالان
screen-off = بند
screen-touch = دې ته ګوته ورکړئ:

## د لېږلو د دوتنو تر څنګ پاڼه

pack-list-note = تر ټولو کوچنۍ دوتنې پورته دي.
pack-list-size = { $size } کیلوبایټه
pack-list-all = ټولې پاڼې
pack-list-html = ویب پاڼه
pack-list-txt = ساده متن
pack-list-epub = د لوستلو د اېپ لپاره کتاب (EPUB)
pack-list-pdf = د چاپ لپاره (PDF)
pack-list-zip = ډېرې ویب پاڼې په یوه ZIP کې، لومړی یې باید خلاصه کړئ

## د یوې سیمې د شمېرو کارتونه، د چاپ لپاره

paper-title = د دې شمېرو کارتونه چاپ کړئ
paper-how = دا پاڼه پر A4 کاغذ چاپ کړئ، پر کرښو یې پرې کړئ او هر کارت په درېو برخو کې قات کړئ: لومړی ښکتنۍ برخه پورته، پر شمېرو، بیا پورتنۍ برخه شاته. له بهره عادي پرچه ښکاري. شمېرې دننه دي، څوک یې چې خلاصوي هغه یې ویني.

## The page beside files to pass on

pack-access = هر څه په الفاظو کې دي، له سرلیکونو او لېستونو سره. د تصویرونو تفصیل لیکل شوی. د فون په شمېره له لاس وهلو سره کال کېږي.
pack-list-check = د فایل لاندې د تورو او شمېرو کرښه (SHA-256) بدلېږي که د فایل یو توری هم بدل شي.

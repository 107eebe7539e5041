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
skip-to-content = نېغ متن ته لاړ شئ
# Names the bar with the two links below, for screen readers.
safety-label = دا پاڼه پرېږدئ
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = ژر ووځئ
# A link to the page on covering tracks, beside it.
leave-no-trace = شاته څه پاتې کېږي؟
languages-label = ژبه
# Said in the language switcher of a page that is not translated.
not-translated = (لا نه ده ژباړل شوې)
trail-label = تاسو دلته یاست
home-link = لومړی مخ
neighbours-label = د دې برخې نورې لیکنې

## Home and section pages

needs-title = څه پېښ شوي دي؟
guides-title = ټولې لیکنې
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = د دې برخې ټولې { $count } لیکنې

## A guide

contents-title = په دې پاڼه کې
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] د لوستلو وخت: { $minutes } دقیقه
       *[other] د لوستلو وخت: { $minutes } دقیقې
    }
# $date is a day in words.
updated = وروستی ځل سمه شوې: { $date }
sources-title = دا خبرې له کومه اخیستل شوې دي
related-title = دا هم په کار راتلای شي
previous-guide = مخکینۍ لیکنه:
next-guide = بله لیکنه:
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
help-unconfirmed = تصدیق شوی نه دی: له باور کولو مخکې یې پخپله وګورئ
help-retired = زوړ شوی: مه یې کاروئ
# $name is the service that took its place.
help-replaced = اوس یې پر ځای: { $name }
help-old-number = زړه شمېره:
help-old-web = زړه پاڼه:

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = په دې فون کې یې وساتئ
# Warns before anything is kept.
keep-who-sees = څه چې ساتئ، هغه بې انټرنېټه هم پرانیستل کېږي. هر څوک چې دا براوزر کاروي، هغه یې هم پرانیستلای شي.
# $size is what will be downloaded, in kilobytes.
keep-page = دا پاڼه وساتئ ({ $size } کیلوبایټه)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = د { $language } ټولې پاڼې وساتئ ({ $size } کیلوبایټه)
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
keep-full = په دې فون کې پوره ځای نشته ({ $size } MB). هېڅ نه دي بدل شوي.
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = څه چې تاسو ساتلي دي، په سایټ کې یې نوې بڼه راغلې ده ({ $size } کیلوبایټه).
keep-load = را یې وړئ
# The page that shows what is kept.
saved-title = په دې فون کې څه ساتل شوي دي
saved-none = په دې فون کې هېڅ نه دي ساتل شوي.
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
# Two links that open an app on the phone with the message in it.
check-in-sms = په اېس اېم اېس کې یې پرانیزئ
check-in-whatsapp = په واټس اېپ کې یې پرانیزئ
check-in-note = هلته یې تاسو پخپله ټاکئ چې چا ته لاړ شي. تر څو چې د لېږلو تڼۍ ونه کېکاږئ، هېڅ نه ځي. هغه پیغام چې ونه لېږئ، هلته نیمګړی پاتې کېدای شي.
check-in-clear = هر څه پاک کړئ
# On paper, before lines to write on.
check-in-paper = په خپلو لفظونو:

## Pages for addresses that lead elsewhere

missing-page = دا پاڼه دلته نشته
moved-page = دا پاڼه بل ځای ته تللې ده

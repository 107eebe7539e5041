### Words of the interface. Translated by a machine; no native speaker has reviewed them yet.
### سنڌي: هي ترجمو مشين ڪيو آهي، اڃا ڪنهن سنڌي ڳالهائيندڙ ان جي جاچ ناهي ڪئي.

# The language's own name, in its own script: the language switcher shows it.
language-name = سنڌي

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون جي مدد
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = سادن لفظن ۾ مختصر لکڻيون، فون تي پڙهڻ لاءِ.
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = ڪتابچو
skip-to-content = سڌو لکت تي وڃو
# Names the bar with the two links below, for screen readers.
safety-label = هي صفحو ڇڏيو
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = يڪدم نڪرو
# A link to the page on covering tracks, beside it.
leave-no-trace = پويان ڇا رهجي وڃي ٿو؟
languages-label = ٻولي
# Said in the language switcher of a page that is not translated.
not-translated = (اڃا ترجمو نه ٿيو آهي)
trail-label = توهان هتي آهيو
home-link = پهريون صفحو
neighbours-label = هن حصي جون ٻيون لکڻيون

## Home and section pages

needs-title = ڇا ٿيو آهي؟
guides-title = سڀ لکڻيون
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = هن حصي جون سڀ { $count } لکڻيون

## Search

search-label = ڳوليو
search-hint = پنهنجن لفظن ۾ ڳوليو
search-title = سڀ موضوع
search-found = مليا:
search-none = ڪجهه نه مليو. هيٺ ڏسو، يا:
search-contacts = هيلپ لائين مدد نمبر فون helpline

## Danger to life, above everything

emergency-call = هاڻي خطرو آهي؟ ڪال ڪريو
emergency-others = ڪال نٿا ڪري سگهو؟ ٻيا رستا

## A guide

contents-title = هن صفحي تي
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] پڙهڻ ۾ { $minutes } منٽ
       *[other] پڙهڻ ۾ { $minutes } منٽ
    }
# $date is a day in words.
updated = آخري ڀيرو درست ڪيو ويو: { $date }
sources-title = هي ڳالهيون ڪٿان ورتل آهن
related-title = هي به ڪم اچي سگھي ٿو
previous-guide = هن کان اڳ:
next-guide = هن کان پوءِ:
# Said behind a link that leads to another site.
external-link = ٻي ويب سائيٽ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
footnotes = حاشيا
footnote-back = واپس لکت تي

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = هي صفحو اڃا توهان جي ٻوليءَ ۾ ناهي. توهان ان کي { $language } ۾ ڏسي رهيون آهيو.
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } ۾ هيءَ لکت اڃا ان ٻوليءَ جي ڪنهن ڳالهائيندڙ ناهي جاچي.
state-machine = هن صفحي جو ترجمو مشين ڪيو آهي. ڪنهن سنڌي ڳالهائيندڙ ان جي جاچ ناهي ڪئي.
state-draft = اڃا ڪنهن سنڌي ڳالهائيندڙ هن ترجمي جي جاچ ناهي ڪئي.

## Boxes in the text

alert-note = ڄاڻڻ جي ڳالهه
alert-tip = صلاح
alert-important = ضروري ڳالهه
alert-warning = احتياط ڪريو
alert-caution = خطرو

## Help lines and services

help-call = ڪال ڪريو
help-number = نمبر:
# $key is the key to press after the call is answered.
help-press = پوءِ { $key } دٻايو
help-sms = هن نمبر تي ايس ايم ايس ڪريو
help-email = اي ميل:
help-web = ويب صفحو:
# $date is a day in words.
help-checked = آخري ڀيرو جاچيو ويو: { $date }
# How sure a contact is.
help-dialled = ڪال ڪري ڏٺو ويو
help-sourced = حوالو موجود آهي، اڃا ڪال ڪري ناهي ڏٺو ويو
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = ڪنهن استعمال ڪري ڏٺو آهي
help-untried = حوالو موجود آهي، اڃا ڪنهن آزمائي ناهي ڏٺو
help-unconfirmed = تصديق ٿيل ناهي: ڀروسو ڪرڻ کان اڳ پاڻ جاچي وٺو
help-retired = پراڻو: هي استعمال نه ڪريو
# $name is the service that took its place.
help-replaced = هاڻي ان جي جاءِ تي: { $name }
help-old-number = پراڻو نمبر:
help-old-web = پراڻو صفحو:

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = هن فون تي رکو
# Warns before anything is kept.
keep-who-sees = جيڪو توهان رکنديون، سو نيٽ ورڪ کان سواءِ به کلندو. جيڪو به هي برائوزر استعمال ڪري ٿو، سو به ان کي کولي سگھندو.
# $size is what will be downloaded, in kilobytes.
keep-page = هي صفحو رکو ({ $size } ڪي بي)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } جا سڀ صفحا رکو ({ $size } ڪي بي)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = رکيل آهي: { $size } ڪي بي، { $date }.
keep-remove = هن فون تان هٽايو
keep-remove-all = سڀ ڪجھ هن فون تان هٽايو
# What came of it.
keep-removed = هن فون تان هٽايو ويو.
keep-done = رکيو ويو. هاڻي هي نيٽ ورڪ کان سواءِ به کلندو.
keep-working = ٿورو ترسو…
# $done of $total kilobytes are there.
keep-progress = { $total } مان { $done } ڪي بي
keep-broken = نيٽ ورڪ ڪٽجي ويو. جيڪو اچي چڪو آهي، سو ٻيهر آڻڻو نه پوندو: وري ڪوشش ڪريو، يا ان کي هٽايو.
keep-full = هن فون ۾ ڪافي جاءِ ناهي ({ $size } MB). ڪجھ به ناهي بدليو.
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جيڪو توهان رکيو آهي، تنهن جو نئون نسخو سائيٽ تي آيو آهي ({ $size } ڪي بي).
keep-load = اهو آڻيو
# The page that shows what is kept.
saved-title = هن فون تي ڇا رکيل آهي
saved-none = هن فون تي ڪجھ به رکيل ناهي.
# Shown without network, in the place of a page that is not kept.
saved-missing = هن وقت نيٽ ورڪ ناهي، ۽ جيڪو صفحو توهان گھريو، سو هن فون تي رکيل ناهي.
# Shown where the browser cannot keep pages.
saved-cannot = هي برائوزر هتان جا صفحا رکي نٿو سگھي.

## A check-in (a list to tick, and a message made of it)

check-in-message = منهنجو پيغام
check-in-hint = هر نشان لڳائڻ سان پيغام نئين سر لکجي ٿو. ان ڪري پهرين نشان لڳايو، پوءِ لفظ بدلايو.
# Before the lines that are ticked, and before those that are not.
check-in-well = ٺيڪ آهي:
check-in-not-well = ٺيڪ ناهي:
check-in-copy = ڪاپي ڪريو
check-in-copied = ڪاپي ٿي ويو
# Two links that open an app on the phone with the message in it.
check-in-sms = ايس ايم ايس ۾ کوليو
check-in-whatsapp = واٽس ايپ ۾ کوليو
check-in-note = اتي توهان پاڻ چونڊينديون ته اهو ڪنهن کي وڃي. جيستائين توهان موڪلڻ جو بٽڻ نه دٻايو، ڪجھ به نٿو وڃي. جيڪو پيغام توهان نه موڪليو، سو اتي اڌورو پيو رهي سگھي ٿو.
check-in-clear = سڀ ڊليٽ ڪريو
# On paper, before lines to write on.
check-in-paper = پنهنجن لفظن ۾:

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = هي فائل { $date } تي ٺاهي وئي. ٿي سگھي ٿو ته ان کان پوءِ نمبر ۽ قانون بدلجي ويا هجن.
# In the place of a recording.
pack-recording = هن صفحي جي رڪارڊنگ هن فائل ۾ ناهي.

## Pages for addresses that lead elsewhere

missing-page = هي صفحو هتي ناهي
moved-page = هي صفحو ٻي جاءِ تي هليو ويو آهي

## Passing a guide on, as a text

pass-title = اڳتي موڪليو
pass-note = جيڪو توهان موڪليندئو سو ٻنهي جي چيٽ ۾ رهندو، ۽ جيڪو به فون کولي ان کي پڙهي سگهي ٿو.
pass-share = ٻيون ايپس

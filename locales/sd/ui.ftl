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
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = { $all } مان { $own }
# Said in the language switcher of a page that is not translated.
not-translated = (اڃا ترجمو نه ٿيو آهي)
trail-label = توهان هتي آهيو
home-link = پهريون صفحو
neighbours-label = هن حصي جون ٻيون لکڻيون

## Home and section pages

needs-title = ڇا ٿيو آهي؟
guides-title = سڀ لکڻيون
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = { $language } ۾ ({ $count })
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
emergency-others = ڪال نٿيون ڪري سگھو؟ ٻيا رستا

## A guide

contents-title = هن صفحي تي
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] پڙهڻ ۾ { $minutes } منٽ
       *[other] پڙهڻ ۾ { $minutes } منٽ
    }
# A session plan, and one step of it. $minutes is a whole number.
session-minutes =
    { $minutes ->
        [one] سڀ ملائي { $minutes } منٽ
       *[other] سڀ ملائي { $minutes } منٽ
    }
step-minutes =
    { $minutes ->
        [one] { $minutes } منٽ
       *[other] { $minutes } منٽ
    }
# $date is a day in words.
updated = آخري ڀيرو درست ڪيو ويو: { $date }
holds-until = هن صفحي جي ڳالهه { $date } تائين صحيح آهي. ان کان پوءِ پهرين پڇو ته اڃا به ائين آهي يا نه.
sources-title = هي ڳالهيون ڪٿان ورتل آهن
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = هي صفحو مون کي پڙهي ٻڌايو
aloud-note = ڀرسان ويٺل ماڻهو به ٻڌي سگھن ٿا. ايئرفون لڳايو ته رڳو توهان ٻڌنديون.
aloud-start = پڙهي ٻڌايو
aloud-stop = بند ڪريو
# Shows one step at a time, each on a screen of its own.
steps-title = هڪ هڪ قدم
step-back = پوئتي
step-next = اڳتي
# Which step this is: $at of $of.
step-place = { $of } مان { $at }
related-title = هي به ڪم اچي سگھي ٿو
previous-guide = هن کان اڳ:
next-guide = هن کان پوءِ:
# On a page of questions, the way from each of them back to the first.
first-question = پهرين سوال کان وري شروع ڪريو
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = هي صفحو ٻڌو ({ $size } ڪي بي)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = هيءَ رڪارڊنگ { $language } ۾ آهي.
audio-stale = ٿي سگھي ٿو ته هيءَ رڪارڊنگ لکت کان پراڻي هجي.
audio-note = آواز رڳو تڏهن لوڊ ٿئي ٿو جڏهن توهان هلائڻ جو بٽڻ دٻايو. ڀر وارا ماڻهو به ان کي ٻڌي سگھن ٿا.
# Above a story that a woman told.
story-changed = هيءَ سچي ڪهاڻي آهي، ۽ ٻڌائڻ واريءَ جي رضامنديءَ سان هتي آهي. نالا ۽ جايون بدلايل آهن.
story-own = هيءَ سچي ڪهاڻي آهي، ۽ ٻڌائڻ واريءَ جي رضامنديءَ سان هتي آهي. نالا ۽ جايون اهي ئي آهن جيڪي هن ٻڌايا.
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
# The source has changed since this page was translated: parts that say so follow.
stale-notice = ترجمي کان پوءِ اصل صفحي جون ڪجھ ڳالهيون بدلجي ويون آهن. جتي ائين آهي، اتي لکيل آهي.
# Opens the words of the original, behind a part that has changed there.
unit-changed = هيءَ ڳالهه اصل ۾ بدلجي وئي آهي. هاڻي اتي هي لکيل آهي
# The original's words stand before this; opens the translation that was made before.
unit-urgent = هيءَ ڳالهه بدلجي وئي آهي ۽ اڃا ان جو ترجمو ناهي ٿيو. اڳئين ترجمي ۾ هي هو
unit-added = هيءَ ڳالهه نئين آهي، ۽ اڃا ان جو ترجمو ناهي ٿيو.

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
help-unconfirmed = تصديق ٿيل ناهي: پهرين پاڻ جاچي وٺو
help-retired = پراڻو: هي استعمال نه ڪريو
help-no-help = هي مدد جو نمبر ناهي: هي ڪنهن ٻئي ڪم لاءِ آهي
# $name is the service that took its place.
help-replaced = هاڻي ان جي جاءِ تي: { $name }
help-instead = ان جي بدران: { $name }
help-old-number = پراڻو نمبر:
help-old-web = پراڻو صفحو:

## Pages of the directory: by need, by region, and all of it.

help-title = مدد ڪير ڪري سگھي ٿو
help-where = توهان ڪٿي آهيو؟
help-old = پراڻا يا غلط نمبر: اهي استعمال نه ڪريو
help-always = ڏينهن رات، هر وقت.
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] هر ڏينهن، { $from } کان { $to } تائين.
    [one] { $first }، { $from } کان { $to } تائين.
   *[some] { $first } کان { $last }، { $from } کان { $to } تائين.
}
help-hours-disputed = وقت بابت خبرون هڪجهڙيون ناهن.
help-free = ان جو ڪو خرچ ناهي.
help-women = هتي عورتون جواب ڏين ٿيون.
# Opens what else there is to know of a helper.
help-more = وڌيڪ
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = ڏينهن رات
help-brief-hours = { $days ->
    [all] هر ڏينهن { $from } – { $to }
    [one] { $first } { $from } – { $to }
   *[some] { $first } – { $last }، { $from } – { $to }
}
help-brief-free = مفت
help-brief-women = عورتون جواب ڏين ٿيون
help-languages = ٻوليون:
help-asks-name = اهي توهان جو نالو پڇن ٿا.
help-asks-phone = اهي توهان جو فون نمبر پڇن ٿا.
help-asks-address = اهي توهان جي گھر جو پتو پڇن ٿا.
help-whatsapp = واٽس ايپ:
# Opens a part in which a number can be saved; what follows warns first.
help-save = هي نمبر فون ۾ محفوظ ڪريو
help-card-seen = ڊائون لوڊ ۾ هڪ فائل رهجي وڃي ٿي. محفوظ ڪيل نمبر ساڳئي گوگل اڪائونٽ جي ٻين فونن تي به اچي سگھي ٿو. محفوظ ڪرڻ وقت توهان نالو بدلائي سگھو ٿيون.
# $name is how the phone's list of contacts will show the number.
help-card = “{ $name }” جي نالي سان محفوظ ڪريو
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = آفيس { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = آفيس { $phone }، پوءِ { $key }
# $section is the number of a section of a law.
law-section = دفعو { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = هن فون تي رکو
# Warns before anything is kept.
keep-who-sees = جيڪو توهان رکنديون، سو نيٽ ورڪ کان سواءِ به کلندو. جيڪو به هي برائوزر استعمال ڪري ٿو، سو به ان کي کولي سگھندو.
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] { $all } لکڻين مان { $own } { $language } ۾ آهي. باقي ٻيءَ ٻوليءَ ۾ آهن.
       *[other] { $all } لکڻين مان { $own } { $language } ۾ آهن. باقي ٻيءَ ٻوليءَ ۾ آهن.
    }
# $size is what will be downloaded, in kilobytes.
keep-page = هي صفحو رکو ({ $size } ڪي بي)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } جا سڀ صفحا رکو ({ $size } ڪي بي)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = هن صفحي جي رڪارڊنگ به رکو ({ $size } ايم بي)
keep-recordings = { $language } جون سڀ رڪارڊنگون به رکو ({ $size } ايم بي)
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
keep-full = هن فون ۾ ڪافي جاءِ ناهي: آڻڻ وقت { $size } ايم بي خالي هجڻ گھرجي. ڪجھ به ناهي بدليو.
keep-odd = سائيٽ ٺيڪ جواب نٿي ڏئي. هيءَ توهان جي فون جي خرابي ناهي. ٿوري دير کان پوءِ وري ڪوشش ڪريو.
# Said where there is nothing to offer without network.
keep-offline = هن وقت نيٽ ورڪ ناهي. جيستائين نيٽ ورڪ نه اچي، وڌيڪ ڪجھ به رکي نٿو سگھجي.
# Said where this part itself did not load.
keep-failed = هي حصو نه کليو. نيٽ ورڪ ڏسو، پوءِ وري ڪوشش ڪريو.
keep-again = وري ڪوشش ڪريو
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = اڃا سڀ ڪجھ ناهي آيو. هي صفحا نيٽ ورڪ کان سواءِ کلن ٿا: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جيڪو توهان رکيو آهي، تنهن جو نئون نسخو سائيٽ تي آيو آهي ({ $size } ڪي بي).
keep-load = اهو آڻيو
# It is on the phone; the open page still shows the older one.
keep-loaded = نئون نسخو اچي ويو آهي. هن صفحي تي اڃا پراڻو نظر اچي ٿو.
keep-changed = هن صفحي تي مدد جو ڪو نمبر يا پتو بدلجي ويو آهي.
# Shows in the open page what has changed; what she has written there stays.
keep-show = نئين ڳالهه ڏيکاريو
keep-partly = ڪجھ نيون ڳالهيون تڏهن نظر اينديون جڏهن توهان هي صفحو ٻيهر کولينديون. جيڪو ڪجھ هتي لکيو يا نشان لڳايو آهي، سو تڏهن ختم ٿي ويندو.
# $pages are titles of pages that she kept.
keep-gone = سائيٽ هي هٽائي ڇڏيو آهي، ان ڪري هاڻي هي فون ۾ ناهي: { $pages }
# The page that shows what is kept.
saved-title = هن فون تي ڇا رکيل آهي
saved-none = هن فون تي ڪجھ به رکيل ناهي.
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }، رڪارڊنگ سان
saved-recordings = { $language }: رڪارڊنگ وارا صفحا
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
# Said where the phone lets no page copy.
check-in-marked = فون هن صفحي کي ڪاپي ڪرڻ نه ڏنو. لفظن تي نشان لڳل آهي: انهن کي ٿوري دير دٻائي رکو، پوءِ “ڪاپي” (Copy) چونڊيو.
# Two links that open an app on the phone with the message in it.
check-in-sms = ايس ايم ايس ۾ کوليو
check-in-whatsapp = واٽس ايپ ۾ کوليو
check-in-note = اتي توهان پاڻ چونڊينديون ته اهو ڪنهن کي وڃي. جيستائين توهان موڪلڻ جو بٽڻ نه دٻايو، ڪجھ به نٿو وڃي. جيڪو پيغام توهان نه موڪليو، سو اتي اڌورو پيو رهي سگھي ٿو.
check-in-clear = سڀ ڊليٽ ڪريو
# On paper, before lines to write on.
check-in-paper = پنهنجن لفظن ۾:

## Letters to fill in

letters-title = ڀرڻ لاءِ خط
letters-summary = فون تي يا ڪاغذ تي فارم ڀريو. ان مان هڪ خط ٺهي ٿو، جنهن کي توهان ڪاپي يا پرنٽ ڪري سگھو ٿيون، يا ڪنهن کي ڏئي سگھو ٿيون.
# Before the title of a letter, on a button in a guide.
letter-write = هي ڀريو:
# Before the title of a guide.
letter-guide = پهرين هي پڙهو:
letter-private = جيڪو ڪجھ توهان هتي لکو ٿيون، سو هن ئي صفحي تي رهي ٿو: نه ڪيڏانهن موڪليو وڃي ٿو، نه محفوظ ٿئي ٿو. صفحو ڇڏڻ سان اهو ختم ٿي وڃي ٿو. پر ڪاپي ڪيل لفظ فون جي ڪلپ بورڊ ۾ رهي سگھن ٿا، ۽ جيڪو پرنٽ فائل جي صورت ۾ محفوظ ٿئي، سو فون تي رهي ٿو.
letter-fill = جيڪو چوڻ چاهيو ٿيون، سو ڀريو
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = هي ڪير ڏسندو
# Behind the name of such a field.
letter-identifies = ان مان توهان سڃاتيون وڃي سگھو ٿيون
# A button for one more entry of a list.
letter-more = هڪ ٻي ڳالهه لکو
letter-text = توهان جو خط
letter-language = ڪهڙي ٻوليءَ ۾ لکجي
letter-hint = جنهن سٽ جو خانو خالي هجي، سا خط ۾ نٿي اچي. مٿي ڪجھ به بدلائڻ سان خط نئين سر لکجي ٿو. ان ڪري پهرين خانا ڀريو، پوءِ لفظ بدلايو.
# $count is how many characters the letter has.
letter-count = { $count } اکر.
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } اکر، وڌ ۾ وڌ { $limit }. ان کان ڊگھي لکت ڪٽجي سگھي ٿي.
# Follows that where the letter is longer; $over is by how many characters.
letter-over = هي { $over } اکر وڌيڪ آهن.
letter-print = خط پرنٽ ڪريو
letter-attach = گڏ ڇا لڳائجي
letter-send = ڪيڏانهن موڪلجي

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = هي فائل { $date } تي ٺاهي وئي. ٿي سگھي ٿو ته ان کان پوءِ نمبر ۽ قانون بدلجي ويا هجن.
# Shown when the phone’s clock says so.
pack-old = هيءَ فائل ڇهن مهينن کان وڌيڪ پراڻي آهي. نئين فائل گھرو. تيستائين ڪنهن نمبر تي ڀروسو ڪرڻ کان اڳ ڪنهن ڀروسي واري شخص کان پڇي وٺو ته نمبر اڃا صحيح آهي يا نه.
# In the place of a recording.
pack-recording = هن صفحي جي رڪارڊنگ هن فائل ۾ ناهي.
pack-access = سڀ ڪجھ لفظن ۾ آهي، عنوانن ۽ فهرستن سان. تصويرن جو تفصيل لکيل آهي. فون نمبر کي ڇهڻ سان ڪال ٿئي ٿي.

## اڳتي موڪلڻ جي فائلن سان گڏ صفحو

pack-list-note = سڀ کان ننڍيون فائلون مٿي آهن. هڪ صفحو، سادي متن يا ويب صفحي جي صورت ۾، هر فون ۾ اچي وڃي ٿو.
pack-list-size = { $size } ڪلو بائيٽ
pack-list-all = سڀ صفحا
pack-list-html = ويب صفحو
pack-list-txt = سادو متن
pack-list-epub = پڙهڻ واري ايپ لاءِ ڪتاب (EPUB)
pack-list-pdf = ڇاپڻ لاءِ (PDF)
pack-list-zip = ڪيترائي ويب صفحا هڪ ZIP ۾، پهرين کولڻو پوندو
pack-list-check = فائل جي هيٺان اکرن ۽ انگن جي قطار (SHA-256) بدلجي ٿي جيڪڏهن فائل جو هڪ به اکر بدلجي.

## Pages for addresses that lead elsewhere

missing-page = هي صفحو هتي ناهي
moved-page = هي صفحو ٻي جاءِ تي هليو ويو آهي

## Passing a guide on, as a text

pass-title = اڳتي موڪليو
pass-note = جيڪو توهان موڪلينديون، سو ٻنهي جي چيٽ ۾ رهندو، ۽ جيڪو به ٻنهي مان ڪو فون کولي، سو ان کي پڙهي سگھي ٿو.
pass-share = ٻيون ايپس
pass-file = فائل طور محفوظ ڪريو ({ $size } ڪي بي)
pass-pdf = پي ڊي ايف طور محفوظ ڪريو ({ $size } ڪي بي)
pass-file-note = محفوظ ڪيل فائل هن فون جي ڊائون لوڊ ۾ رهي ٿي.
pass-file-share = فائل موڪليو
pass-file-broken = فائل نه آئي. جتي نيٽ ورڪ هجي، اتي وري ڪوشش ڪريو.
pass-file-ready = فائل اچي وئي آهي. موڪلڻ لاءِ وري دٻايو.

screen-on = آن
screen-off = آف
screen-touch = هن کي ڇهو:

## هڪ علائقي جي نمبرن جا ڪارڊ، ڇاپڻ لاءِ

paper-title = هنن نمبرن جا ڪارڊ ڇاپيو
paper-how = هي صفحو A4 ڪاغذ تي ڇاپيو، ليڪن تي ڪٽيو ۽ هر ڪارڊ کي ٽن حصن ۾ موڙيو: پهرين هيٺيون حصو مٿي، نمبرن تي، پوءِ مٿيون حصو پٺتي. ٻاهران هي عام پرچي لڳي ٿو. نمبر اندر آهن، جيڪو کوليندو ان کي نظر ايندا.

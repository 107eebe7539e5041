### Punjabi (Shahmukhi), written by a machine; no native speaker has reviewed it yet.
### ایہ ترجمہ مشین نے لکھیا اے؛ اجے کسے پنجابی بولن والے نے ایہنوں نہیں پرکھیا۔

# The language's own name, in its own script: the language switcher shows it.
language-name = پنجابی

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون دی مدد
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = سوکھے لفظاں وچ نکیاں تحریراں، فون تے پڑھن لئی۔
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = کتابچہ
skip-to-content = سدھا تحریر تے جاؤ
# Names the bar with the two links below, for screen readers.
safety-label = ایہ صفحہ چھڈو
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = فوراً نکلو
# A link to the page on covering tracks, beside it.
leave-no-trace = پچھے کیہ رہ جاندا اے؟
languages-label = زبان
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = { $all } وچوں { $own }
# Said in the language switcher of a page that is not translated.
not-translated = (اجے ترجمہ نہیں ہویا)
trail-label = تسیں ایتھے او
home-link = پہلا صفحہ
neighbours-label = ایس حصے دیاں ہور تحریراں

## Home and section pages

needs-title = کیہ ہویا اے؟
guides-title = ساریاں تحریراں
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = { $language } وچ ({ $count })
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = ایس حصے دیاں ساریاں { $count } تحریراں

## Search

# A link to the page with the field, on every other page.
search-label = تلاش
# Stands above the field.
search-hint = اپنے لفظاں وچ تلاش کرو
# The page with the field, and all topics below it.
search-title = سارے موضوع
# Stands before a number: how many pages and helpers were found.
search-found = لبھے:
# Followed by a link to all who can help.
search-none = کجھ نہیں لبھا۔ تھلے ویکھو، یا:
# Words, not a sentence: what somebody may type who looks for any helper at all.
search-contacts = ہیلپ لائن مدد نمبر فون کال helpline help number

## Danger to life, above everything

# Followed by the number. Short: one line on a phone.
emergency-call = ہنے خطرہ اے؟ کال کرو
# A link to all who can help, behind it.
emergency-others = کال نہیں کر سکدیاں؟ ہور راہ

## A guide

contents-title = ایس صفحے تے
# $minutes is a whole number.
minutes-to-read = پڑھن وچ { $minutes } منٹ
# A session plan, and one step of it. $minutes is a whole number.
session-minutes = سارے { $minutes } منٹ
step-minutes = { $minutes } منٹ
# $date is a day in words.
updated = آخری واری ٹھیک کیتا گیا: { $date }
holds-until = ایس صفحے دی گل { $date } تک ٹھیک اے۔ اوہدے توں بعد پہلاں پچھ لوو کہ ہن وی ایہو اے یا نہیں۔
sources-title = ایہ گلاں کتھوں لئیاں گئیاں نیں
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = ایہ صفحہ مینوں پڑھ کے سناؤ
aloud-note = نیڑے دے لوک وی سن سکدے نیں۔ ایئرفون لاؤ تاں صرف تسیں سنو گیاں۔
aloud-start = سناؤ
aloud-stop = بند کرو
# Shows one step at a time, each on a screen of its own.
steps-title = اک اک قدم
step-back = پچھے
step-next = اگے
# Which step this is: $at of $of.
step-place = { $of } وچوں { $at }
related-title = ایہ وی کم آ سکدا اے
previous-guide = پچھلی:
next-guide = اگلی:
# On a page of questions, the way from each of them back to the first.
first-question = پہلے سوال توں فیر شروع کرو
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = ایہ صفحہ سنو ({ $size } کے بی)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = ایہ آواز { $language } وچ اے۔
audio-stale = ہو سکدا اے ایہ آواز تحریر توں پرانی ہووے۔
audio-note = آواز صرف اودوں لوڈ ہوندی اے جدوں تسیں چلان دا بٹن دباؤ۔ کول بیٹھے لوک وی ایہنوں سن سکدے نیں۔
# Above a story that a woman told.
story-changed = ایہ سچی کہانی اے، تے سنان والی دی رضامندی نال ایتھے اے۔ ناں تے تھاواں بدل دتیاں گئیاں نیں۔
story-own = ایہ سچی کہانی اے، تے سنان والی دی رضامندی نال ایتھے اے۔ ناں تے تھاواں اوہو نیں جیہڑیاں اوہنے دسیاں۔
# Said behind a link that leads to another site.
external-link = دوجی ویب سائٹ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
footnotes = حاشیے
footnote-back = واپس تحریر تے

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = ایہ صفحہ اجے تہاڈی زبان وچ نہیں۔ تسیں ایہنوں { $language } وچ ویکھ رہیاں او۔
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } دی ایہ تحریر کسے اہلِ زبان نے نہیں پرکھی۔
state-machine = ایس صفحے دا ترجمہ مشین نے کیتا اے۔ کسے پنجابی بولن والے نے ایہنوں نہیں پرکھیا۔
state-draft = ایہ ترجمہ اجے کسے پنجابی بولن والے نے نہیں پرکھیا۔
# The source has changed since this page was translated: parts that say so follow.
stale-notice = ترجمے توں بعد اصل صفحے دیاں کجھ گلاں بدل گئیاں نیں۔ جتھے انج اے اوتھے لکھیا اے۔
# Opens the words of the original, behind a part that has changed there.
unit-changed = ایہ گل اصل وچ بدل گئی اے۔ ہن اوتھے ایہ لکھیا اے
# The original's words stand before this; opens the translation that was made before.
unit-urgent = ایہ گل بدل گئی اے تے اجے ایہدا ترجمہ نہیں ہویا۔ پہلے ترجمے وچ ایہ سی
unit-added = ایہ گل نویں اے، تے اجے ایہدا ترجمہ نہیں ہویا۔

## Boxes in the text

alert-note = جانن دی گل
alert-tip = صلاح
alert-important = ضروری گل
alert-warning = دھیان رکھو
alert-caution = خطرہ

## Help lines and services

help-call = کال کرو
help-number = نمبر:
# $key is the key to press after the call is answered.
help-press = فیر { $key } دباؤ
help-sms = ایس نمبر تے ایس ایم ایس کرو
help-email = ای میل:
help-web = ویب صفحہ:
# $date is a day in words.
help-checked = آخری واری پرکھیا گیا: { $date }
# How sure a contact is.
help-dialled = کال کر کے ویکھیا گیا
help-sourced = حوالہ موجود اے، اجے کال کر کے نہیں ویکھیا گیا
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = کسے نے استعمال کر کے ویکھیا اے
help-untried = حوالہ موجود اے، اجے کسے نے آزما کے نہیں ویکھیا
help-unconfirmed = تصدیق نہیں ہوئی: پہلاں آپ ویکھ لوو
help-retired = پرانا: ایہنوں استعمال نہ کرو
help-no-help = ایہ مدد دا نمبر نہیں: ایہ کسے ہور کم لئی اے
# $name is the service that took its place.
help-replaced = ہن ایہدی تھاں: { $name }
help-instead = ایہدی تھاں: { $name }
help-old-number = پرانا نمبر:
help-old-web = پرانا صفحہ:

## Pages of the directory: by need, by region, and all of it.

help-title = مدد کون کر سکدا اے
help-where = تسیں کتھے او؟
help-old = پرانے یا غلط نمبر: ایہناں نوں استعمال نہ کرو
help-always = دن رات، ہر ویلے۔
# A time of the day in the next messages: $part is its part of the day, $hour the hour on a clock face.
help-time = { $part ->
    [morning] سویرے { $hour } وجے
    [afternoon] دوپہرے { $hour } وجے
    [evening] شامیں { $hour } وجے
   *[night] راتیں { $hour } وجے
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] ہر روز، { $from } توں { $to } تک۔
    [one] { $first }، { $from } توں { $to } تک۔
   *[some] { $first } توں { $last }، { $from } توں { $to } تک۔
}
help-hours-disputed = ویلے بارے خبراں اکو جیہیاں نہیں۔
help-free = ایہدا کوئی خرچہ نہیں۔
help-women = ایتھے عورتاں جواب دیندیاں نیں۔
# Opens what else there is to know of a helper.
help-more = ہور
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = دن رات
help-brief-hours = { $days ->
    [all] ہر روز { $from } – { $to }
    [one] { $first } { $from } – { $to }
   *[some] { $first } – { $last }، { $from } – { $to }
}
help-brief-free = مفت
help-brief-women = عورتاں جواب دیندیاں نیں
help-languages = زباناں:
help-asks-name = ایہ تہاڈا ناں پچھدے نیں۔
help-asks-phone = ایہ تہاڈا فون نمبر پچھدے نیں۔
help-asks-address = ایہ تہاڈے گھر دا پتا پچھدے نیں۔
help-whatsapp = واٹس ایپ:
# Opens a part in which a number can be saved; what follows warns first.
help-save = ایہ نمبر فون وچ محفوظ کرو
help-card-seen = ڈاؤن لوڈ وچ اک فائل رہ جاندی اے۔ محفوظ کیتا ہویا نمبر ایسے گوگل اکاؤنٹ دے دوجے فوناں تے وی آ سکدا اے۔ محفوظ کرن ویلے تسیں ناں بدل سکدیاں او۔
# $name is how the phone's list of contacts will show the number.
help-card = ’{ $name }‘ دے ناں نال محفوظ کرو
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = دفتر { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = دفتر { $phone }، فیر { $key }
# $section is the number of a section of a law.
law-section = دفعہ { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = ایس فون تے رکھو
# Warns before anything is kept.
keep-who-sees = جو کجھ تسیں رکھو گیاں اوہ نیٹ ورک توں بغیر وی کھلے گا۔ جیہڑا وی ایہ براؤزر استعمال کرے، اوہ وی ایہنوں کھول سکے گا۔
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] { $all } تحریراں وچوں { $own } { $language } وچ اے۔ باقی دوجی زبان وچ نیں۔
       *[other] { $all } تحریراں وچوں { $own } { $language } وچ نیں۔ باقی دوجی زبان وچ نیں۔
    }
# $size is what will be downloaded, in kilobytes.
keep-page = ایہ صفحہ رکھو ({ $size } کے بی)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } دے سارے صفحے رکھو ({ $size } کے بی)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = ایس صفحے دی آواز وی رکھو ({ $size } ایم بی)
keep-recordings = { $language } دیاں ساریاں آوازاں وی رکھو ({ $size } ایم بی)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = رکھیا ہویا اے: { $size } کے بی، { $date }۔
keep-remove = ایس فون توں ہٹاؤ
keep-remove-all = سب کجھ ایس فون توں ہٹاؤ
# What came of it.
keep-removed = ایس فون توں ہٹا دتا گیا۔
keep-done = رکھ لیا گیا۔ ہن ایہ نیٹ ورک توں بغیر وی کھلے گا۔
keep-working = ذرا ٹھہرو…
# $done of $total kilobytes are there.
keep-progress = { $total } وچوں { $done } کے بی
keep-broken = نیٹ ورک ٹٹ گیا۔ جو کجھ آ چکیا اے اوہنوں دوبارہ لیانا نہیں پئے گا: فیر کوشش کرو، یا ایہنوں ہٹا دیو۔
keep-full = ایس فون وچ تھاں پوری نہیں: لیان ویلے { $size } ایم بی خالی ہونا ضروری اے۔ کجھ نہیں بدلیا۔
keep-odd = سائٹ ٹھیک جواب نہیں دے رہی۔ ایہ تہاڈے فون دی خرابی نہیں۔ تھوڑی دیر بعد فیر کوشش کرو۔
# Said where there is nothing to offer without network.
keep-offline = ایس ویلے نیٹ ورک نہیں۔ نیٹ ورک آن تک ہور کجھ نہیں رکھیا جا سکدا۔
# Said where this part itself did not load.
keep-failed = ایہ حصہ نہیں کھلیا۔ نیٹ ورک ویکھو، فیر کوشش کرو۔
keep-again = فیر کوشش کرو
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = اجے سب کجھ نہیں آیا۔ ایہ صفحے نیٹ ورک توں بغیر کھل جاندے نیں: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جو کجھ تسیں رکھیا اے، سائٹ تے اوہدی نویں شکل آ گئی اے ({ $size } کے بی)۔
keep-load = ایہنوں لے آؤ
# It is on the phone; the open page still shows the older one.
keep-loaded = نویں شکل آ گئی اے۔ ایس صفحے تے اجے پرانی نظر آ رہی اے۔
keep-changed = ایس صفحے تے مدد دا کوئی نمبر یا پتا بدل گیا اے۔
# Shows in the open page what has changed; what she has written there stays.
keep-show = نویں گل وکھاؤ
keep-partly = کجھ نویاں گلاں اودوں نظر آون گیاں جدوں تسیں ایہ صفحہ دوبارہ کھولو گیاں۔ جو کجھ ایتھے لکھیا یا نشان لایا اے، اوہ اودوں مٹ جائے گا۔
# $pages are titles of pages that she kept.
keep-gone = سائٹ نے ایہ ہٹا دتا اے، ایس لئی ہن ایہ فون وچ نہیں: { $pages }
# The page that shows what is kept.
saved-title = ایس فون تے کیہ رکھیا اے
saved-none = ایس فون تے کجھ نہیں رکھیا۔
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }، آواز نال
saved-recordings = { $language }: آواز والے صفحے
# Shown without network, in the place of a page that is not kept.
saved-missing = ایس ویلے نیٹ ورک نہیں، تے جیہڑا صفحہ تسیں چاہندیاں سو اوہ ایس فون تے نہیں رکھیا۔
# Shown where the browser cannot keep pages.
saved-cannot = ایہ براؤزر ایتھوں دے صفحے نہیں رکھ سکدا۔

## A check-in (a list to tick, and a message made of it)

check-in-message = میرا میسج
check-in-hint = ہر نشان لان نال میسج نویں سرے توں لکھیا جاندا اے۔ ایس لئی پہلاں نشان لاؤ، فیر لفظ بدلو۔
# Before the lines that are ticked, and before those that are not.
check-in-well = ٹھیک اے:
check-in-not-well = ٹھیک نہیں:
check-in-copy = کاپی کرو
check-in-copied = کاپی ہو گیا
# Said where the phone lets no page copy.
check-in-marked = فون نے ایس صفحے نوں کاپی نہیں کرن دتا۔ لفظاں تے نشان لگا ہویا اے: اوہناں نوں دبا کے رکھو، فیر ’کاپی‘ (Copy) چنو۔
# Two links that open an app on the phone with the message in it.
check-in-sms = ایس ایم ایس وچ کھولو
check-in-whatsapp = واٹس ایپ وچ کھولو
check-in-note = اوتھے تسیں آپ چنو گیاں کہ ایہ کینوں جائے۔ جدوں تک تسیں بھیجن دا بٹن نہ دباؤ، کجھ نہیں جاندا۔ جیہڑا میسج تسیں نہ بھیجو، اوہ اوتھے ادھورا پیا رہ سکدا اے۔
check-in-clear = سب مٹا دیو
# On paper, before lines to write on.
check-in-paper = اپنے لفظاں وچ:

## Letters to fill in

letters-title = بھرن لئی خط
letters-summary = فون تے یا کاغذ تے فارم بھرو۔ ایہدے نال خط بن جاندا اے جیہنوں تسیں کاپی یا پرنٹ کر سکدیاں او، یا کسے نوں دے سکدیاں او۔
# Before the title of a letter, on a button in a guide.
letter-write = ایہ بھرو:
# Before the title of a guide.
letter-guide = پہلاں ایہ پڑھو:
letter-private = جو کجھ تسیں ایتھے لکھو گیاں اوہ ایسے صفحے تے رہندا اے: نہ کدھرے بھیجیا جاندا اے، نہ محفوظ ہوندا اے۔ صفحہ چھڈدیاں ای اوہ مٹ جاندا اے۔ پر کاپی کیتے ہوئے لفظ فون دے کلپ بورڈ وچ رہ سکدے نیں، تے جیہڑا پرنٹ فائل بن کے محفوظ ہووے اوہ فون تے رہ جاندا اے۔
letter-fill = جو آکھنا چاہندیاں او اوہ بھرو
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = ایہ کون ویکھے گا
# Behind the name of such a field.
letter-identifies = ایہدے توں تسیں پچھانیاں جا سکدیاں او
# A button for one more entry of a list.
letter-more = اک ہور گل لکھو
letter-text = تہاڈا خط
letter-language = کیہڑی زبان وچ لکھو
letter-hint = جیہڑی سطر دا خانہ خالی ہووے اوہ خط وچ نہیں آندی۔ اتے کجھ وی بدلو تاں خط نویں سرے توں لکھیا جاندا اے۔ ایس لئی پہلاں خانے بھرو، فیر لفظ بدلو۔
# $count is how many characters the letter has.
letter-count = { $count } حرف۔
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } حرف، ودھ توں ودھ { $limit }۔ ایس توں لمی تحریر کٹی جا سکدی اے۔
# Follows that where the letter is longer; $over is by how many characters.
letter-over = ایہ { $over } حرف ودھ نیں۔
letter-print = خط پرنٹ کرو
letter-attach = نال کیہ لاؤ
letter-send = کتھے بھیجو

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = ایہ فائل { $date } نوں بنائی گئی۔ ہو سکدا اے ایس توں بعد نمبر تے قانون بدل گئے ہون۔
# Shown when the phone’s clock says so.
pack-old = ایہ فائل چھے مہینیاں توں ودھ پرانی اے۔ نویں فائل منگ لوو۔ اودوں تک کسے نمبر تے بھروسا کرن توں پہلاں کسے بھروسے والے کولوں پچھ لوو کہ نمبر ہن وی ٹھیک اے۔
# In the place of a recording.
pack-recording = ایس صفحے دی ریکارڈنگ ایس فائل وچ نہیں۔

## Pages for addresses that lead elsewhere

missing-page = ایہ صفحہ ایتھے نہیں
moved-page = ایہ صفحہ دوجی تھاں چلا گیا اے

## Passing a guide on, as a text

pass-title = اگے بھیجو
# Said once, above the text. The words below it are those of a check-in.
pass-note = جو کجھ تسیں بھیجو گیاں اوہ دوواں دی چیٹ وچ رہوے گا، تے جیہڑا وی کوئی فون کھولے اوہ ایہنوں پڑھ سکدا اے۔
# Opens what the phone itself offers to send a text with.
pass-share = ہور ایپاں
pass-file = فائل دے طور تے محفوظ کرو ({ $size } کے بی)
pass-pdf = پی ڈی ایف دے طور تے محفوظ کرو ({ $size } کے بی)
pass-file-note = محفوظ کیتی ہوئی فائل ایس فون دے ڈاؤن لوڈ وچ رہندی اے۔
pass-file-share = فائل بھیجو
pass-file-broken = فائل نہیں آئی۔ جتھے نیٹ ورک ہووے اوتھے فیر کوشش کرو۔
pass-file-ready = فائل آ گئی اے۔ بھیجن لئی فیر دباؤ۔

screen-on = آن
screen-off = آف
screen-touch = ایہنوں چھووو:

## The page beside files to pass on

pack-access = سب کجھ لفظاں وچ اے، سرخیاں تے فہرستاں دے نال۔ تصویراں دی تفصیل لکھی اے۔ فون نمبر چھوہن نال کال ہوندی اے۔
pack-list-note = سب توں چھوٹیاں فائلاں اُتے نیں۔ اک تحریر، ٹیکسٹ یا ویب صفحے دی شکل وچ، ہر فون وچ آ جاندی اے۔
pack-list-size = { $size } کلو بائٹ
pack-list-all = ساریاں تحریراں
pack-list-html = ویب صفحہ
pack-list-txt = ٹیکسٹ
pack-list-epub = پڑھن والی ایپ لئی کتاب (EPUB)
pack-list-pdf = پرنٹ لئی (PDF)
pack-list-zip = کئی ویب صفحے اک ZIP وچ، پہلاں کھولنا پئے گا
pack-list-check = فائل دے تھلے حرفاں تے ہندسیاں دی قطار (SHA-256) بدل جاندی اے جے فائل دا اک وی حرف بدلے۔

## Cards to print, with the numbers of a region

paper-title = ایہناں نمبراں دے کارڈ پرنٹ کرو
paper-how = ایہ صفحہ A4 کاغذ تے پرنٹ کرو، لکیراں تے کٹو تے ہر کارڈ نوں تن حصیاں وچ موڑو: پہلاں تھلے والا حصہ اُتے، نمبراں تے، فیر اُتلا حصہ پچھے۔ باہروں ایہ عام پرچی لگدی اے۔ نمبر اندر نیں، جیہڑا کھولے گا اوہنوں نظر آن گے۔

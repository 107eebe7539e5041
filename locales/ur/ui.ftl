### انٹرفیس کے الفاظ۔ مشینی ترجمہ؛ ابھی کسی اہلِ زبان نے نہیں جانچا۔

# The language's own name, in its own script: the language switcher shows it.
language-name = اردو

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون کی مدد
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = آسان لفظوں میں مختصر تحریریں، فون پر پڑھنے کے لیے۔
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = کتابچہ
skip-to-content = سیدھے تحریر پر جائیں
# Names the bar with the two links below, for screen readers.
safety-label = یہ صفحہ چھوڑیں
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = فوراً نکلیں
# A link to the page on covering tracks, beside it.
leave-no-trace = پیچھے کیا رہ جاتا ہے؟
languages-label = زبان
# Said in the language switcher of a page that is not translated.
language-share = { $all } میں سے { $own }
not-translated = (ابھی ترجمہ نہیں ہوا)
trail-label = آپ یہاں ہیں
home-link = پہلا صفحہ
neighbours-label = اس حصے کی دوسری تحریریں

## Home and section pages

needs-title = کیا ہوا ہے؟
guides-title = سب تحریریں
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
in-language = { $language } میں ({ $count })
guides-all = اس حصے کی سب { $count } تحریریں

## Search

search-label = تلاش
search-hint = اپنے الفاظ میں تلاش کریں
search-title = تمام موضوعات
search-found = ملے:
search-none = کچھ نہیں ملا۔ نیچے دیکھیں، یا:
search-contacts = ہیلپ لائن مدد نمبر فون کال helpline help number

## Danger to life, above everything

emergency-call = ابھی خطرہ ہے؟ کال کریں
emergency-others = کال نہیں کر سکتیں؟ دوسرے راستے

## A guide

contents-title = اس صفحے پر
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] پڑھنے میں { $minutes } منٹ
       *[other] پڑھنے میں { $minutes } منٹ
    }
# A session plan, and one step of it. $minutes is a whole number.
session-minutes =
    { $minutes ->
        [one] کل { $minutes } منٹ
       *[other] کل { $minutes } منٹ
    }
step-minutes =
    { $minutes ->
        [one] { $minutes } منٹ
       *[other] { $minutes } منٹ
    }
# $date is a day in words.
updated = آخری بار درست کیا گیا: { $date }
holds-until = اس صفحے کی بات { $date } تک درست ہے۔ اس کے بعد پہلے پوچھ لیں کہ اب بھی یہی ہے یا نہیں۔
sources-title = یہ باتیں کہاں سے لی گئی ہیں
aloud-title = یہ صفحہ مجھے پڑھ کر سنائیں
aloud-note = آس پاس کے لوگ بھی سن سکتے ہیں۔ ایئرفون لگائیں تو صرف آپ سنیں گی۔
aloud-start = سنائیں
aloud-stop = بند کریں
steps-title = ایک ایک قدم
step-back = پیچھے
step-next = آگے
step-place = { $of } میں سے { $at }
related-title = یہ بھی کام آ سکتا ہے
previous-guide = پچھلی تحریر:
next-guide = اگلی تحریر:
# On a page of questions, the way from each of them back to the first.
first-question = پہلے سوال سے دوبارہ شروع کریں
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = یہ صفحہ سنیں ({ $size } کے بی)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = یہ آواز { $language } میں ہے۔
audio-stale = ہو سکتا ہے یہ آواز تحریر سے پرانی ہو۔
audio-note = آواز صرف تب لوڈ ہوتی ہے جب آپ چلانے کا بٹن دبائیں۔ پاس کے لوگ بھی اسے سن سکتے ہیں۔
# Above a story that a woman told.
story-changed = یہ سچی کہانی ہے، اور سنانے والی کی رضامندی سے یہاں ہے۔ نام اور جگہیں بدل دی گئی ہیں۔
story-own = یہ سچی کہانی ہے، اور سنانے والی کی رضامندی سے یہاں ہے۔ نام اور جگہیں وہی ہیں جو اس نے بتائیں۔
# Said behind a link that leads to another site.
screen-on = آن
screen-off = آف
screen-touch = اسے چھوئیں:
external-link = دوسری ویب سائٹ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
footnotes = حاشیے
footnote-back = واپس تحریر پر

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = یہ صفحہ ابھی آپ کی زبان میں نہیں ہے۔ آپ اسے { $language } میں دیکھ رہی ہیں۔
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } کی یہ تحریر کسی اہلِ زبان نے نہیں جانچی۔
state-machine = اس صفحے کا ترجمہ مشین نے کیا ہے۔ کسی اہلِ زبان نے اسے نہیں جانچا۔
state-draft = یہ ترجمہ ابھی کسی اہلِ زبان نے نہیں جانچا۔

# The source has changed since this page was translated: parts that say so follow.
stale-notice = ترجمے کے بعد اصل صفحے کی کچھ باتیں بدل گئی ہیں۔ جہاں ایسا ہے وہاں لکھا ہے۔
# Opens the words of the original, behind a part that has changed there.
unit-changed = یہ بات اصل میں بدل گئی ہے۔ اب وہاں یہ لکھا ہے
# The original's words stand before this; opens the translation that was made before.
unit-urgent = یہ بات بدل گئی ہے اور ابھی اس کا ترجمہ نہیں ہوا۔ پہلے ترجمے میں یہ تھا
unit-added = یہ بات نئی ہے، اور ابھی اس کا ترجمہ نہیں ہوا۔

## Boxes in the text

alert-note = جاننے کی بات
alert-tip = مشورہ
alert-important = ضروری بات
alert-warning = احتیاط کریں
alert-caution = خطرہ

## Help lines and services

help-call = کال کریں
help-number = نمبر:
# $key is the key to press after the call is answered.
help-press = پھر { $key } دبائیں
help-sms = اس نمبر پر ایس ایم ایس کریں
help-email = ای میل:
help-web = ویب صفحہ:
# $date is a day in words.
help-checked = آخری بار جانچا گیا: { $date }
# How sure a contact is.
help-dialled = کال کر کے دیکھا گیا
help-sourced = حوالہ موجود ہے، ابھی کال کر کے نہیں دیکھا گیا
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = کسی نے استعمال کر کے دیکھا ہے
help-untried = حوالہ موجود ہے، ابھی کسی نے آزما کر نہیں دیکھا
help-unconfirmed = ابھی پکا نہیں: پہلے خود دیکھ لیں
help-retired = پرانا: اسے استعمال نہ کریں
help-no-help = یہ مدد کا نمبر نہیں: یہ کسی اور کام کے لیے ہے
# $name is the service that took its place.
help-replaced = اب اس کی جگہ: { $name }
help-instead = اس کے بجائے: { $name }
help-old-number = پرانا نمبر:
help-old-web = پرانا صفحہ:

## Pages of the directory: by need, by region, and all of it.

help-title = کون مدد کر سکتا ہے
help-where = آپ کہاں ہیں؟
help-old = پرانے یا غلط نمبر: انہیں استعمال نہ کریں
help-always = دن رات، ہر وقت۔
# A time of the day in the next messages: $part is its part of the day, $hour the hour on a clock face.
help-time = { $part ->
    [morning] صبح { $hour } بجے
    [afternoon] دوپہر { $hour } بجے
    [evening] شام { $hour } بجے
   *[night] رات { $hour } بجے
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] ہر روز، { $from } سے { $to } تک۔
    [one] { $first }، { $from } سے { $to } تک۔
   *[some] { $first } سے { $last }، { $from } سے { $to } تک۔
}
help-hours-disputed = اوقات کے بارے میں خبریں ایک سی نہیں ہیں۔
help-free = اس کا کوئی خرچ نہیں۔
help-women = یہاں خواتین جواب دیتی ہیں۔
help-more = مزید
help-brief-always = دن رات
help-brief-hours = { $days ->
    [all] روزانہ { $from } تا { $to }
    [one] { $first } { $from } تا { $to }
   *[some] { $first } تا { $last }، { $from } تا { $to }
}
help-brief-free = مفت
help-brief-women = خواتین
help-languages = زبانیں:
help-asks-name = یہ آپ کا نام پوچھتے ہیں۔
help-asks-phone = یہ آپ کا فون نمبر پوچھتے ہیں۔
help-asks-address = یہ آپ کا پتا پوچھتے ہیں۔
help-whatsapp = واٹس ایپ:
# Opens a part in which a number can be saved; what follows warns first.
help-save = یہ نمبر فون میں محفوظ کریں
help-card-seen = ڈاؤن لوڈز میں ایک فائل رہ جاتی ہے۔ محفوظ کیا ہوا نمبر اسی گوگل اکاؤنٹ کے دوسرے فونوں پر بھی آ سکتا ہے۔ محفوظ کرتے وقت آپ نام بدل سکتی ہیں۔
# $name is how the phone's list of contacts will show the number.
help-card = ”{ $name }“ کے نام سے محفوظ کریں
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = دفتر { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = دفتر { $phone }، پھر { $key }

# $section is the number of a section of a law.
law-section = دفعہ { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = اس فون پر رکھیں
# Warns before anything is kept.
keep-who-sees = جو آپ رکھیں گی وہ نیٹ ورک کے بغیر بھی کھلے گا۔ جو کوئی یہ براؤزر استعمال کرے، وہ بھی اسے کھول سکے گا۔
# $size is what will be downloaded, in kilobytes.
keep-share =
    { $own ->
        [one] { $all } تحریروں میں سے { $own } { $language } میں ہے۔ باقی دوسری زبان میں ہیں۔
       *[other] { $all } تحریروں میں سے { $own } { $language } میں ہیں۔ باقی دوسری زبان میں ہیں۔
    }
keep-page = یہ صفحہ رکھیں ({ $size } کے بی)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } کے سب صفحے رکھیں ({ $size } کے بی)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = اس صفحے کی آواز بھی رکھیں ({ $size } ایم بی)
keep-recordings = { $language } کی سب آوازیں بھی رکھیں ({ $size } ایم بی)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = رکھا ہوا ہے: { $size } کے بی، { $date }۔
keep-remove = اس فون سے ہٹائیں
keep-remove-all = سب کچھ اس فون سے ہٹائیں
# What came of it.
keep-removed = اس فون سے ہٹا دیا گیا۔
keep-done = رکھ لیا گیا۔ اب یہ نیٹ ورک کے بغیر بھی کھلے گا۔
keep-working = ذرا ٹھہریں…
# $done of $total kilobytes are there.
keep-progress = { $total } میں سے { $done } کے بی
keep-broken = نیٹ ورک ٹوٹ گیا۔ جو آ چکا ہے اسے دوبارہ لانا نہیں پڑے گا: پھر کوشش کریں، یا اسے ہٹا دیں۔
keep-full = اس فون میں جگہ کافی نہیں: لانے کے دوران { $size } ایم بی خالی ہونا ضروری ہے۔ کچھ نہیں بدلا۔
keep-odd = سائٹ ابھی ٹھیک جواب نہیں دے رہی۔ یہ آپ کے فون کی خرابی نہیں۔ کچھ دیر بعد پھر کوشش کریں۔
keep-offline = ابھی نیٹ ورک نہیں ہے۔ نیٹ ورک آنے تک کچھ اور محفوظ نہیں ہو سکتا۔
keep-failed = یہ حصہ نہیں کھل سکا۔ نیٹ ورک دیکھیں، پھر کوشش کریں۔
keep-again = پھر کوشش کریں
keep-begun = ابھی سب کچھ نہیں آیا۔ یہ صفحے نیٹ ورک کے بغیر کھل جاتے ہیں: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جو آپ نے رکھا ہے، سائٹ پر اس کی نئی شکل آ گئی ہے ({ $size } کے بی)۔
keep-load = اسے لے آئیں
keep-loaded = نئی شکل آ گئی ہے۔ اس صفحے پر ابھی پرانی نظر آ رہی ہے۔
keep-changed = اس صفحے پر مدد کا کوئی نمبر یا پتہ بدل گیا ہے۔
keep-show = نئی بات دکھائیں
keep-partly = کچھ نئی باتیں تب نظر آئیں گی جب آپ یہ صفحہ دوبارہ کھولیں گی۔ جو یہاں لکھا یا نشان لگایا ہے، وہ تب مٹ جائے گا۔
keep-gone = سائٹ نے یہ ہٹا دیا ہے، اس لیے اب یہ فون میں نہیں ہے: { $pages }
# The page that shows what is kept.
saved-title = اس فون پر کیا رکھا ہے
saved-none = اس فون پر کچھ نہیں رکھا۔
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }، آواز کے ساتھ
saved-recordings = { $language }: آواز والے صفحے
# Shown without network, in the place of a page that is not kept.
saved-missing = ابھی نیٹ ورک نہیں ہے، اور جو صفحہ آپ چاہتی تھیں وہ اس فون پر نہیں رکھا۔
# Shown where the browser cannot keep pages.
saved-cannot = یہ براؤزر یہاں کے صفحے نہیں رکھ سکتا۔

## A check-in (a list to tick, and a message made of it)

check-in-message = میرا پیغام
check-in-hint = ہر نشان لگانے سے پیغام نئے سرے سے لکھا جاتا ہے۔ اس لیے پہلے نشان لگائیں، پھر لفظ بدلیں۔
# Before the lines that are ticked, and before those that are not.
check-in-well = ٹھیک ہے:
check-in-not-well = ٹھیک نہیں:
check-in-copy = کاپی کریں
check-in-copied = کاپی ہو گیا
check-in-marked = فون نے اس صفحے کو کاپی نہیں کرنے دیا۔ الفاظ پر نشان لگا ہے: انہیں دبا کر رکھیں، پھر ”کاپی“ (Copy) چنیں۔
# Two links that open an app on the phone with the message in it.
check-in-sms = ایس ایم ایس میں کھولیں
check-in-whatsapp = واٹس ایپ میں کھولیں
check-in-note = وہاں آپ خود چنیں گی کہ یہ کس کو جائے۔ جب تک آپ بھیجنے کا بٹن نہ دبائیں، کچھ نہیں جاتا۔ جو پیغام آپ نہ بھیجیں، وہ وہاں ادھورا پڑا رہ سکتا ہے۔
check-in-clear = سب مٹا دیں
# On paper, before lines to write on.
check-in-paper = اپنے لفظوں میں:

## Letters to fill in

letters-title = بھرنے کے لیے خط
letters-summary = فون پر یا کاغذ پر فارم بھریں۔ اس سے خط بن جاتا ہے جسے آپ کاپی کر سکتی ہیں، پرنٹ کر سکتی ہیں یا کسی کو دے سکتی ہیں۔
# Before the title of a letter, on a button in a guide.
letter-write = یہ بھریں:
# Before the title of a guide.
letter-guide = پہلے یہ پڑھیں:
letter-private = جو آپ یہاں لکھیں گی وہ اسی صفحے پر رہتا ہے: نہ کہیں بھیجا جاتا ہے، نہ محفوظ ہوتا ہے۔ صفحہ چھوڑتے ہی وہ مٹ جاتا ہے۔ مگر کاپی کیے ہوئے لفظ فون کے کلپ بورڈ میں رہ سکتے ہیں، اور جو پرنٹ فائل بن کر محفوظ ہو وہ فون پر رہ جاتا ہے۔
letter-fill = جو کہنا چاہتی ہیں وہ بھریں
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = یہ کون دیکھے گا
# Behind the name of such a field.
letter-identifies = اس سے آپ پہچانی جا سکتی ہیں
# A button for one more entry of a list.
letter-more = ایک اور واقعہ لکھیں
letter-text = آپ کا خط
letter-language = کس زبان میں لکھیں
letter-hint = جس سطر کا خانہ خالی ہو وہ خط میں نہیں آتی۔ اوپر کچھ بھی بدلیں تو خط نئے سرے سے لکھا جاتا ہے۔ اس لیے پہلے خانے بھریں، پھر لفظ بدلیں۔
# $count is how many characters the letter has.
letter-count = { $count } حروف۔
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } حروف، زیادہ سے زیادہ { $limit }۔ اس سے لمبی تحریر کٹ سکتی ہے۔
# Follows that where the letter is longer; $over is by how many characters.
letter-over = یہ { $over } زیادہ ہیں۔
letter-print = خط پرنٹ کریں
letter-attach = ساتھ کیا لگائیں
letter-send = کہاں بھیجیں

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = یہ فائل { $date } کو بنائی گئی۔ ہو سکتا ہے اس کے بعد نمبر اور قانون بدل گئے ہوں۔
# Shown when the phone’s clock says so.
pack-old = یہ فائل چھ مہینے سے زیادہ پرانی ہے۔ نئی فائل مانگ لیں۔ تب تک کسی نمبر پر بھروسا کرنے سے پہلے کسی ایسے شخص سے پوچھ لیں جس پر آپ کو اعتماد ہو کہ نمبر اب بھی درست ہے۔
# In the place of a recording.
pack-recording = اس صفحے کی ریکارڈنگ اس فائل میں نہیں ہے۔
# کتاب کیسے پڑھی جا سکتی ہے، پڑھنے والے پروگرام یہ دکھاتے ہیں۔
pack-access = سب کچھ الفاظ میں ہے، عنوانات اور فہرستوں کے ساتھ۔ تصویروں کی تفصیل لکھی ہے۔ فون نمبر چھونے سے کال ہوتی ہے۔

## آگے بھیجنے کی فائلوں کے ساتھ والا صفحہ

pack-list-note = سب سے چھوٹی فائلیں اوپر ہیں۔ ایک تحریر، سادہ متن یا ویب صفحے کی صورت میں، ہر فون میں سما جاتی ہے۔
pack-list-size = { $size } کلو بائٹ
pack-list-all = سب تحریریں
pack-list-html = ویب صفحہ
pack-list-txt = سادہ متن
pack-list-epub = پڑھنے والی ایپ کے لیے کتاب (EPUB)
pack-list-pdf = پرنٹ کے لیے (PDF)
pack-list-zip = کئی ویب صفحے ایک ZIP میں، پہلے کھولنا ہو گا
pack-list-check = فائل کے نیچے حروف اور ہندسوں کی قطار (SHA-256) بدل جاتی ہے اگر فائل کا ایک بھی حرف بدلے۔

## Pages for addresses that lead elsewhere

missing-page = یہ صفحہ یہاں نہیں ہے
moved-page = یہ صفحہ دوسری جگہ چلا گیا ہے

## Passing a guide on, as a text

pass-title = آگے بھیجیں
pass-note = جو آپ بھیجیں گی وہ دونوں کی چیٹ میں رہے گا، اور جو کوئی بھی فون کھولے اسے پڑھ سکتا ہے۔
pass-share = دوسری ایپس
pass-file = فائل کے طور پر محفوظ کریں ({ $size } کے بی)
pass-pdf = پی ڈی ایف کے طور پر محفوظ کریں ({ $size } کے بی)
pass-file-note = محفوظ کی ہوئی فائل اس فون کے ڈاؤن لوڈز میں رہتی ہے۔
pass-file-share = فائل بھیجیں
pass-file-broken = فائل نہیں آئی۔ جہاں نیٹ ورک ہو وہاں پھر کوشش کریں۔
pass-file-ready = فائل آ گئی ہے۔ بھیجنے کے لیے پھر دبائیں۔

## ایک علاقے کے نمبروں کے کارڈ، پرنٹ کرنے کے لیے

paper-title = ان نمبروں کے کارڈ پرنٹ کریں
paper-how = یہ صفحہ A4 کاغذ پر پرنٹ کریں، لکیروں پر کاٹیں اور ہر کارڈ کو تین حصوں میں موڑیں: پہلے نچلا حصہ اوپر، نمبروں پر، پھر اوپر والا حصہ پیچھے۔ باہر سے یہ عام پرچی لگتا ہے۔ نمبر اندر ہیں، جو کھولے گا اسے نظر آئیں گے۔

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
neutral-description = سوکھے لفظاں وچ نکیاں لکھتاں، فون تے پڑھن لئی۔
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
# Said in the language switcher of a page that is not translated.
not-translated = (اجے ترجمہ نہیں ہویا)
trail-label = تسیں ایتھے او
home-link = پہلا صفحہ
neighbours-label = ایس حصے دیاں ہور تحریراں

## Home and section pages

needs-title = کیہ ہویا اے؟
guides-title = ساریاں تحریراں
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = ایس حصے دیاں ساریاں { $count } تحریراں

## A guide

contents-title = ایس صفحے تے
# $minutes is a whole number.
minutes-to-read = پڑھن وچ { $minutes } منٹ
# $date is a day in words.
updated = آخری واری ٹھیک کیتا گیا: { $date }
sources-title = ایہ گلاں کتھوں لئیاں گئیاں نیں
related-title = ایہ وی کم آ سکدا اے
previous-guide = پچھلی:
next-guide = اگلی:
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
help-tried = کسے نے ورت کے ویکھیا اے
help-untried = حوالہ موجود اے، اجے کسے نے آزما کے نہیں ویکھیا
help-unconfirmed = تصدیق نہیں ہوئی: بھروسا کرن توں پہلاں آپ ویکھ لوو
help-retired = پرانا: ایہنوں نہ ورتو
# $name is the service that took its place.
help-replaced = ہن ایہدی تھاں: { $name }
help-old-number = پرانا نمبر:
help-old-web = پرانا صفحہ:

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = ایس فون تے رکھو
# Warns before anything is kept.
keep-who-sees = جو کجھ تسیں رکھو گیاں اوہ نیٹ ورک توں بغیر وی کھلے گا۔ جیہڑا وی ایہ براؤزر ورتے، اوہ وی ایہنوں کھول سکے گا۔
# $size is what will be downloaded, in kilobytes.
keep-page = ایہ صفحہ رکھو ({ $size } کے بی)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } دے سارے صفحے رکھو ({ $size } کے بی)
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
keep-full = ایس فون وچ تھاں پوری نہیں ({ $size } MB)۔ کجھ نہیں بدلیا۔
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جو کجھ تسیں رکھیا اے، سائٹ تے اوہدی نویں شکل آ گئی اے ({ $size } کے بی)۔
keep-load = ایہنوں لے آؤ
# The page that shows what is kept.
saved-title = ایس فون تے کیہ رکھیا اے
saved-none = ایس فون تے کجھ نہیں رکھیا۔
# Shown without network, in the place of a page that is not kept.
saved-missing = ایس ویلے نیٹ ورک نہیں، تے جیہڑا صفحہ تسیں چاہندیاں سو اوہ ایس فون تے نہیں رکھیا۔
# Shown where the browser cannot keep pages.
saved-cannot = ایہ براؤزر ایتھوں دے صفحے نہیں رکھ سکدا۔

## A check-in (a list to tick, and a message made of it)

check-in-message = میرا سنیہا
check-in-hint = ہر نشان لان نال سنیہا نویں سرے توں لکھیا جاندا اے۔ ایس لئی پہلاں نشان لاؤ، فیر لفظ بدلو۔
# Before the lines that are ticked, and before those that are not.
check-in-well = ٹھیک اے:
check-in-not-well = ٹھیک نہیں:
check-in-copy = کاپی کرو
check-in-copied = کاپی ہو گیا
# Two links that open an app on the phone with the message in it.
check-in-sms = ایس ایم ایس وچ کھولو
check-in-whatsapp = واٹس ایپ وچ کھولو
check-in-note = اوتھے تسیں آپ چنو گیاں پئی ایہ کینوں جائے۔ جدوں تک تسیں بھیجن دا بٹن نہ دباؤ، کجھ نہیں جاندا۔ جیہڑا سنیہا تسیں نہ بھیجو، اوہ اوتھے ادھورا پیا رہ سکدا اے۔
check-in-clear = سب مٹا دیو
# On paper, before lines to write on.
check-in-paper = اپنے لفظاں وچ:

## Pages for addresses that lead elsewhere

missing-page = ایہ صفحہ ایتھے نہیں
moved-page = ایہ صفحہ دوجی تھاں چلا گیا اے

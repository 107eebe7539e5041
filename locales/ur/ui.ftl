### انٹرفیس کے الفاظ۔ مشینی ترجمہ؛ ابھی کسی اہلِ زبان نے نہیں جانچا۔

# The language's own name, in its own script: the language switcher shows it.
language-name = اردو

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون کی مدد
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
not-translated = (ابھی ترجمہ نہیں ہوا)
trail-label = آپ یہاں ہیں
home-link = شروع
neighbours-label = اس حصے کے اور رہنما

## Home and section pages

needs-title = کیا ہوا ہے؟
guides-title = سب رہنما

## A guide

contents-title = اس صفحے پر
# $minutes is a whole number.
minutes-to-read =
    { $minutes ->
        [one] پڑھنے میں { $minutes } منٹ
       *[other] پڑھنے میں { $minutes } منٹ
    }
# $date is a day in words.
updated = آخری بار درست کیا گیا: { $date }
sources-title = یہ باتیں کہاں سے لی گئی ہیں
related-title = یہ بھی کام آ سکتا ہے
previous-guide = پچھلا:
next-guide = اگلا:
# Said behind a link that leads to another site.
external-link = دوسری ویب سائٹ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
# Said before a line of a checklist, for screen readers.
task-done = ہو گیا:
task-open = کرنا ہے:
footnotes = حاشیے
footnote-back = واپس تحریر پر

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = یہ صفحہ ابھی آپ کی زبان میں نہیں ہے۔ آپ اسے { $language } میں دیکھ رہی ہیں۔
state-machine = یہ صفحہ مشین نے ترجمہ کیا ہے۔ کسی اہلِ زبان نے اسے نہیں جانچا۔
state-draft = یہ ترجمہ ابھی کسی اہلِ زبان نے نہیں جانچا۔

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
help-unconfirmed = غیر مصدقہ: بھروسا کرنے سے پہلے خود دیکھ لیں
help-retired = پرانا: اسے استعمال نہ کریں
# $name is the service that took its place.
help-replaced = اب اس کی جگہ: { $name }
help-old-number = پرانا نمبر:
help-old-web = پرانا صفحہ:

## Pages for addresses that lead elsewhere

missing-page = یہ صفحہ یہاں نہیں ہے
moved-page = یہ صفحہ دوسری جگہ چلا گیا ہے

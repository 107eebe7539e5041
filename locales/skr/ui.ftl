### Saraiki, written by a machine; no native speaker has reviewed it yet.
### ایہ ترجمہ مشین لکھیا ہے؛ اڄݨ تائیں کہیں سرائیکی ٻولݨ آلے اینکوں نئیں پرکھیا۔

# The language's own name, in its own script: the language switcher shows it.
language-name = سرائیکی

## The frame of every page

# The browser's tab. $page is the page's title, $site the site's.
head-title = { $page } · { $site }
# What a sensitive page is called in the browser's tab, in the history and in previews.
neutral-title = فون دی مدد
# What previews say below the title of such a page, and of one that has no summary in its language. Nothing of its subject.
neutral-description = سوکھے لفظاں وچ مختصر لکھتاں، فون تے پڑھݨ کیتے۔
# What the site is called on the phone's home screen, for whoever may look at it. A neutral everyday
# word, never one of abuse, safety or help.
app-name = کتابچہ
skip-to-content = سدھا لکھت تے ونڄو
# Names the bar with the two links below, for screen readers.
safety-label = ایہ ورقہ چھوڑو
# A link to an everyday page that says nothing of this site. Short: it is always on screen.
leave = فوراً نکلو
# A link to the page on covering tracks, beside it.
leave-no-trace = پچھوں کیا رہ ویندا ہے؟
languages-label = زبان
# Said in the language switcher of a page that is not translated.
not-translated = (اڄݨ تائیں ترجمہ نئیں تھیا)
trail-label = تساں اِتھاں ہو
home-link = پہلا ورقہ
neighbours-label = ایں حصے دیاں ٻیاں لکھتاں

## Home and section pages

needs-title = کیا تھیا ہے؟
guides-title = ساریاں لکھتاں
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = ایں حصے دیاں سبھے { $count } لکھتاں

## A guide

contents-title = ایں ورقے تے
# $minutes is a whole number.
minutes-to-read = پڑھݨ وچ { $minutes } منٹ
# $date is a day in words.
updated = چھیکڑی واری ٹھیک کیتا ڳیا: { $date }
sources-title = ایہ ڳالھیں کتھوں گھدیاں ڳیاں ہن
related-title = ایہ وی کم آ سڳدا ہے
previous-guide = پچھلی:
next-guide = اڳلی:
# Said behind a link that leads to another site.
external-link = ٻئی ویب سائٹ
footnotes = حاشیے
footnote-back = واپس لکھت تے

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = ایہ ورقہ اڄݨ تائیں تہاݙی زبان وچ کائنی۔ اِتھاں ایہ { $language } وچ ہے۔
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } دی ایہ لکھت کہیں اہلِ زبان نئیں پرکھی۔
state-machine = ایں ورقے دا ترجمہ مشین کیتا ہے۔ کہیں سرائیکی ٻولݨ آلے اینکوں نئیں پرکھیا۔
state-draft = ایہ ترجمہ اڄݨ تائیں کہیں سرائیکی ٻولݨ آلے نئیں پرکھیا۔

## Boxes in the text

alert-note = ڄاݨݨ دی ڳالھ
alert-tip = صلاح
alert-important = ضروری ڳالھ
alert-warning = دھیان کرو
alert-caution = خطرہ

## Help lines and services

help-call = کال کرو
help-number = نمبر:
# $key is the key to press after the call is answered.
help-press = ول { $key } دٻاؤ
help-sms = ایں نمبر تے ایس ایم ایس کرو
help-email = ای میل:
help-web = ویب ورقہ:
# $date is a day in words.
help-checked = چھیکڑی واری پرکھیا ڳیا: { $date }
# How sure a contact is.
help-dialled = کال کر تے ݙٹھا ڳیا
help-sourced = حوالہ موجود ہے، اڄݨ تائیں کال کر تے نئیں ݙٹھا ڳیا
# The same two of a contact without a number to call: a web page, an address for mail or text messages.
help-tried = کہیں ورت تے ݙٹھا ہے
help-untried = حوالہ موجود ہے، اڄݨ تائیں کہیں آزما تے نئیں ݙٹھا
help-unconfirmed = تصدیق نئیں تھئی: بھروسا کرݨ کنوں پہلے خود ݙیکھ گھنو
help-retired = پراݨا: اینکوں نہ ورتو
# $name is the service that took its place.
help-replaced = ہݨ ایندی جاہ تے: { $name }
help-old-number = پراݨا نمبر:
help-old-web = پراݨا ورقہ:

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = ایں فون تے رکھو
# Warns before anything is kept.
keep-who-sees = جو کجھ تساں رکھیسو او نیٹ ورک دے بغیر وی کھلسی۔ جیہڑا وی ایہ براؤزر ورتے، او وی اینکوں کھول سڳدا ہے۔
# $size is what will be downloaded, in kilobytes.
keep-page = ایہ ورقہ رکھو ({ $size } کے بی)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } دے سارے ورقے رکھو ({ $size } کے بی)
# Says that something is kept: $size in kilobytes, $date the day on which it came.
keep-kept = رکھیا ہویا ہے: { $size } کے بی، { $date }۔
keep-remove = ایں فون کنوں ہٹاؤ
keep-remove-all = سبھ کجھ ایں فون کنوں ہٹاؤ
# What came of it.
keep-removed = ایں فون کنوں ہٹا ݙتا ڳیا۔
keep-done = رکھ گھدا ڳیا۔ ہݨ ایہ نیٹ ورک دے بغیر وی کھلسی۔
keep-working = تھوڑی دیر…
# $done of $total kilobytes are there.
keep-progress = { $total } وچوں { $done } کے بی
keep-broken = نیٹ ورک ترٹ ڳیا۔ جو کجھ آ ڳیا ہے اونکوں ولدا گھن آوݨا نہ پوسی: ول کوشش کرو، یا اینکوں ہٹا ݙیوو۔
keep-full = ایں فون وچ جاہ پوری کائنی ({ $size } MB)۔ کجھ نئیں بدلیا۔
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جو کجھ تساں رکھیا ہے، سائٹ تے اوندی نویں شکل آ ڳئی ہے ({ $size } کے بی)۔
keep-load = اینکوں گھن آؤ
# The page that shows what is kept.
saved-title = ایں فون تے کیا رکھیا ہے
saved-none = ایں فون تے کجھ نئیں رکھیا۔
# Shown without network, in the place of a page that is not kept.
saved-missing = ہݨ نیٹ ورک کائنی، تے ایہ ورقہ ایں فون تے نئیں رکھیا۔
# Shown where the browser cannot keep pages.
saved-cannot = ایہ براؤزر اِتھوں دے ورقے نئیں رکھ سڳدا۔

## A check-in (a list to tick, and a message made of it)

check-in-message = میݙا سنیہا
check-in-hint = ہر نشان لاوݨ نال سنیہا نویں سرے کنوں لکھیا ویندا ہے۔ ایں کیتے پہلے نشان لاؤ، ول لفظ بدلو۔
# Before the lines that are ticked, and before those that are not.
check-in-well = ٹھیک ہے:
check-in-not-well = ٹھیک کائنی:
check-in-copy = کاپی کرو
check-in-copied = کاپی تھی ڳیا
# Two links that open an app on the phone with the message in it.
check-in-sms = ایس ایم ایس وچ کھولو
check-in-whatsapp = واٹس ایپ وچ کھولو
check-in-note = اُتھاں تساں آپ چݨیسو جو ایہ کیکوں ونڄے۔ جے تائیں تساں بھیڄݨ دا بٹݨ نہ دٻاؤ، کجھ نئیں ویندا۔ جیہڑا سنیہا تساں نہ بھیڄو، او اُتھاں ادھورا پیا رہ سڳدا ہے۔
check-in-clear = سبھ مٹا ݙیوو
# On paper, before lines to write on.
check-in-paper = آپݨے لفظاں وچ:

## Pages for addresses that lead elsewhere

missing-page = ایہ ورقہ اِتھاں کائنی
moved-page = ایہ ورقہ ٻئی جاہ تے چلا ڳیا ہے

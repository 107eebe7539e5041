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
# Beside a language in the switcher: how many guides ($own) of all ($all) are in it.
language-share = { $all } وچوں { $own }
# Said in the language switcher of a page that is not translated.
not-translated = (اڄݨ تائیں ترجمہ نئیں تھیا)
trail-label = تساں اِتھاں ہو
home-link = پہلا ورقہ
neighbours-label = ایں حصے دیاں ٻیاں لکھتاں

## Home and section pages

needs-title = کیا تھیا ہے؟
guides-title = ساریاں لکھتاں
# Opens a list of guides that are not in the page’s language. $language is the name of theirs, $count how many they are.
in-language = { $language } وچ ({ $count })
# At the end of a list that shows the first guides of a part only. $count is how many there are in all.
guides-all = ایں حصے دیاں سبھے { $count } لکھتاں

## Search

# A link to the page with the field, on every other page.
search-label = ڳولو
# Stands above the field.
search-hint = آپݨے لفظاں وچ ڳولو
# The page with the field, and all topics below it.
search-title = سارے موضوع
# Stands before a number: how many pages and helpers were found.
search-found = لبھے:
# Followed by a link to all who can help.
search-none = کجھ نئیں لبھا۔ تلے ݙیکھو، یا:
# Words, not a sentence: what somebody may type who looks for any helper at all.
search-contacts = ہیلپ لائن مدد نمبر فون کال helpline help number

## Danger to life, above everything

# Followed by the number. Short: one line on a phone.
emergency-call = ہݨے خطرہ ہے؟ کال کرو
# A link to all who can help, behind it.
emergency-others = کال نئیں کر سڳدیاں؟ ٻئے رستے

## A guide

contents-title = ایں ورقے تے
# $minutes is a whole number.
minutes-to-read = پڑھݨ وچ { $minutes } منٹ
# A session plan, and one step of it. $minutes is a whole number.
session-minutes = سارے { $minutes } منٹ
step-minutes = { $minutes } منٹ
# $date is a day in words.
updated = چھیکڑی واری ٹھیک کیتا ڳیا: { $date }
holds-until = ایں ورقے دی ڳالھ { $date } تائیں ٹھیک ہے۔ اوندے بعد پہلے پچھ گھنو جو ہݨ وی ایہا ہے یا نئیں۔
sources-title = ایہ ڳالھیں کتھوں گھدیاں ڳیاں ہن
# Opens a part in which the phone itself reads the page aloud, where it has a voice for the language.
aloud-title = ایہ ورقہ میکوں پڑھ تے سݨاؤ
aloud-note = نیڑے دے لوک وی سݨ سڳدے ہن۔ ایئرفون لاؤ تاں صرف تساں سݨسو۔
aloud-start = سݨاؤ
aloud-stop = بند کرو
# Shows one step at a time, each on a screen of its own.
steps-title = ہک ہک قدم
step-back = پچھوں
step-next = اڳوں
# Which step this is: $at of $of.
step-place = { $of } وچوں { $at }
related-title = ایہ وی کم آ سڳدا ہے
previous-guide = پچھلی:
next-guide = اڳلی:
# On a page of questions, the way from each of them back to the first.
first-question = پہلے سوال کنوں ول شروع کرو
# A recording that reads the page aloud. $size is what it loads, in kilobytes.
audio-title = ایہ ورقہ سݨو ({ $size } کے بی)
# Beside a recording of a text in another language, $language, and of one that is out of date.
audio-fallback = ایہ آواز { $language } وچ ہے۔
audio-stale = تھی سڳدا ہے جو ایہ آواز لکھت کنوں پراݨی ہووے۔
audio-note = آواز صرف اوں ویلے لوڈ تھیندی ہے جݙاں تساں چلاوݨ دا بٹݨ دٻاؤ۔ نال آلے لوک وی اینکوں سݨ سڳدے ہن۔
# Above a story that a woman told.
story-changed = ایہ سچی کہاݨی ہے، تے سݨاوݨ آلی دی رضامندی نال اِتھاں ہے۔ ناں تے جاہیں بدلیاں ڳیاں ہن۔
story-own = ایہ سچی کہاݨی ہے، تے سݨاوݨ آلی دی رضامندی نال اِتھاں ہے۔ ناں تے جاہیں اوہے ہن جیہڑے اوں ݙسے۔
# Said behind a link that leads to another site.
external-link = ٻئی ویب سائٹ
# The name of a table that can be moved sideways, for screen readers.
table-scrolls = جدول
footnotes = حاشیے
footnote-back = واپس لکھت تے

## Notices at the top of a page

# $language is the name of the language that the page is shown in.
fallback-notice = ایہ ورقہ اڄݨ تائیں تہاݙی زبان وچ کائنی۔ اِتھاں ایہ { $language } وچ ہے۔
# Follows it where nobody who speaks that language natively has read the text. $language as above.
fallback-unchecked = { $language } دی ایہ لکھت کہیں اہلِ زبان نئیں پرکھی۔
state-machine = ایں ورقے دا ترجمہ مشین کیتا ہے۔ کہیں سرائیکی ٻولݨ آلے اینکوں نئیں پرکھیا۔
state-draft = ایہ ترجمہ اڄݨ تائیں کہیں سرائیکی ٻولݨ آلے نئیں پرکھیا۔
# The source has changed since this page was translated: parts that say so follow.
stale-notice = ترجمے کنوں بعد اصل ورقے دیاں کجھ ڳالھیں بدل ڳیاں ہن۔ جتھاں ایویں ہے اُتھاں لکھیا ہے۔
# Opens the words of the original, behind a part that has changed there.
unit-changed = ایہ ڳالھ اصل وچ بدل ڳئی ہے۔ ہݨ اُتھاں ایہ لکھیا ہے
# The original's words stand before this; opens the translation that was made before.
unit-urgent = ایہ ڳالھ بدل ڳئی ہے تے اڄݨ ایندا ترجمہ نئیں تھیا۔ پہلے ترجمے وچ ایہ ہا
unit-added = ایہ ڳالھ نویں ہے، تے اڄݨ ایندا ترجمہ نئیں تھیا۔

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
help-tried = کہیں استعمال کر تے ݙٹھا ہے
help-untried = حوالہ موجود ہے، اڄݨ تائیں کہیں آزما تے نئیں ݙٹھا
help-unconfirmed = تصدیق نئیں تھئی: پہلے خود ݙیکھ گھنو
help-retired = پراݨا: اینکوں استعمال نہ کرو
help-no-help = ایہ مدد دا نمبر کائنی: ایہ کہیں ٻئے کم کیتے ہے
# $name is the service that took its place.
help-replaced = ہݨ ایندی جاہ تے: { $name }
help-instead = ایندی جاہ تے: { $name }
help-old-number = پراݨا نمبر:
help-old-web = پراݨا ورقہ:

## Pages of the directory: by need, by region, and all of it.

help-title = مدد کوݨ کر سڳدا ہے
help-where = تساں کتھاں ہو؟
help-old = پراݨے یا غلط نمبر: انھاں کوں استعمال نہ کرو
help-always = ݙینہ رات، ہر ویلے۔
# A time of the day in the next messages: $part is its part of the day, $hour the hour on a clock face.
help-time = { $part ->
    [morning] صبح { $hour } وڄے
    [afternoon] دوپہر { $hour } وڄے
    [evening] شام { $hour } وڄے
   *[night] رات { $hour } وڄے
}
# The days: $days is `all`, `one` or `some`, $first and $last are their names.
help-hours = { $days ->
    [all] ہر روز، { $from } کنوں { $to } تائیں۔
    [one] { $first }، { $from } کنوں { $to } تائیں۔
   *[some] { $first } کنوں { $last }، { $from } کنوں { $to } تائیں۔
}
help-hours-disputed = وقت بارے خبراں ہکو جہیاں کائنی۔
help-free = ایندا کوئی خرچہ کائنی۔
help-women = اِتھاں عورتاں جواب ݙیندیاں ہن۔
# Opens what else there is to know of a helper.
help-more = ٻیا
# The line of a card that says it shortest, beside the number: when, what it costs, who answers. Each a word or two.
help-brief-always = ݙینہ رات
help-brief-hours = { $days ->
    [all] ہر روز { $from } – { $to }
    [one] { $first } { $from } – { $to }
   *[some] { $first } – { $last }، { $from } – { $to }
}
help-brief-free = مفت
help-brief-women = عورتاں جواب ݙیندیاں ہن
help-languages = زباناں:
help-asks-name = ایہ تہاݙا ناں پچھدے ہن۔
help-asks-phone = ایہ تہاݙا فون نمبر پچھدے ہن۔
help-asks-address = ایہ تہاݙے گھر دا پتہ پچھدے ہن۔
help-whatsapp = واٹس ایپ:
# Opens a part in which a number can be saved; what follows warns first.
help-save = ایہ نمبر فون وچ محفوظ کرو
help-card-seen = ڈاؤن لوڈ وچ ہک فائل رہ ویندی ہے۔ محفوظ کیتا ہویا نمبر ایں گوگل اکاؤنٹ دے ٻئے فوناں تے وی آ سڳدا ہے۔ محفوظ کرݨ ویلے تساں ناں بدل سڳدیاں ہو۔
# $name is how the phone's list of contacts will show the number.
help-card = ’{ $name }‘ دے ناں نال محفوظ کرو
# The name of a saved number, for others who look into the phone: an everyday word. $phone is the number.
help-card-name = دفتر { $phone }
# The same where a key is pressed after the call is answered: $key.
help-card-name-key = دفتر { $phone }، ول { $key }
# $section is the number of a section of a law.
law-section = دفعہ { $section }

## Keeping pages on the phone

# Opens a part in which she may keep the page. Nothing is kept before she asks.
keep-title = ایں فون تے رکھو
# Warns before anything is kept.
keep-who-sees = جو کجھ تساں رکھیسو او نیٹ ورک دے بغیر وی کھلسی۔ جیہڑا وی ایہ براؤزر استعمال کرے، او وی اینکوں کھول سڳدا ہے۔
# Said where not all is in the language of the page: $own of $all guides are in $language.
keep-share =
    { $own ->
        [one] { $all } لکھتاں وچوں { $own } { $language } وچ ہے۔ باقی ٻئی زبان وچ ہن۔
       *[other] { $all } لکھتاں وچوں { $own } { $language } وچ ہن۔ باقی ٻئی زبان وچ ہن۔
    }
# $size is what will be downloaded, in kilobytes.
keep-page = ایہ ورقہ رکھو ({ $size } کے بی)
# $language is the name of the language, $size what will be downloaded, in kilobytes.
keep-language = { $language } دے سارے ورقے رکھو ({ $size } کے بی)
# Recordings are kept only where she asks for them as well. $size is what will be downloaded, in megabytes.
keep-recording = ایں ورقے دی آواز وی رکھو ({ $size } ایم بی)
keep-recordings = { $language } دیاں ساریاں آوازاں وی رکھو ({ $size } ایم بی)
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
keep-full = ایں فون وچ جاہ پوری کائنی: گھن آوݨ ویلے { $size } ایم بی خالی ہووݨ ضروری ہے۔ کجھ نئیں بدلیا۔
keep-odd = سائٹ ٹھیک جواب نئیں ݙیندی پئی۔ ایہ تہاݙے فون دی خرابی کائنی۔ تھوڑی دیر بعد ول کوشش کرو۔
# Said where there is nothing to offer without network.
keep-offline = ہݨ نیٹ ورک کائنی۔ نیٹ ورک آوݨ تائیں ٻیا کجھ نئیں رکھیا ونڄ سڳدا۔
# Said where this part itself did not load.
keep-failed = ایہ حصہ نئیں کھلیا۔ نیٹ ورک ݙیکھو، ول کوشش کرو۔
keep-again = ول کوشش کرو
# Follows what went wrong, where a part has come.
# $pages are titles of pages.
keep-begun = اڄݨ سبھ کجھ نئیں آیا۔ ایہ ورقے نیٹ ورک دے بغیر کھل ویندے ہن: { $pages }
# Some kept pages have changed on the site. $size is what the newer version takes, in kilobytes.
keep-newer = جو کجھ تساں رکھیا ہے، سائٹ تے اوندی نویں شکل آ ڳئی ہے ({ $size } کے بی)۔
keep-load = اینکوں گھن آؤ
# It is on the phone; the open page still shows the older one.
keep-loaded = نویں شکل آ ڳئی ہے۔ ایں ورقے تے اڄݨ پراݨی نظر آندی ہے۔
keep-changed = ایں ورقے تے مدد دا کوئی نمبر یا پتہ بدل ڳیا ہے۔
# Shows in the open page what has changed; what she has written there stays.
keep-show = نویں ڳالھ ݙکھاؤ
keep-partly = کجھ نویاں ڳالھیں اوں ویلے نظر آسن جݙاں تساں ایہ ورقہ ولدا کھولیسو۔ جو کجھ اِتھاں لکھیا یا نشان لایا ہے، او اوں ویلے مٹ ویسی۔
# $pages are titles of pages that she kept.
keep-gone = سائٹ ایہ ہٹا ݙتا ہے، ایں کیتے ہݨ ایہ فون وچ کائنی: { $pages }
# The page that shows what is kept.
saved-title = ایں فون تے کیا رکھیا ہے
saved-none = ایں فون تے کجھ نئیں رکھیا۔
# What is kept with its recordings: $page is the title of a page.
saved-recording = { $page }، آواز نال
saved-recordings = { $language }: آواز آلے ورقے
# Shown without network, in the place of a page that is not kept.
saved-missing = ہݨ نیٹ ورک کائنی، تے ایہ ورقہ ایں فون تے نئیں رکھیا۔
# Shown where the browser cannot keep pages.
saved-cannot = ایہ براؤزر اِتھوں دے ورقے نئیں رکھ سڳدا۔

## A check-in (a list to tick, and a message made of it)

check-in-message = میݙا میسج
check-in-hint = ہر نشان لاوݨ نال میسج نویں سرے کنوں لکھیا ویندا ہے۔ ایں کیتے پہلے نشان لاؤ، ول لفظ بدلو۔
# Before the lines that are ticked, and before those that are not.
check-in-well = ٹھیک ہے:
check-in-not-well = ٹھیک کائنی:
check-in-copy = کاپی کرو
check-in-copied = کاپی تھی ڳیا
# Said where the phone lets no page copy.
check-in-marked = فون ایں ورقے کوں کاپی نئیں کرݨ ݙتا۔ لفظاں تے نشان لڳا ہویا ہے: انھاں کوں دٻا تے رکھو، ول ’کاپی‘ (Copy) چݨو۔
# Two links that open an app on the phone with the message in it.
check-in-sms = ایس ایم ایس وچ کھولو
check-in-whatsapp = واٹس ایپ وچ کھولو
check-in-note = اُتھاں تساں آپ چݨیسو جو ایہ کیکوں ونڄے۔ جے تائیں تساں بھیڄݨ دا بٹݨ نہ دٻاؤ، کجھ نئیں ویندا۔ جیہڑا میسج تساں نہ بھیڄو، او اُتھاں ادھورا پیا رہ سڳدا ہے۔
check-in-clear = سبھ مٹا ݙیوو
# On paper, before lines to write on.
check-in-paper = آپݨے لفظاں وچ:

## Letters to fill in

letters-title = بھرݨ کیتے خط
letters-summary = فون تے یا کاغذ تے فارم بھرو۔ ایندے نال خط بݨ ویندا ہے جیکوں تساں کاپی یا پرنٹ کر سڳدیاں ہو، یا کہیں کوں ݙے سڳدیاں ہو۔
# Before the title of a letter, on a button in a guide.
letter-write = ایہ بھرو:
# Before the title of a guide.
letter-guide = پہلے ایہ پڑھو:
letter-private = جو کجھ تساں اِتھاں لکھیسو او ایں ورقے تے راہندا ہے: نہ کتھائیں بھیڄیا ویندا ہے، نہ محفوظ تھیندا ہے۔ ورقہ چھوڑݨ نال او مٹ ویندا ہے۔ پر کاپی کیتے ہوئے لفظ فون دے کلپ بورڈ وچ رہ سڳدے ہن، تے جیہڑا پرنٹ فائل بݨ تے محفوظ تھیوے او فون تے رہ ویندا ہے۔
letter-fill = جو آکھݨ چاہندیاں ہو او بھرو
# Above the first field that can show who she is; a text on who will see it follows.
letter-visible = ایہ کوݨ ݙیکھسی
# Behind the name of such a field.
letter-identifies = ایندے کنوں تساں سنڄاݨیاں ونڄ سڳدیاں ہو
# A button for one more entry of a list.
letter-more = ہک ٻئی ڳالھ لکھو
letter-text = تہاݙا خط
letter-language = کیہڑی زبان وچ لکھو
letter-hint = جیہڑی سطر دا خانہ خالی ہووے او خط وچ نئیں آندی۔ اُتے کجھ وی بدلو تاں خط نویں سرے کنوں لکھیا ویندا ہے۔ ایں کیتے پہلے خانے بھرو، ول لفظ بدلو۔
# $count is how many characters the letter has.
letter-count = { $count } حرف۔
# $limit is the most that whoever gets it takes; $count as above.
letter-count-of = { $count } حرف، ودھ کنوں ودھ { $limit }۔ ایں کنوں لمبی لکھت کٹیج سڳدی ہے۔
# Follows that where the letter is longer; $over is by how many characters.
letter-over = ایہ { $over } حرف ودھ ہن۔
letter-print = خط پرنٹ کرو
letter-attach = نال کیا لاؤ
letter-send = کتھاں بھیڄو

## A guide in one file, passed on from phone to phone

# $date is the day on which the file was made.
pack-made = ایہ فائل { $date } کوں بݨائی ڳئی۔ تھی سڳدا ہے جو ایں کنوں بعد نمبر تے قانون بدل ڳئے ہوون۔
# Shown when the phone’s clock says so.
pack-old = ایہ فائل چھی مہینیاں کنوں ودھ پراݨی ہے۔ نویں فائل منگ گھنو۔ اوں تائیں کہیں نمبر تے بھروسا کرݨ کنوں پہلے کہیں بھروسے آلے کنوں پچھ گھنو جو نمبر ہݨ وی ٹھیک ہے۔
# In the place of a recording.
pack-recording = ایں ورقے دی ریکارڈنگ ایں فائل وچ کائنی۔

## Pages for addresses that lead elsewhere

missing-page = ایہ ورقہ اِتھاں کائنی
moved-page = ایہ ورقہ ٻئی جاہ تے چلا ڳیا ہے

## Passing a guide on, as a text

pass-title = اڳوں بھیڄو
# Said once, above the text. The words below it are those of a check-in.
pass-note = جو کجھ تساں بھیڄیسو او ݙوہاں دی چیٹ وچ رہسی، تے جیہڑا وی کوئی فون کھولے او اینکوں پڑھ سڳدا ہے۔
# Opens what the phone itself offers to send a text with.
pass-share = ٻیاں ایپاں
pass-file = فائل دے طور تے محفوظ کرو ({ $size } کے بی)
pass-pdf = پی ڈی ایف دے طور تے محفوظ کرو ({ $size } کے بی)
pass-file-note = محفوظ کیتی ہوئی فائل ایں فون دے ڈاؤن لوڈ وچ راہندی ہے۔
pass-file-share = فائل بھیڄو
pass-file-broken = فائل کائنی آئی۔ جتھاں نیٹ ورک ہووے اتھاں ول کوشش کرو۔
pass-file-ready = فائل آ ڳئی ہے۔ بھیڄݨ کیتے ول دباؤ۔

screen-on = آن
screen-off = آف
screen-touch = اینکوں چھوو:

## The page beside files to pass on

pack-access = سبھ کجھ لفظاں وچ ہے، سرخیاں تے فہرستاں دے نال۔ تصویراں دی تفصیل لکھی ہے۔ فون نمبر چھوہݨ نال کال تھیندی ہے۔
pack-list-note = سبھ کنوں نکیاں فائلاں اُتے ہن۔ ہک لکھت، ٹیکسٹ یا ویب ورقے دی شکل وچ، ہر فون وچ آ ویندی ہے۔
pack-list-size = { $size } کلو بائٹ
pack-list-all = سبھے لکھتاں
pack-list-html = ویب ورقہ
pack-list-txt = ٹیکسٹ
pack-list-epub = پڑھݨ آلی ایپ کیتے کتاب (EPUB)
pack-list-pdf = پرنٹ کیتے (PDF)
pack-list-zip = کئی ویب ورقے ہک ZIP وچ، پہلے کھولݨا پوسی
pack-list-check = فائل دے تلے حرفاں تے ہندسیاں دی قطار (SHA-256) بدل ویندی ہے جے فائل دا ہک وی حرف بدلے۔

## Cards to print, with the numbers of a region

paper-title = انھاں نمبراں دے کارڈ پرنٹ کرو
paper-how = ایہ ورقہ A4 کاغذ تے پرنٹ کرو، لکیراں تے کٹو تے ہر کارڈ کوں ترے حصیاں وچ موڑو: پہلے تلے آلا حصہ اُتے، نمبراں تے، ول اُتلا حصہ پچھوں۔ باہروں ایہ عام پرچی لڳدی ہے۔ نمبر اندر ہن، جیہڑا کھولیسی اونکوں نظر آسن۔

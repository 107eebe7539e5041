### Saraiki, written by a machine; no native speaker has reviewed it yet.
### ایہ ترجمہ مشین لکھیا ہے؛ اڄݨ تائیں کہیں سرائیکی ٻولݨ آلے اینکوں نئیں پرکھیا۔

site-title = مشعل
site-tagline = فون، کم تے دفتری معاملیاں دی مختصر رہنمائی

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = کوئی میکوں میݙیاں تصویراں نال دھمکی ݙیندا ہے
need-protect-accounts = میں آپݨے اکاؤنٹ محفوظ کرݨ چاہندی ہاں
need-job-offer = میکوں انٹرنیٹ تے نوکری دی پیشکش تھئی ہے
need-get-paid = میں آن لائن کم دے پیسے گھنݨ چاہندی ہاں
need-inheritance = میکوں وراثت دا حصہ نئیں ݙتا ویندا
need-government-problem = میکوں کہیں سرکاری دفتر نال مسئلہ ہے
need-report-crime = میں انٹرنیٹ تے تھیوݨ آلے جرم دی شکایت کرݨ چاہندی ہاں
need-watched-phone = شاید کوئی میݙے فون تے نظر رکھیندا ہے
need-unsafe-home = گھر وچ میکوں خطرہ ہے
need-sexual-violence = کہیں میݙے نال زبردستی کیتی ہے
need-lost-phone = میݙا فون گم یا چوری تھی ڳیا ہے
need-work-harassment = کم تے کوئی میکوں تنگ کریندا ہے
need-cheated = کہیں دھوکے نال میݙے پیسے یا کوڈ گھن گھدا

zone-Asia-Karachi = پاکستان دے وقت دے مطابق۔

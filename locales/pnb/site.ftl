### Punjabi (Shahmukhi), written by a machine; no native speaker has reviewed it yet.
### ایہ ترجمہ مشین نے لکھیا اے؛ اجے کسے پنجابی بولن والے نے ایہنوں نہیں پرکھیا۔

site-title = مشعل
site-tagline = فون، کم تے دفتری معاملیاں دی نکی رہنمائی

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = کوئی مینوں میریاں تصویراں نال دھمکا رہیا اے
need-protect-accounts = میں اپنے اکاؤنٹ محفوظ کرنا چاہندی آں
need-job-offer = مینوں انٹرنیٹ تے نوکری دی پیشکش ہوئی اے
need-get-paid = میں آن لائن کم دے پیسے لینا چاہندی آں
need-inheritance = مینوں وراثت دا حصہ نہیں دتا جا رہیا
need-government-problem = مینوں کسے سرکاری دفتر نال مسئلہ اے
need-report-crime = میں انٹرنیٹ تے ہون والے جرم دی شکایت کرنا چاہندی آں
need-watched-phone = شاید کوئی میرے فون تے نظر رکھ رہیا اے
need-unsafe-home = گھر وچ مینوں خطرہ اے
need-sexual-violence = کسے نے میرے نال زبردستی کیتی اے
need-lost-phone = میرا فون گواچ گیا یا چوری ہو گیا اے
need-work-harassment = کم تے کوئی مینوں تنگ کردا اے
need-cheated = کسے نے دھوکے نال میرے پیسے یا کوڈ لے لیا

zone-Asia-Karachi = پاکستان دے ویلے دے مطابق۔

### Messages of this site in Urdu: its name, and the ways in, in the words of the reader.
### Machine translation; no native speaker has reviewed it yet.

site-title = مشعل
site-tagline = فون، کام اور دفتری معاملات کی مختصر رہنمائی

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = کوئی مجھے میری تصویروں سے دھمکا رہا ہے
need-protect-accounts = میں اپنے اکاؤنٹ محفوظ کرنا چاہتی ہوں
need-job-offer = مجھے انٹرنیٹ پر نوکری کی پیشکش ہوئی ہے
need-get-paid = میں آن لائن کام کے پیسے لینا چاہتی ہوں
need-inheritance = مجھے وراثت کا حصہ نہیں دیا جا رہا
need-government-problem = مجھے کسی سرکاری دفتر سے مسئلہ ہے
need-report-crime = میں انٹرنیٹ پر ہونے والے جرم کی شکایت کرنا چاہتی ہوں
need-watched-phone = شاید کوئی میرے فون پر نظر رکھ رہا ہے
need-unsafe-home = گھر میں مجھے خطرہ ہے
need-sexual-violence = کسی نے میرے ساتھ زبردستی کی ہے
need-lost-phone = میرا فون گم یا چوری ہو گیا ہے
need-work-harassment = کام پر کوئی مجھے ہراساں کرتا ہے
need-cheated = کسی نے دھوکے سے میرے پیسے یا کوڈ لے لیا

zone-Asia-Karachi = پاکستان کے وقت کے مطابق۔

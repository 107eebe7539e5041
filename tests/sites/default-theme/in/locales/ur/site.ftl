site-title = مشعل
site-tagline = آسان لفظوں میں مدد
need-photos = کسی کے پاس میری تصویریں ہیں
contact-police = پولیس
contact-old = پرانی لائن

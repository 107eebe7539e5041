site-title = مشعل
need-photos = کسی کے پاس میری تصویریں ہیں

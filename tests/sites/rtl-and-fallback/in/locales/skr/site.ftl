site-title = مشعال

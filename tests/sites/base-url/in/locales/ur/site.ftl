site-title = مشعل

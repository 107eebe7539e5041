site-title = مشعل
need-threat = کوئی مجھے دھمکا رہا ہے
contact-police = پولیس
contact-line = خواتین کی لائن
contact-old = پرانی لائن

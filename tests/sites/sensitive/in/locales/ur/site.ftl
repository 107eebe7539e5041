site-title = مشعل
need-threat = کوئی مجھے دھمکا رہا ہے
contact-police = پولیس
    .note = کال ریکارڈ ہوتی ہے۔
contact-line = خواتین کی لائن
region-PK = پورا ملک

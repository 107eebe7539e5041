### Messages of this site in Pashto: its name, and the ways in, in the words of the reader.
### Translated by a machine; no native speaker has reviewed them yet.
### پښتو: دا ژباړه ماشین کړې ده، لا هېڅ پښتو ویونکي نه ده کتلې.

site-title = مشعل
site-tagline = د فون، کار او دفترونو په اړه لنډې لیکنې

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = څوک مې زما په تصویرونو ګواښي
need-protect-accounts = خپل اکاونټونه خوندي کول غواړم
need-job-offer = په انټرنېټ کې راته د نوکرۍ وړاندیز شوی دی
need-get-paid = د انلاین کار پیسې اخیستل غواړم
need-inheritance = په میراث کې مې برخه نه راکول کېږي
need-government-problem = له یوه سرکاري دفتر سره ستونزه لرم
need-report-crime = د انټرنېټ د یوه جرم شکایت کول غواړم
need-watched-phone = ښایي څوک زما فون څاري
need-unsafe-home = په کور کې راته خطر دی
need-sexual-violence = چا راسره زور زیاتی کړی دی
need-lost-phone = زما فون ورک یا غلا شوی دی
need-work-harassment = په کار کې مې څوک ځوروي
need-cheated = چا په دوکه رانه پیسې یا کوډ واخیست

zone-Asia-Karachi = د پاکستان په وخت.

### Messages of this site in Sindhi: its name, and the ways in, in the words of the reader.
### Translated by a machine; no native speaker has reviewed them yet.
### سنڌي: هي ترجمو مشين ڪيو آهي، اڃا ڪنهن سنڌي ڳالهائيندڙ ان جي جاچ ناهي ڪئي.

site-title = مشعل
site-tagline = فون، ڪم ۽ سرڪاري آفيسن بابت مختصر لکڻيون

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = ڪو مون کي منهنجن تصويرن سان ڌمڪائي ٿو
need-protect-accounts = مان پنهنجا اڪائونٽ محفوظ ڪرڻ چاهيان ٿي
need-job-offer = مون کي انٽرنيٽ تي نوڪريءَ جي آڇ ٿي آهي
need-get-paid = مان آن لائن ڪم جا پئسا وٺڻ چاهيان ٿي
need-inheritance = مون کي وراثت ۾ حصو نٿو ڏنو وڃي
need-government-problem = مون کي ڪنهن سرڪاري آفيس سان مسئلو آهي
need-report-crime = مان انٽرنيٽ تي ٿيل ڏوهه جي شڪايت ڪرڻ چاهيان ٿي
need-watched-phone = شايد ڪو منهنجي فون تي نظر رکي رهيو آهي
need-unsafe-home = گھر ۾ مون کي خطرو آهي
need-sexual-violence = ڪنهن مون سان زبردستي ڪئي آهي
need-lost-phone = منهنجو فون گم يا چوري ٿي ويو آهي
need-work-harassment = ڪم تي ڪو مون کي هراسان ڪري ٿو
need-cheated = ڪنهن دوکي سان منهنجا پئسا يا ڪوڊ وٺي ڇڏيو

zone-Asia-Karachi = پاڪستان جي وقت موجب.

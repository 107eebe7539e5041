### Laws of content/law.toml: `act-<act>` names the act, `law-<id>` says what a section is about,
### its attribute `.penalty` what it names as punishment. Machine translation; no native speaker has reviewed it yet.

act-peca = اليڪٽرانڪ ڏوهن جو قانون، 2016 (پيڪا، PECA)
act-ppc = تعزيراتِ پاڪستان
law-peca-3 = اجازت کان سواءِ ڪنهن جي اڪائونٽ، فون يا ڪمپيوٽر ۾ گھڙڻ
law-peca-4 = اجازت کان سواءِ ڊيٽا جي ڪاپي ڪرڻ
law-peca-16 = ڪنهن ٻئي جي سڃاڻپ جي ڄاڻ استعمال ڪرڻ
law-peca-17 = سم غلط طريقي سان جاري ڪرڻ
law-peca-20 = ماڻهوءَ جي عزت: ڪوڙي ڳالهه جنهن سان نقصان ٿئي
law-peca-21 = حيا: جنسي تصويرون، گھڙيل به، ۽ انهن سان ڌمڪي
law-peca-22 = ٻارن جون جنسي تصويرون
law-peca-24 = سائبر اسٽاڪنگ (cyber stalking)، يعني انٽرنيٽ تي پٺيان پوڻ
law-peca-37 = ٽيلي ڪام اٿارٽيءَ جو غير قانوني مواد بند ڪرڻ
law-peca-26a = ڄاڻي واڻي ڪوڙي خبر ڦهلائڻ (2025 کان)
    .penalty = خبرن ۾ 3 سالن تائين قيد، يا 20 لک رپين تائين ڏنڊ لکيل آهي. ٻئي گڏ ٿي سگھن ٿا يا نه، سو اسان قانون ۾ ناهي پڙهيو.
law-ppc-509 = لفظ، اشارا ۽ جنسي ڇيڙڇاڙ، ڪم تي، گھٽيءَ ۾ يا گھر ۾
    .penalty = ان ۾ 3 سالن تائين قيد، يا 5 لک رپين تائين ڏنڊ، يا ٻئي لکيل آهن.
law-ppc-354 = ڪنهن عورت سان ان جي حيا لتاڙڻ لاءِ زبردستي
    .penalty = 2023 جي هڪ خبر ۾ 2 سالن تائين قيد لکيل آهي.
law-ppc-503 = ڊيڄاريندڙ ڌمڪيون (criminal intimidation)
law-ppc-383 = ڌمڪي ڏئي پئسا وٺڻ، جيئن بليڪ ميل (extortion)
law-ppc-498a = عورت کي وراثت کان محروم ڪرڻ

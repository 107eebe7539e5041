### Roman Urdu, written by a machine; no native speaker has reviewed it yet.
### Yeh tarjuma machine ne likha hai; abhi kisi ahl-e-zuban ne nahi jaancha.

contact-police-15 = Police ka hangami number
    .note =
        Poore mulk mein, jab khatra isi waqt ho.
    .seen =
        Yeh call phone ki call history mein rehti hai, aur police aap ka naam pooch sakti hai aur aap ke paas
        aa sakti hai.

contact-punjab-women-police = Khawateen ka virtual police station, Punjab
    .note =
        Police ke number par call karein, phir yahan likha hua button dabayein. Bol na sakein to Women
        Safety App mein chat, video call aur khatre ka button hai. 2024 mein is ki incharge officer ne kaha tha ke naam bataye baghair bhi shikayat ho sakti hai. Pehle pooch lein ke kya ab bhi
        aisa hai.

contact-punjab-distress = Shadeed zehni pareshani mein madad, Punjab
    .note =
        Agar apni jaan lene ke khayal aa rahe hon to police ke number par call karein, phir yahan likha hua
        button dabayein. Ek maahir-e-nafsiyat call mein shamil ho jata hai.
    .seen =
        Yeh line police ki hai, aur hamein maloom nahi ke wahan kya kuch likha jata hai.

contact-islamabad-women-police = Khawateen ka online police station, Islamabad
    .note =
        2025 ki khabron ke mutabiq yahan din raat khawateen officer hoti hain, aur ghar baithe FIR (yaani
        police mein muqadme ka entry) ho sakti hai. Woh video call aur chat par bhi jawab deti hain. Yeh police hai, is liye aap se naam pata poocha ja sakta
        hai.

contact-igp-punjab = Police ke khilaf shikayat, Punjab
    .note =
        Jab police FIR (yaani muqadme ka entry) se inkaar kare, rishwat maange ya jhoota muqadma banaye.
    .seen =
        Hamein maloom nahi ke jis thane ki shikayat ho, use aap ka naam pata chalta hai ya nahi.

contact-mohr-1099 = Wafaqi wazarat ki insani huqooq helpline
    .note =
        Poore mulk ke liye qanoon par muft mashwara, aur yeh rehnumai ke aage kahan jayein. Hamein kahin yeh
        nahi mila ke call ke liye shanakhti card zaroori hai, phir bhi pehle pooch lein ke woh kya likhte
        hain.

contact-punjab-women-1043 = Khawateen helpline, Punjab
    .note =
        Qanoon par muft mashwara. 2023 ki ek khabar ke mutabiq din raat khuli hai aur khawateen jawab deti
        hain. Tab se ise khawateen commission ke liye ek niji idara chalata hai, is liye pehle pooch lein ke
        woh kya likhte hain.
        2018 mein yeh social media par harasani ki calls bhi leti thi.

contact-sindh-women-1094 = Khawateen helpline, Sindh
    .note =
        Ise Sindh ka khawateen ka mehkama chalata hai. Auqaat ki khabrein purani hain, aur hamein theek se
        maloom nahi ke yeh call karne wali ke liye kya kuch kar sakti hai.

contact-kp-bolo = Bolo helpline, soobah Khyber Pakhtunkhwa
    .note =
        Mehkama samaji behbood ki taraf se qanooni madad, nafsiyati mashwara aur panah.
    .seen =
        2023 se yeh police ki emergency line se juri hui hai. Pooch lein ke kya aap ki call ki khabar police
        tak jaye gi.

contact-kp-bolo-1097 = Bolo helpline ka chhota number
    .note =
        Yeh wohi helpline hai. 2023 ki sirf ek khabar mein yeh number bhi hai, is liye lamba number zyada
        pakka ho sakta hai.

contact-balochistan-women-1089 = Khawateen helpline, Balochistan
    .note =
        Ise Quetta se khawateen ka mehkama chalata hai, aur yeh internet ke jaraim ki shikayat aage bhej deti
        hai. Hamein 2023 ke baad ki koi khabar nahi mili, ho sakta hai yeh band ho chuki ho.

contact-madadgaar-1098 = Madadgaar helpline (Karachi)
    .note =
        Khawateen aur bachon ke liye. Lists mein yeh number poore mulk ke liye likha hai; call Karachi jati
        hai. Hum tasdeeq nahi kar sake ke wahan jawab milta hai.

contact-drf = Digital Rights Foundation ki helpline
    .note =
        Muft, sab ke liye, aur baat raaz mein rakhi jati hai: qanoon par mashwara, phone mehfooz karne mein madad, aur
        ibtedai nafsiyati mashwara.
    .cannot =
        2016 mein shuru hote waqt is ne kaha tha ke yeh aap ki jagah police mein shikayat darj nahi kara sakti.

contact-nccia = National Cyber Crime Investigation Agency (NCCIA)
    .note =
        Internet ke jaraim ka sarkari idara. Kuch khabron ke mutabiq helpline din raat jawab deti hai. Is ka
        form naam, shanakhti card number, mobile number aur sheher poochta hai, is liye yahan naam chhupa kar
        shikayat nahi hoti.

contact-fia-1991 = FIA cybercrime helpline (purana number)
    .note =
        Yeh number purana ho chuka hai, ab yeh kaam NCCIA ke paas hai. Purane pages par yeh number ab bhi mil
        sakta hai.

contact-fia-portal = FIA ki shikayat wali site (purana pata)
    .note =
        Yeh pata purana ho chuka hai, ab yeh kaam NCCIA ke paas hai. Yahan bheji hui shikayat zyada se zyada
        aage bhej di jati hai.

contact-fia-9911 = FIA cybercrime helpline (purana number)
    .note =
        Yeh number purana ho chuka hai, ab yeh kaam NCCIA ke paas hai.

contact-nr3c-portal = FIA ki purani cybercrime site
    .note =
        Yeh pata purana ho chuka hai, ab yeh kaam NCCIA ke paas hai. Yahan bheji hui shikayat zyada se zyada
        aage bhej di jati hai.

contact-drf-tipline = Digital Rights Foundation ka jhooti khabron wala WhatsApp number
    .note =
        Log ise helpline samajh kar aage bhejte hain. Yeh 2023 mein jhooti khabrein batane ke liye bana tha,
        is liye wahan shayad aap ki madad karne wala koi na ho.

contact-pta = Pakistan Telecommunication Authority (PTA)
    .note =
        Ghair qanooni tasveeron aur posts ki shikayat leti hai aur unhein Pakistan mein band kar sakti hai.
        Yeh police nahi. Hamein poori tarah maloom nahi ke is ka form kya kya poochta hai.

contact-sim-check = Dekhein aap ke naam par kitni SIM hain
    .note =
        Apna shanakhti card number baghair dash ke SMS karein, ya website par likhein. SMS ke taqreeban 2
        rupay lagte hain, aur aap ka shanakhti card number bheje gaye messages mein reh jata hai.

contact-sbp-sunwai = State Bank of Pakistan, Sunwai
    .note =
        Bank ya mobile wallet ki shikayat ke liye, jab aap pehle khud bank ya wallet ko bata chuki hon. Hum ne
        is pate ka koi sarkari page nahi dekha. Wahan PIN ya code kabhi na likhein.

contact-stopncii = StopNCII.org
    .note =
        Aap ki un tasveeron ke liye jin mein aap 18 saal ya is se zyada ki hon, mard ho ya aurat: aap ka phone
        tasveer se ek code banata hai, tasveer kahin nahi jati. Tasveer mein umar kam ho to Take It Down istemal
        karein. Case number aur PIN likh lein, yeh dobara nahi milte. Amal sirf woh sites karti hain jo is
        ke saath shamil hain. Yeh Urdu mein bhi hai.

contact-take-it-down = Take It Down
    .note =
        Aap ki un tasveeron ke liye jo 18 saal se kam umar mein li gayin, chahe ab aap bari hon. Muft hai,
        poori duniya ke liye hai, aur naam nahi poocha jata.

contact-facebook-recovery = Facebook: apna account wapas lein
    .note =
        Facebook ka woh page jo us account ke liye hai jis par kisi aur ne qabza kar liya ho. Yeh SMS ya
        email par code bhej sakta hai, jo mushtarka phone par doosron ko nazar aa sakta hai.

contact-google-recovery = Google: apna account wapas lein
    .note =
        Gmail aur Android phone ke account ke liye. Hum ne is pate ka koi sarkari page nahi dekha. Yeh kisi
        doosre phone ya email par code ya message bhej sakta hai.

contact-instagram-recovery = Instagram: apna account wapas lein
    .note =
        Us account ke liye jis par kisi aur ne qabza kar liya ho. Hum ne is pate ka koi sarkari page nahi
        dekha. Yeh SMS ya email par code bhej sakta hai.

contact-fospah = Wafaqi mohtasib, kaam ki jagah par harasani ke khilaf (FOSPAH)
    .note =
        Kaam ki jagah par harasani ki shikayat, muft; Islamabad mein khawateen ki jaidad ki bhi. Hamein is ka koi phone number nahi mila.
    .cannot =
        2023 ki ek khabar ke mutabiq yeh gharelu tashaddud ki shikayat nahi leta.

contact-mohtasib = Wafaqi Mohtasib
    .note =
        NADRA ya BISP jaise wafaqi daftaron ki shikayat: muft, Urdu ya English mein, wakeel ke baghair, teen
        mahine ke andar. Naam bataye baghair shikayat nahi leta.

contact-ombudsman-punjab = Mohtasib Punjab
    .note =
        Soobe ke daftaron ki shikayat ke liye. Hum ne is pate ka koi sarkari page nahi dekha. Aap se poocha
        ja sakta hai ke aap kaun hain.

contact-ombudsman-sindh = Mohtasib Sindh
    .note =
        Soobe ke daftaron ki shikayat ke liye. Hum ne is pate ka koi sarkari page nahi dekha. Aap se poocha
        ja sakta hai ke aap kaun hain.

contact-ombudsman-kp = Mohtasib Khyber Pakhtunkhwa
    .note =
        Soobe ke daftaron ki shikayat ke liye. Is ka page shanakhti card aur halaf nama maangta hai, aur
        naam bataye baghair shikayat nahi leta.

contact-citizen-portal = Pakistan Citizen Portal
    .note =
        Sarkari daftaron ki shikayat ke liye wazir-e-azam ka nizam, muft. Registration mobile number aur shanakhti
        card se hota hai.
    .seen =
        Yahi samjhein ke mehkama aap ka naam aur number dekh sakta hai.

contact-kp-portal = Ikhtiyar Awam Ka, Khyber Pakhtunkhwa
    .note =
        Soobe ka apna shikayat portal, 2024 se: app, WhatsApp, email, phone ya kaghaz par. Hamein is ka koi
        aisa pata ya number nahi mila jis par bharosa ho, is liye yahan kuch nahi likha.
        Is ka irada 3 se 7 din mein jawab dene ka hai.

contact-balochistan-portal = Balochistan ka shikayat portal
    .note =
        Soobe ke daftaron ki shikayat ke liye wazir-e-aala ka page. Hum ne ise khol kar nahi dekha. Yeh naam
        aur number pooch sakta hai.

contact-legal-aid-society = Legal Aid Society, qanooni mashware ki line
    .note =
        Phone par qanoon ka muft mashwara, poore mulk ke liye. Khabron ke mutabiq subah nau se shaam paanch
        baje tak; is ke baad call record hoti hai aur woh aap ko wapas call karte hain. Hamein 2022 ke baad ki
        koi khabar nahi mili.

contact-umang = Umang, dil ki baat karne ke liye
    .note =
        Jab dil bahut bhari ho. Urdu, English aur ilaqai zubanon mein baat ho sakti hai. Ek page par likha
        hai: din raat, magar Eid par nahi. Ek aur number bhi chal raha hai, aur hum dono mein se kisi ki tasdeeq nahi kar sake.

contact-punjab-women-1737 = Women Protection Authority (khawateen ki hifazat), Punjab
    .note =
        Soobe ka woh daftar jo khawateen ko tashaddud se bachane ke liye hai. Yeh number sirf ek akhbar mein mila, is liye
        Punjab Women Helpline shayad zyada bharose ka rasta ho.

contact-dar-ul-aman-punjab = Dar-ul-Aman, Punjab
    .note =
        Mehkame ke page par likha hai ke khawateen seedhi aa sakti hain aur bachon ko saath la sakti hain. Aap se poocha ja sakta hai
        ke aap kaun hain. Page browser mein khulta hai aur us ki history mein rehta hai.

contact-ombudsperson-punjab = Khatoon Mohtasib Punjab
    .note =
        Punjab mein kaam ki jagah par harassment aur khawateen ki jaidad ki shikayatein, internet par. Aap se poocha ja sakta hai ke
        aap kaun hain. Hamein is ka koi phone number nahi mila.

contact-ambulance-1122 = Ambulance, Punjab aur Khyber Pakhtunkhwa
    .note = Jab kisi ko chot lagi ho ya koi beemar ho. Lists mein yeh in do soobon ke liye likhi hai; ek mein poore mulk ke liye. Hum yeh jaanch nahi sake.
    .seen = Call phone ki call history mein rehti hai.

contact-edhi-115 = Edhi ki ambulance
    .note = Edhi ke falahi idare ki ambulance. Ek list mein yeh number poore mulk ke liye likha hai; yeh kahan kahan aati hai, hum jaanch nahi sake.
    .seen = Call phone ki call history mein rehti hai.

contact-sindh-police-complaints = Police ke khilaf shikayat, Sindh
    .note =
        Sindh police ke sarbarah ka shikayat wala page; tasveerein aur recording bhi leta hai. Hum ne ise khol kar nahi dekha. Yehi
        samjhein ke aap ka naam poocha jaye ga.

contact-child-1121 = Bachon ki helpline: Punjab, Sindh, Khyber Pakhtunkhwa
    .note =
        Jis ki umar 18 saal se kam ho, us ke liye, aur un baron ke liye jinhein kisi bache ki fikar ho. Har soobe
        mein is number ke peeche apna daftar hai. Punjab ke page par likha hai ke kisi bhi waqt jawab milta hai.
        Ek page par yeh number Islamabad ke liye bhi hai.
    .seen =
        Punjab ki khabron ke mutabiq ghar se nikle bachon ko ghar walon ke paas wapas pahunchaya jata hai. Khatra
        ghar mein hi ho to foran batayein, aur poochein ke woh kise batate hain.

contact-secp = SECP (Securities and Exchange Commission of Pakistan)
    .note =
        Yeh qarz ki apps ko licence deta hai, apni site par un ki list rakhta hai, aur licence wali apps ki
        shikayat leta hai. Jis app ke paas licence na ho, us ke liye cyber crime agency ke paas jayein.

contact-banking-mohtasib = Banking Mohtasib, Pakistan
    .note =
        Bank ki shikayat ke liye, jab khud bank ko likhe 45 din ho jayein, ya bank inkaar kar de. Is ka form
        Urdu aur English mein hai. Yeh CNIC aur khaton ki copy maangta hai, asal nahi. Hamein maloom nahi ke yeh
        mobile wallet ki shikayat leta hai ya nahi.

## Where contacts serve: ISO 3166 codes.

region-PK = Poora Pakistan
region-PK-PB = Punjab
region-PK-IS = Islamabad
region-PK-SD = Sindh
region-PK-KP = Khyber Pakhtunkhwa
region-PK-BA = Balochistan
region-PK-GB = Gilgit-Baltistan
    .note = Yahan ki khawateen ke liye hamein koi alag helpline nahi mili. Yeh lines poore mulk ke liye hain; hum ne nahi jaancha ke yahan se jawab milta hai ya nahi.
region-PK-JK = Azad Jammu aur Kashmir
    .note = Yahan ki khawateen ke liye hamein koi alag helpline nahi mili. Yeh lines poore mulk ke liye hain; hum ne nahi jaancha ke yahan se jawab milta hai ya nahi.

# What a contact asks of who calls (`asks`).
help-asks-cnic = Yeh aap ka CNIC number poochte hain.

### Letters to fill in. Translated by a machine; no native speaker has reviewed them yet.
### The letters to offices have no words here: they go out in Urdu or English, which the offices read.

# How far this language has come: machine, draft or reviewed. Keep one of these English words.
letters-state = machine

## Pakistan Citizen Portal. What to attach is one thing a line.

letter-citizen-portal = Citizen Portal par shikayat
    .summary = Sarkari daftar ki mukhtasar shikayat, jise aap portal mein paste kar sakti hain.
    .visible = Yehi samjhein ke mehkama aap ka naam, phone number aur yeh saari tehreer dekhta hai. Masle ki jagah likhein. Is ke bajaye apne ghar ka pata na likhein.
    .attach =
        woh tasveerein ya kaghaz jin se masla nazar aaye
        ho sake to aisi tasveer nahi jis mein aap ka chehra ya ghar ho
    .send = Yeh tehreer portal ki shikayat mein copy karein. Shikayat ka number likh lein.

## Cybercrime agency (NCCIA)

letter-cybercrime = Cyber crime ke idare ko shikayat
    .summary = Internet par jo hua, tarteeb se; idare ke form ke liye ya kaghaz ke liye.
    .visible = Idara yeh sab dekhta hai, aur aap ko call kar sakta hai. Us ka online form naam, CNIC number aur mobile number alag khanon mein poochta hai, is liye yahan inhein khaali chhor sakti hain. Sirf kaghaz wali shikayat ke liye bharein.
    .attach =
        poori screen ke screenshot, tareekh ki tarteeb se
        profile aur post ke poore link
        payment ki raseedein, transaction number ke saath
        CNIC ki copy, jahan maangi jaye
        jis ki umar 18 saal se kam ho, us ki jinsi tasveer kabhi nahi: link kaafi hai
    .send = Yeh tehreer online form ki tafseel mein copy karein, ya kaghaz par jama karayein. Jawab mein sirf yeh hota hai ke shikayat pahunch gayi. Woh FIR nahi.

## Inquiry committee of the workplace

letter-workplace = Kaam ki jagah ki inquiry committee ko shikayat
    .summary = Kaam par harassment ke baare mein, kaghaz par ya email se dene ke liye.
    .visible = Committee yeh sab dekhti hai. Yeh maan kar chalein ke doosre shakhs ko shikayat ka pata chal jaye ga. Khabar kaam par phail sakti hai aur ghar tak pahunch sakti hai.
    .attach =
        message aur email ki copy, kaate baghair
        tareekh ki tarteeb se list ke kya hua
    .send = Poochein ke kya inquiry committee hai, aur us mein kaun hai. Khat un mein se kisi ko dein. Tareekh wali copy apne paas rakhein.

## Ombudsperson

letter-ombudsperson = Mohtasib ko shikayat
    .summary = Kaam par harassment ke baare mein, kaam ki jagah se bahar ke daftar ko.
    .visible = Mohtasib ka daftar yeh sab dekhta hai. Yeh maan kar chalein ke doosre shakhs ko shikayat ka pata chal jaye ga. Jo pata aur number aap dein, us par daak aur call aa sakti hai.
    .attach =
        message aur email ki copy, kaate baghair
        woh kaghaz ya message jis se pata chale ke aap wahan kaam karti hain
        tareekh ki tarteeb se list ke kya hua
        kaam par jo jama kara chuki hain us ki copy
    .send = Harassment ke khilaf Wafaqi Mohtasib (FOSPAH) shikayat muft leti hain. Shikayat ka number likh lein.

## Bank or wallet

letter-bank = Bank ya wallet ko shikayat
    .summary = Un paison ke baare mein jo nikaal liye gaye ya dhoke se gaye.
    .visible = Bank ya wallet yeh sab dekhta hai, aur jo number aap dein us par call kar sakta hai. PIN, password ya code kabhi na likhein, bank ke liye bhi nahi.
    .attach =
        payment ka screenshot ya raseed
        woh message jin ke baad paise gaye
    .send = Pehle bank ya wallet ki helpline ko call karein, aur shikayat ka number maangein.

## Platform

letter-platform = App ya website ko report
    .summary = Kisi account ya post ke baare mein, app ke report wale form mein paste karne ke liye.
    .visible = App ki company yeh sab dekhti hai, aur woh account bhi jis se aap report karein. Hamein maloom nahi ke woh doosre shakhs ko batati hai ya nahi, aur woh khud bhi andaza laga sakta hai ke report kis ne ki.
    .attach =
        link; in ke baghair ho sakta hai report wali cheez na mile
        screenshot, jo post hatne se pehle liye gaye hon
    .send = Pehle saboot save karein. Phir app mein us post ya account ke paas “Report” dhoondein. Pakistan mein aap telecom authority ko post band karane ko bhi keh sakti hain.

## Evidence log

letter-evidence-log = Jo hua us ki list
    .summary = Din ba din: kya hua, link, saboot kahan hai, kis ne dekha.
    .visible = Jise yeh list mile, woh jaan le ga ke aap ka saboot kahan hai aur aap ke saath kaun hai. Yeh na likhein, ya aise likhein ke sirf aap samjhein.
    .send = Ek copy kisi bharose wale shakhs ko dein. Jis phone ko doosre dekhte hon us par yeh na chhorein.
letter-evidence-log-text =
    Kab: { $when }
    Kya hua: { $what-happened }
    Link: { $links }
    Saboot kahan rakha hai: { $kept-where }
    Kis ne dekha ya suna: { $witnesses }
    .head = Kya hua, tareekh ki tarteeb se

## Fields

field-office = Daftar ya mehkama
    .help = Jitna theek aap ko maloom ho.
field-problem-place = Masle ki jagah
    .help = Woh gali, gaon ya daftar jahan masla hai. Apna ghar nahi, jab tak masla wahin na ho.
field-since = Kab se
    .help = Din ya mahina kaafi hai.
field-what-happened = Kya hua
    .help = Tarteeb se: kis ne, kya, kahan. Sirf woh jo aap ne khud dekha ya suna.
field-tried = Aap ab tak kya kar chuki hain
    .help = Kahan poocha ya shikayat ki, kis din, aur shikayat ka number.
field-asked = Aap kya chahti hain
    .help = Ek baat, ek jumle mein.
field-crime-kind = Jurm ki qism
    .help = Jaise dhamki, blackmail, chori kiya hua account, jaali account, dhoka.
field-when = Kab
    .help = Din aur waqt, jitna theek aap ko maloom ho.
field-app = App ya website
field-other-account = Doosre shakhs ka account ya number
    .help = Harf ba harf, jaise nazar aata hai.
field-links = Link
    .help = Har post ya profile ka poora link.
field-proof = Jo saboot aap ne rakha hai
    .help = Woh kya hai; yeh nahi ke kahan hai.
field-workplace = Kaam ki jagah
field-other-person = Kis ke baare mein
    .help = Naam aur ohda, jahan tak aap ko maloom ho.
field-witnesses = Kis ne dekha ya suna
    .help = Ho sake to pehle un se pooch lein.
field-position = Wahan aap ka kaam
field-bank = Bank ya wallet
field-amount = Raqam
field-transaction = Transaction number (payment ka number)
    .help = Yeh raseed par ya message mein likha hota hai.
field-receiver = Paise kis ko gaye
    .help = Naam, number ya account, jahan tak aap ko maloom ho.
field-own-account = Aap ka account
    .help = Pehle sirf aakhri chaar hindse. PIN ya code kabhi nahi.
field-own-profile = Wahan aap ka apna account
field-name = Aap ka naam
field-cnic = Aap ka CNIC number
field-phone = Aap ka phone number
    .help = Woh jis par call aana mehfooz ho.
field-address = Aap ka pata
    .help = Woh jis par khat aana mehfooz ho.
field-date = Tareekh
field-kept-where = Saboot kahan rakha hai

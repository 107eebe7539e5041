### Laws of content/law.toml: `act-<act>` names the act, `law-<id>` says what a section is about,
### its attribute `.penalty` what it names as punishment. Machine translation; no native speaker has reviewed it yet.

act-peca = Electronic jurmon ka qanoon, 2016 (PECA)
act-ppc = Taziraat-e-Pakistan
law-peca-3 = Ijazat ke baghair account, phone ya computer mein ghusna
law-peca-4 = Ijazat ke baghair data ki copy lena
law-peca-16 = Kisi doosre ki shanakhti maloomat istemal karna
law-peca-17 = SIM ghalat tareeqe se jaari karna
law-peca-20 = Insan ki izzat: jhooti baat jis se nuqsan ho
law-peca-21 = Haya: jinsi tasveerein, ghari hui bhi, aur un se dhamki
law-peca-22 = Bachon ki jinsi tasveerein
law-peca-24 = Cyber stalking, yani internet par peecha karna
law-peca-37 = Telecom authority ka ghair qanooni mawad band karna
law-peca-26a = Jaan boojh kar jhooti khabar phailana (2025 se)
    .penalty = Khabron mein 3 saal tak qaid, ya 20 lakh rupay tak jurmana likha hai. Dono ek saath ho sakte hain ya nahi, yeh hum ne qanoon mein nahi parha.
law-ppc-509 = Lafz, ishare aur jinsi chher chhaar, kaam par, gali mein ya ghar mein
    .penalty = Is mein 3 saal tak qaid, ya 5 lakh rupay tak jurmana, ya dono likhe hain.
law-ppc-354 = Kisi khatoon par us ki haya pamal karne ke liye zabardasti
    .penalty = 2023 ki ek khabar mein 2 saal tak qaid likhi hai.
law-ppc-503 = Darane wali dhamkiyan (criminal intimidation)
law-ppc-383 = Dhamki de kar paise lena, jaise blackmail (extortion)
law-ppc-498a = Khatoon ko virasat se mehroom karna

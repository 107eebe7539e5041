### Roman Urdu, written by a machine; no native speaker has reviewed it yet.
### Yeh tarjuma machine ne likha hai; abhi kisi ahl-e-zuban ne nahi jaancha.

site-title = Mashal
site-tagline = Phone, kaam aur daftari mamlaat ki mukhtasar rehnumai

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = Koi mujhe meri tasveeron se dhamka raha hai
need-protect-accounts = Main apne account mehfooz karna chahti hoon
need-job-offer = Mujhe internet par naukri ki peshkash hui hai
need-get-paid = Main online kaam ke paise lena chahti hoon
need-inheritance = Mujhe virasat ka hissa nahi diya ja raha
need-government-problem = Mujhe kisi sarkari daftar se masla hai
need-report-crime = Main internet par hone wale jurm ki shikayat karna chahti hoon
need-watched-phone = Shayad koi mere phone par nazar rakh raha hai
need-unsafe-home = Ghar mein mujhe khatra hai
need-sexual-violence = Kisi ne mere saath zabardasti ki hai
need-lost-phone = Mera phone gum ya chori ho gaya hai
need-work-harassment = Kaam par koi mujhe tang karta hai
need-cheated = Kisi ne dhoke se mere paise ya code le liya

zone-Asia-Karachi = Pakistan ke waqt ke mutabiq.

### Names and notes of the contacts in content/directory.toml: one message `contact-<id>` each.
### Numbers and addresses stand only in content/directory.toml, never here.

contact-police-15 = Police emergency
    .note =
        For danger right now, in the whole country.
    .seen =
        The call stays in the call log, and the police may ask your name and come to where you are.

contact-punjab-women-police = Virtual women police station, Punjab
    .note =
        Call the police number, then press the key shown here. If you cannot speak: the Women Safety App has a
        chat, video calls and a button for danger. In 2024 its officer in charge said that a report without a
        name is possible; ask first whether that is still so.

contact-punjab-distress = Help in deep distress, Punjab
    .note =
        For anyone who thinks of ending her life: call the police number, then press the key shown here, and a
        psychologist joins the call.
    .seen =
        The line belongs to the police, and we do not know what they write down.

contact-islamabad-women-police = Online women police station, Islamabad
    .note =
        Women officers, day and night, according to reports of 2025; they can take an FIR (the report that
        opens a police case) while you stay at home. They also answer by video call and chat. It is the police,
        so expect to be asked who you are.

contact-igp-punjab = Complaints against the police, Punjab
    .note =
        For when the police refuse an FIR (the report that opens a police case), ask for a bribe or make a
        false case.
    .seen =
        We do not know whether the police station that you complain about learns your name.

contact-mohr-1099 = Human rights helpline of the federal ministry
    .note =
        Free advice on the law, and where to turn next, for the whole country. None of our sources says that a
        caller needs a CNIC; ask first what they write down.

contact-punjab-women-1043 = Punjab women's helpline
    .note =
        Free advice on the law, answered by women, day and night according to a report of 2023. Since then a
        private company runs it for the women's commission; ask first what they write down. In 2018 it took calls
        about harassment on social media too.

contact-sindh-women-1094 = Women's helpline, Sindh
    .note =
        Run by the women's department of Sindh. Reports about its hours are old, and we do not know exactly
        what it can do for a caller.

contact-kp-bolo = Bolo helpline, Khyber Pakhtunkhwa
    .note =
        Help with the law, counselling and shelter, from the social welfare department.
    .seen =
        Since 2023 it is joined to the police emergency line; ask whether the police will hear of your call.

contact-kp-bolo-1097 = Bolo helpline by its short number
    .note =
        The same helpline. Reports of 2023 name this number too; only one gives it, so the long one may be
        surer.

contact-balochistan-women-1089 = Women's helpline, Balochistan
    .note =
        Run from Quetta by the women's department; it passes internet crimes on. We found nothing newer than
        2023, so it may have stopped.

contact-madadgaar-1098 = Madadgaar helpline, Karachi
    .note =
        For women and children. Lists name the number for the whole country; calls go to Karachi. We could
        not confirm that it answers.

contact-drf = Digital Rights Foundation helpline
    .note =
        Free and confidential, for anyone: advice on the law, help with phone safety, and first counselling.
    .cannot =
        In 2016, when it began, it said that it cannot file a police complaint for you.

# same: the service's own name, in a language with Latin letters
contact-nccia = National Cyber Crime Investigation Agency (NCCIA)
    .note =
        The state agency for crimes on the internet. Some reports say that its helpline answers day and
        night. Its form asks for your name, CNIC, mobile number and city, so it is not anonymous.

contact-fia-1991 = FIA cybercrime helpline (old number)
    .note =
        Out of date: the NCCIA has taken over this work. You may still meet this number on old pages.

contact-fia-portal = FIA complaint site (old address)
    .note =
        Out of date: the NCCIA has taken over this work. A complaint sent here is at best passed on.

contact-fia-9911 = FIA cybercrime helpline (old number)
    .note =
        Out of date: the NCCIA has taken over this work.

contact-nr3c-portal = Old cybercrime site of the FIA
    .note =
        Out of date: the NCCIA has taken over this work. A complaint sent here is at best passed on.

contact-drf-tipline = WhatsApp number of the Digital Rights Foundation, for false news
    .note =
        People pass it on as the helpline. It was set up in 2023 for reports of false news, so nobody may
        answer there who can help you.

# same: the service's own name, in a language with Latin letters
contact-pta = Pakistan Telecommunication Authority (PTA)
    .note =
        Takes complaints about unlawful pictures and posts and can block them in Pakistan. It is not the
        police. We do not know all that its form asks for.

# urgent
contact-sim-check = Check the SIM cards in your name
    .note =
        Send your CNIC number without dashes by SMS, or type it on the website. An SMS costs about 2 rupees,
        and your CNIC number stays among the sent messages.

# same: the service's own name, in a language with Latin letters
# urgent
contact-sbp-sunwai = State Bank of Pakistan, Sunwai
    .note =
        For a complaint about a bank or wallet, after you have told the bank or wallet itself. We have not
        seen an official page for this address. Never type a PIN or a code there.

contact-stopncii = StopNCII.org
    .note =
        For pictures of you from when you were 18 or older, whoever you are: your phone makes a code from the
        picture, and the picture is never sent. Were you younger in it? Then use Take It Down. Write down the case number and PIN; they cannot be found again. Only partner sites act. It has Urdu.

# same: the service's own name
contact-take-it-down = Take It Down
    .note =
        For pictures of you from when you were under 18, even if you are older now. It is free, works for
        the whole world, and asks for no name.

contact-facebook-recovery = Facebook: get your account back
    .note =
        Facebook's page for an account that someone else has taken. It may send a code by SMS or e-mail,
        which others can see on a shared phone.

contact-google-recovery = Google: get your account back
    .note =
        For Gmail and the account of an Android phone. We have not seen an official page for this address.
        It may send a code or a message to another phone or e-mail.

contact-instagram-recovery = Instagram: get your account back
    .note =
        For an account that someone else has taken. We have not seen an official page for this address. It
        may send a code by SMS or e-mail.

contact-fospah = Federal Ombudsperson against harassment at work (FOSPAH)
    .note =
        Free complaints about harassment at work; in Islamabad also about women’s property. We found no phone number.
    .cannot =
        A report of 2023 says that it takes no complaints about violence at home.

contact-mohtasib = Wafaqi Mohtasib (Federal Ombudsman)
    .note =
        Free complaints about federal offices such as NADRA or BISP, in Urdu or English, without a lawyer,
        within three months. It takes no complaint without a name.

contact-ombudsman-punjab = Ombudsman of Punjab
    .note =
        For complaints about offices of the province. We have not seen an official page for this address.
        Expect to be asked who you are.

contact-ombudsman-sindh = Ombudsman of Sindh
    .note =
        For complaints about offices of the province. We have not seen an official page for this address.
        Expect to be asked who you are.

contact-ombudsman-kp = Ombudsman of Khyber Pakhtunkhwa
    .note =
        For complaints about offices of the province. Its page asks for a CNIC and a sworn paper, and takes
        no complaint without a name.

# same: the service's own name, in a language with Latin letters
contact-citizen-portal = Pakistan Citizen Portal
    .note =
        The Prime Minister's complaint system for government offices; free. You register with a mobile number
        and CNIC.
    .seen =
        Assume that the department sees your name and number.

# same: the service's own name, in a language with Latin letters
contact-kp-portal = Ikhtiyar Awam Ka, Khyber Pakhtunkhwa
    .note =
        The province's own complaint portal, since 2024: app, WhatsApp, e-mail, phone or paper. We found no
        address or number that we trust, so none is shown. It aims at an answer in 3 to 7 days.

contact-balochistan-portal = Complaint portal of Balochistan
    .note =
        The chief minister’s page for complaints about offices of the province. We have not opened it.
        Expect it to ask for your name and number.

contact-legal-aid-society = Legal Aid Society advice line
    .note =
        Free advice on the law by phone, in the whole country. Hours of nine to five were reported; after
        that it records the call and calls you back. We found nothing newer than 2022.

contact-umang = Umang, someone to talk to
    .note =
        Help when the heart is heavy, in Urdu, English and regional languages. One page says: day and night,
        but not on Eid. Another number is also going round, and we could confirm neither.

contact-punjab-women-1737 = Women Protection Authority, Punjab
    .note =
        The province's office that protects women against violence. Only one newspaper names the number, so
        the Punjab women's helpline may be the surer way.

contact-dar-ul-aman-punjab = Dar-ul-Aman shelters, Punjab
    .note =
        The department's page says that women can come directly, and bring children. Expect to
        be asked who you are. The page opens in your browser and stays in its history.

contact-ombudsperson-punjab = Ombudsperson Punjab
    .note =
        Complaints about harassment at work, and about women's property, in Punjab. It takes them over the
        internet; expect it to ask who you are. We found no phone number.

contact-ambulance-1122 = Ambulance, Punjab and Khyber Pakhtunkhwa
    .note =
        For someone who is hurt or ill. Lists name it for these two provinces; one says that it is for the whole
        country. We could not check that.
    .seen =
        The call stays in the call log.

contact-edhi-115 = Edhi ambulance
    .note =
        An ambulance of the Edhi charity. One list names the number for the whole country; we could not check
        where it comes.
    .seen =
        The call stays in the call log.

contact-sindh-police-complaints = Complaints against the police, Sindh
    .note =
        The complaint page of the police chief of Sindh; it takes pictures and recordings. We have not opened
        it. Assume that it asks for your name.

contact-child-1121 = Child helpline: Punjab, Sindh, Khyber Pakhtunkhwa
    .note =
        For whoever is under 18, and for adults who fear for a child. Each province has its own office behind
        the number. The page of Punjab says that it answers at any time. One page names it for Islamabad too.
    .seen =
        By reports of Punjab, children who have left home are brought back to their families. Say at once if
        home is the danger, and ask whom they tell.

contact-secp = Securities and Exchange Commission of Pakistan (SECP)
    .note =
        It gives loan apps their licence, lists them on its site, and takes complaints about those with a
        licence. For an app without one, turn to the cybercrime agency.

contact-banking-mohtasib = Banking Mohtasib Pakistan
    .note =
        For a complaint about a bank, 45 days after you have written to the bank itself, or after the bank has said no.
        Its form is there in Urdu and English. It wants copies of your CNIC and letters, no originals.
        We do not know whether it takes complaints about wallets.

## Where contacts serve: ISO 3166 codes.

region-PK = All of Pakistan
# same
region-PK-PB = Punjab
# same
region-PK-IS = Islamabad
# same
region-PK-SD = Sindh
# same
region-PK-KP = Khyber Pakhtunkhwa
# same
region-PK-BA = Balochistan
# same
region-PK-GB = Gilgit-Baltistan
    .note = We found no helpline for women of its own here. These lines serve the whole country; we have not checked whether they answer from here.
region-PK-JK = Azad Jammu and Kashmir
    .note = We found no helpline for women of its own here. These lines serve the whole country; we have not checked whether they answer from here.

# What a contact asks of who calls (`asks`).
help-asks-cnic = It asks for your CNIC (identity card).

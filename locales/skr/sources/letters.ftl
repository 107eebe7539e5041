### Letters to fill in (content/letters). `letter-<id>` is the title, `letter-<id>-text` the letter itself.
### In a letter's text each { $field } is what the reader wrote. A line with an empty field is left out,
### so keep each field on a line with the words that belong to it. Letters speak as the reader: “I”, a woman.

# How far this language has come: machine, draft or reviewed. Keep one of these English words.
letters-state = reviewed

## Pakistan Citizen Portal. What to attach is one thing a line.

letter-citizen-portal = Complaint on the Citizen Portal
    .summary = A short complaint about a government office, to paste into the portal.
    .visible = Assume that the department sees your name, your phone number and all of this text. Write the place of the problem. Do not write your home instead.
    .attach =
        pictures or papers that show the problem
        no pictures of your face or your home, if you can
    .send = Copy the text into the complaint on the portal. Write down the complaint ID.
letter-citizen-portal-text =
    Office: { $office }
    Place of the problem: { $problem-place }
    Since: { $since }

    What happened: { $what-happened }

    What I have done so far: { $tried }

    I ask for this: { $asked }

## Cybercrime agency (NCCIA)

letter-cybercrime = Report to the cybercrime agency
    .summary = What happened on the internet, in order, for the agency’s form or for paper.
    .visible = The agency sees all of this, and may call you. Its online form asks for your name, CNIC and mobile number in places of their own, so you can leave them empty here. Fill them in only for a report on paper.
    .attach =
        screenshots of the whole screen, in order of date
        the full links of profiles and posts
        receipts of payments, with the transaction number
        a copy of your CNIC, where it is asked for
        never a sexual picture of anyone under 18: the link is enough
    .send = Copy the text into the details of the online form, or hand it in on paper. The answer only says that your complaint has arrived. It is not an FIR.
letter-cybercrime-text =
    To the National Cyber Crime Investigation Agency (NCCIA)

    Kind of crime: { $crime-kind }
    When: { $when }
    App or site: { $app }
    Account or number of the other person: { $other-account }

    What happened: { $what-happened }

    Links: { $links }

    Proof that I have kept: { $proof }

    I ask for this: { $asked }

    I have written only what I know myself.

    Name: { $name }
    CNIC: { $cnic }
    Mobile number: { $phone }

## Inquiry committee of the workplace

letter-workplace = Complaint to the inquiry committee at work
    .summary = About harassment at work, to hand in on paper or by e-mail.
    .visible = The committee sees all of this. Expect that the other person learns of the complaint. News of it can spread at work and reach your home.
    .attach =
        copies of messages and e-mails, uncut
        a list by date of what happened
    .send = Ask whether there is an inquiry committee, and who belongs to it. Hand the letter to one of them. Keep a copy with the date.
letter-workplace-text =
    To the inquiry committee against harassment

    Workplace: { $workplace }
    I complain about: { $other-person }
    When: { $when }

    What happened: { $what-happened }

    Who saw or heard it: { $witnesses }

    Proof that I have kept: { $proof }

    I ask for this: { $asked }

    Name: { $name }
    My work here: { $position }
    Date: { $date }

## Ombudsperson

letter-ombudsperson = Complaint to the ombudsperson
    .summary = About harassment at work, to an office outside the workplace.
    .visible = The office of the ombudsperson sees all of this. Expect that the other person learns of the complaint. Post and calls about it can come to the address and the number that you give.
    .attach =
        copies of messages and e-mails, uncut
        a paper or message that shows that you work there
        a list by date of what happened
        copies of what you have handed in at work
    .send = The federal ombudsperson takes complaints free of charge. Write down the complaint number.
letter-ombudsperson-text =
    To the ombudsperson against harassment at the workplace

    Workplace: { $workplace }
    I complain about: { $other-person }
    When: { $when }

    What happened: { $what-happened }

    Who saw or heard it: { $witnesses }

    Proof that I have kept: { $proof }

    What I have done so far: { $tried }

    I ask for this: { $asked }

    Name: { $name }
    Phone: { $phone }
    Address: { $address }
    Date: { $date }

## Bank or wallet

letter-bank = Complaint to a bank or wallet
    .summary = About money that was taken or that you were cheated of.
    .visible = The bank or wallet sees all of this, and may call the number that you give. Never write a PIN, a password or a code, not even for the bank.
    .attach =
        a screenshot or receipt of the payment
        the messages that led to it
    .send = Call the helpline of the bank or wallet first, and ask for a complaint number.
letter-bank-text =
    Bank or wallet: { $bank }
    When: { $when }
    Amount: { $amount }
    Transaction number: { $transaction }
    The money went to: { $receiver }

    What happened: { $what-happened }

    What I have done so far: { $tried }

    I ask for this: { $asked }

    Please give me a complaint number, and an answer in writing.

    Name: { $name }
    My account: { $own-account }
    Phone: { $phone }

## Platform

letter-platform = Report to an app or site
    .summary = About an account or a post, to paste into the report form of the app.
    .visible = The company behind the app sees all of this and the account that you report from. We do not know whether it tells the other person, who may also guess who reported.
    .attach =
        the links; without them the report may not be found
        screenshots, saved before the post is gone
    .send = Save the proof first. Then look for “Report” at the post or account in the app. In Pakistan you can also ask the telecom authority to have a post blocked.
letter-platform-text =
    App or site: { $app }
    Account that I report: { $other-account }
    Links: { $links }
    Since: { $since }

    What happened: { $what-happened }

    I ask for this: { $asked }

    My own account there: { $own-profile }

## Evidence log

letter-evidence-log = A list of what happened
    .summary = Day by day: what happened, the link, where the proof is, who saw it.
    .visible = Whoever finds this list sees where your proof is and who stands by you. Leave that out, or write it so that only you understand.
    .send = Give one copy to someone you trust. Do not leave it on a phone that others look through.
letter-evidence-log-text =
    When: { $when }
    What happened: { $what-happened }
    Link: { $links }
    Where the proof is kept: { $kept-where }
    Who saw or heard it: { $witnesses }
    .head = What happened, by date

## Fields

field-office = Office or department
    .help = As exactly as you know it.
field-problem-place = Place of the problem
    .help = Street, village or office where the problem is. Not your home, unless it is the problem.
field-since = Since when
    .help = A day or a month is enough.
field-what-happened = What happened
    .help = In order: who, what, where. Only what you saw or heard yourself.
field-tried = What you have done so far
    .help = Where you have asked or complained, on which day, with the number of the complaint.
field-asked = What you ask for
    .help = One thing, in one sentence.
field-crime-kind = Kind of crime
    .help = For example: threats, blackmail, a stolen account, a fake account, fraud.
field-when = When
    .help = Day and time, as exactly as you know them.
field-app = App or site
field-other-account = Account or number of the other person
    .help = Letter by letter, as you see it.
field-links = Links
    .help = The full link of each post or profile.
field-proof = Proof that you have kept
    .help = What it is, not where it is.
field-workplace = Workplace
field-other-person = About whom
    .help = Name and post, as far as you know them.
field-witnesses = Who saw or heard it
    .help = Ask them first, if you can.
field-position = Your work there
field-bank = Bank or wallet
field-amount = Amount
field-transaction = Transaction number
    .help = It is on the receipt or in the message.
field-receiver = To whom the money went
    .help = Name, number or account, as far as you know them.
field-own-account = Your account
    .help = To begin with, only the last four digits. Never a PIN or a code.
field-own-profile = Your own account there
field-name = Your name
field-cnic = Your CNIC number
field-phone = Your phone number
    .help = One on which a call would be safe.
field-address = Your address
    .help = One at which a letter would be safe.
field-date = Date
field-kept-where = Where the proof is kept

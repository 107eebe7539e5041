### Messages of this site: its name, and the ways in, in the words of the reader.
### They may show in a browser tab or a list, so they stay short and plain.

site-title = Mashal
site-tagline = Short guides for phone, work and offices

## One way in for each need; the ids stand in `needs` of the guides and contacts.

need-threat-photos = Someone threatens me with my photos
need-protect-accounts = I want to lock my accounts
need-job-offer = I was offered a job online
need-get-paid = I want to be paid for online work
need-inheritance = My share of the inheritance is kept from me
need-government-problem = I have a problem with a government office
need-report-crime = I want to report a crime on the internet
need-watched-phone = Someone may be watching my phone
need-unsafe-home = I am not safe at home
need-sexual-violence = Someone forced me or touched me
need-lost-phone = My phone is lost or stolen
need-work-harassment = Someone harasses me at work
need-cheated = Someone cheated me of money or a code

# Whose time the hours before it are in: a sentence of its own.
zone-Asia-Karachi = Pakistan time.

site-title = Torch
site-tagline = Help in plain words
need-photos = Someone has my photos
contact-police = Police
contact-old = Old line

site-title = Torch
site-tagline = Help in plain words
need-photos = Someone has my photos
need-money = I was not paid

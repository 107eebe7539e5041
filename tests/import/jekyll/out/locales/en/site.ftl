site-title = Notes for her
site-tagline = Small steps

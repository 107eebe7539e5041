site-title = Friends online
site-tagline = Small guides

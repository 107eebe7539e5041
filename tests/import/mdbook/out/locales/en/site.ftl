site-title = A small book
site-tagline = Of phones

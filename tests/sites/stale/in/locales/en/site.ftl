site-title = Site
site-tagline = Tagline

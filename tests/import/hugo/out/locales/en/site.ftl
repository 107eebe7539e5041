site-title = Safe at home
site-tagline = Short guides

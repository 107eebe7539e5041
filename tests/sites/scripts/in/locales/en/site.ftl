site-title = Signs
site-tagline = What stands where

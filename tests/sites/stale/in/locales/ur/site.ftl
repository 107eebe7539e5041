site-title = سائٹ
site-tagline = ٹیگ

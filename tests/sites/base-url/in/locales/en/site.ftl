site-title = Torch & Co

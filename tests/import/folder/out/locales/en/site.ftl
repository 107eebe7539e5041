site-title = First steps

site-title = Sides

site-title = Docs for friends

site-title = Welcome

site-title = دوستوں کے لیے

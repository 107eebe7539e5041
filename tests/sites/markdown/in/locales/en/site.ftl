site-title = Markdown

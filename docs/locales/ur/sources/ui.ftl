needs-title = What do you want to do?

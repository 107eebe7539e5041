### Words of every page that are others in a handbook than in a guide for somebody in need.

needs-title = What do you want to do?

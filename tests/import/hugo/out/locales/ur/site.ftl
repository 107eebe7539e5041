site-title = گھر میں محفوظ

site-title = Torch
need-threat = Someone threatens me
contact-police = Police
    .note = The call is recorded.
contact-line = Women's line
contact-legal = Legal aid
contact-old = Old line
    .note = Do not use it.

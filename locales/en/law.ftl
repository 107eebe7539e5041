### Laws of content/law.toml: `act-<act>` names the act, `law-<id>` says what a section is about,
### its attribute `.penalty` what it names as punishment.

act-peca = Prevention of Electronic Crimes Act, 2016 (PECA)
act-ppc = Pakistan Penal Code

law-peca-3 = Getting into an account or device without permission
law-peca-4 = Copying data without permission
law-peca-16 = Using another person’s identity data
law-peca-17 = Giving out SIM cards wrongly
law-peca-20 = The dignity of a person: false information that harms her
law-peca-21 = Modesty: sexual pictures, also invented ones, and threats with them
law-peca-22 = Sexual pictures of children
law-peca-24 = Cyber stalking
law-peca-37 = Blocking of unlawful content by the telecom authority
law-peca-26a = Spreading false information knowingly (since 2025)
    .penalty = Reports name up to 3 years in prison, or a fine up to Rs 2,000,000. We have not read in the Act whether it can be both.
law-ppc-509 = Words, gestures and sexual advances, at work, in the street or at home
    .penalty = It names up to 3 years in prison, or a fine up to Rs 500,000, or both.
law-ppc-354 = Force against a woman, meant to offend her modesty
    .penalty = A report of 2023 names up to 2 years in prison.
law-ppc-503 = Criminal intimidation: threats that frighten
law-ppc-383 = Extortion: threats to get money, as in blackmail
law-ppc-498a = Keeping a woman from her inheritance

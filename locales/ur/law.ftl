### Laws of content/law.toml: `act-<act>` names the act, `law-<id>` says what a section is about,
### its attribute `.penalty` what it names as punishment. Machine translation; no native speaker has reviewed it yet.

act-peca = الیکٹرانک جرائم کا قانون، 2016 (پیکا، PECA)
act-ppc = تعزیراتِ پاکستان

law-peca-3 = اجازت کے بغیر اکاؤنٹ، فون یا کمپیوٹر میں گھسنا
law-peca-4 = اجازت کے بغیر ڈیٹا کی نقل لینا
law-peca-16 = کسی دوسرے کی شناختی معلومات استعمال کرنا
law-peca-17 = سم غلط طریقے سے جاری کرنا
law-peca-20 = انسان کا وقار: جھوٹی بات جس سے نقصان ہو
law-peca-21 = حیا: جنسی تصویریں، گھڑی ہوئی بھی، اور ان سے دھمکی
law-peca-22 = بچوں کی جنسی تصویریں
law-peca-24 = سائبر اسٹاکنگ (cyber stalking)، یعنی انٹرنیٹ پر پیچھا کرنا
law-peca-37 = ٹیلی کام اتھارٹی کا غیر قانونی مواد بند کرنا
law-peca-26a = جان بوجھ کر جھوٹی خبر پھیلانا (2025 سے)
    .penalty = خبروں میں 3 سال تک قید، یا 20 لاکھ روپے تک جرمانہ لکھا ہے۔ دونوں ایک ساتھ ہو سکتے ہیں یا نہیں، یہ ہم نے قانون میں نہیں پڑھا۔
law-ppc-509 = لفظ، اشارے اور جنسی چھیڑ چھاڑ، کام پر، گلی میں یا گھر میں
    .penalty = اس میں 3 سال تک قید، یا 5 لاکھ روپے تک جرمانہ، یا دونوں لکھے ہیں۔

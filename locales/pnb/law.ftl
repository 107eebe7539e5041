### Laws of content/law.toml: `act-<act>` names the act, `law-<id>` says what a section is about,
### its attribute `.penalty` what it names as punishment. Machine translation; no native speaker has reviewed it yet.

act-peca = الیکٹرانک جرماں دا قانون، 2016 (پیکا، PECA)
act-ppc = تعزیراتِ پاکستان
law-peca-3 = اجازت توں بغیر اکاؤنٹ، فون یا کمپیوٹر وچ وڑنا
law-peca-4 = اجازت توں بغیر ڈیٹا دی نقل لینا
law-peca-16 = کسے دوجے دی شناختی معلومات استعمال کرنا
law-peca-17 = سم غلط طریقے نال جاری کرنا
law-peca-20 = بندے دی عزت: جھوٹی گل جیہدے نال نقصان ہووے
law-peca-21 = حیا: جنسی تصویراں، گھڑیاں ہوئیاں وی، تے اوہناں نال دھمکی
law-peca-22 = بچیاں دیاں جنسی تصویراں
law-peca-24 = سائبر اسٹاکنگ (cyber stalking)، یعنی انٹرنیٹ تے پچھا کرنا
law-peca-37 = ٹیلی کام اتھارٹی دا غیر قانونی مواد بند کرنا
law-peca-26a = جان بجھ کے جھوٹی خبر پھیلانا (2025 توں)
    .penalty = خبراں وچ 3 سال تک قید، یا 20 لکھ روپے تک جرمانہ لکھیا اے۔ دوویں اکٹھے ہو سکدے نیں یا نہیں، ایہ اسیں قانون وچ نہیں پڑھیا۔
law-ppc-509 = لفظ، اشارے تے جنسی چھیڑ چھاڑ، کم تے، گلی وچ یا گھر وچ
    .penalty = ایہدے وچ 3 سال تک قید، یا 5 لکھ روپے تک جرمانہ، یا دوویں لکھے نیں۔

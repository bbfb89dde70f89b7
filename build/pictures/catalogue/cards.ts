import { card, type Entry } from './entry.ts';

/** Cards with words: facts, quotations, events, notices. */
export const cards: readonly Entry[] = [
  card('factWater')(
    'fact-water',
    'portrait png',
    'water',
    [
      ['بطاقة حقائق: المياه', 'Fiche : l’eau potable', 'Fact card: drinking water'],
      [
        'بطاقة: «مياه الشفة في البلدة صالحة للشرب»، 12 عيّنة سليمة من 12، فُحصت في مختبر مستقلّ.',
        'Fiche en arabe : l’eau du village est potable ; 12 échantillons sains sur 12, analysés par un laboratoire indépendant.',
        'Arabic card: the village’s water is safe to drink; 12 of 12 samples clean, tested by an independent laboratory.',
      ],
      [
        'سمعتَ غير ذلك؟ هذه النتيجة ومصدرها.',
        'Vous avez entendu autre chose ? Voici le résultat et sa source.',
        'Heard otherwise? Here is the result and its source.',
      ],
    ],
    { segments: ['families'], added: '2026-11-16' },
  ),
  card('factPower')(
    'fact-power-hours',
    'square png',
    'power',
    [
      ['ساعات التغذية', 'Heures de courant', 'Hours of power'],
      [
        'رسم بأربعة أعمدة لساعات التغذية في اليوم: آب 4، أيلول 6، تشرين الأول 7، تشرين الثاني 9.',
        'Quatre barres, heures de courant par jour : août 4, septembre 6, octobre 7, novembre 9.',
        'Four bars of power hours a day: August 4, September 6, October 7, November 9.',
      ],
      [
        'من 4 ساعات إلى 9. تحسّن، ولا يكفي.',
        'De 4 heures à 9 : un progrès, insuffisant.',
        'From 4 hours to 9: better, and not enough.',
      ],
    ],
    { added: '2026-11-16' },
  ),
  card('factApples')(
    'fact-apples',
    'portrait png',
    'farming',
    [
      ['بطاقة حقائق: التفاح', 'Fiche : les pommes', 'Fact card: apples'],
      [
        'بطاقة: «من يقطف ثمن الصندوق؟» حصّة المزارع 31 في المئة، وتحتها رسم شجرة تفاح.',
        'Fiche en arabe : qui récolte le prix de la caisse ? Part de l’agriculteur : 31 %. Un pommier dessous.',
        'Arabic card: who harvests the price of a crate? The grower’s share is 31 percent. An apple tree below.',
      ],
      [
        'من كلّ مئة يدفعها البيت، تصل 31 إلى المزارع.',
        'Sur cent payés par le foyer, 31 vont à l’agriculteur.',
        'Of every hundred a household pays, 31 reach the grower.',
      ],
    ],
    { segments: ['farmers'], added: '2026-11-16' },
  ),
  card('factMedicine')(
    'fact-medicine',
    'portrait png',
    'health',
    [
      ['بطاقة حقائق: الدواء', 'Fiche : les médicaments', 'Fact card: medicine'],
      [
        'بطاقة: دواء الأمراض المزمنة متوافر هذا الشهر، 46 صنفاً من 52، وتحتها رفوف مستوصف.',
        'Fiche en arabe : 46 médicaments pour maladies chroniques sur 52 sont disponibles ce mois-ci.',
        'Arabic card: 46 of 52 medicines for chronic illness are available this month.',
      ],
      [
        'قبل أن تدفع في السوق، اسأل المستوصف.',
        'Avant d’acheter ailleurs, demandez au dispensaire.',
        'Before you pay elsewhere, ask the clinic.',
      ],
    ],
    { segments: ['retirees'], added: '2026-11-16' },
  ),
  card('quoteDeeds')(
    'quote-deeds',
    'square jpeg',
    'culture',
    [
      ['من ميثاقنا: الفعل لا الإنسان', 'Notre charte : l’acte, non la personne', 'Our charter: the deed, not the person'],
      [
        'عبارة مشكولة على خلفية داكنة: «نختلف مع الفعل، لا مع الإنسان»، وتحتها أسطح قرية.',
        'Phrase vocalisée sur fond sombre : « Nous contestons l’acte, non la personne », au-dessus de toits.',
        'A vowelled line on a dark ground: “We differ with the deed, not the person”, above village roofs.',
      ],
      ['نقد حادّ، ولسان نظيف.', 'Une critique ferme, des mots propres.', 'Sharp criticism, clean words.'],
    ],
    { added: '2026-11-10' },
  ),
  card('quoteHouse')(
    'quote-house',
    'story png',
    'culture',
    [
      ['صباح الخير من الدار', 'Bonjour d’Al-Dar', 'Good morning from Al-Dar'],
      [
        'عبارة مشكولة على خلفية بنفسجية: «الدار التي تسع الجميع لا تضيق بأحد»، وتحتها بيوت قديمة.',
        'Phrase vocalisée sur fond violet : « La maison qui accueille tous n’est trop petite pour personne ».',
        'A vowelled line on violet: “A house wide enough for all is too small for no one”, above old houses.',
      ],
      ['صباح يتّسع للجميع.', 'Un matin pour tous.', 'A morning with room for everyone.'],
    ],
    { added: '2026-11-10' },
  ),
  card('eventStudents')(
    'event-students-zahle',
    'portrait png',
    'meeting education',
    [
      [
        'دعوة: لقاء الطلاب في زحلة',
        'Invitation : rencontre étudiante à Zahlé',
        'Invitation: students’ meeting in Zahle',
      ],
      [
        'دعوة خضراء إلى لقاء الطلاب في زحلة، الجمعة 27 تشرين الثاني، الخامسة عصراً، في قاعة المكتبة العامة، والمدخل مجهّز.',
        'Invitation : rencontre étudiante à Zahlé, vendredi 27 novembre à 17 h, bibliothèque publique, entrée accessible.',
        'Invitation to the students’ meeting in Zahle, Friday 27 November, 5 pm, public library, step-free entrance.',
      ],
      [
        'سؤالك أهمّ من خطابنا.',
        'Votre question compte plus que notre discours.',
        'Your question matters more than our speech.',
      ],
    ],
    {
      segments: ['students', 'disabled-people'],
      rights: { regions: ['central-bekaa'], until: '2026-11-27' },
      added: '2026-11-16',
    },
  ),
  card('eventMarket')(
    'event-farmers-market',
    'link-card png',
    'farming meeting',
    [
      ['يوم مفتوح: سوق المزارعين', 'Journée ouverte : marché paysan', 'Open day: farmers’ market'],
      [
        'بطاقة صفراء ليوم مفتوح في سوق المزارعين، السبت 28 تشرين الثاني من 9 إلى 2، ورسم بسطة.',
        'Carte ocre : marché paysan, samedi 28 novembre, de 9 h à 14 h ; un étal dessiné.',
        'Ochre card for the farmers’ market, Saturday 28 November, 9 to 2, with a drawn stall.',
      ],
      [
        'من الحقل إلى بيتك، بلا وسيط.',
        'Du champ à votre table, sans intermédiaire.',
        'From the field to your home, no one in between.',
      ],
    ],
    {
      segments: ['farmers', 'families'],
      rights: { regions: ['central-bekaa', 'baalbek-hermel'] },
      added: '2026-11-16',
    },
  ),
  card('verify')(
    'verify-first',
    'story png',
    'education',
    [
      ['قبل أن تنشر: تحقّق', 'Avant de publier, vérifiez', 'Before you post, check'],
      [
        'أربعة أسئلة مرقّمة: من قالها أولاً؟ متى وأين؟ هل الصورة من اليوم ومن هنا؟ من يتأذّى إن أخطأنا؟',
        'Quatre questions : qui l’a dit en premier ? quand et où ? l’image est-elle d’aujourd’hui et d’ici ? qui en souffrirait ?',
        'Four questions: who said it first? When and where? Is the picture from today and from here? Who is hurt if we are wrong?',
      ],
      ['دقيقة واحدة قبل الزرّ.', 'Une minute avant d’appuyer.', 'One minute before the button.'],
    ],
    { added: '2026-11-10' },
  ),
  card('silence')(
    'electoral-silence',
    'link-card png',
    'meeting',
    [
      ['صمت انتخابي', 'Silence électoral', 'Electoral silence'],
      [
        'بطاقة مخطّطة: «نصمت لتتكلّم الصناديق»، من السبت 5 كانون الأول حتى إقفال الصناديق يوم الأحد 6 منه.',
        'Carte hachurée : « Nous nous taisons pour que parlent les urnes », du samedi 5 décembre à la fermeture dimanche 6.',
        'Hatched card: “We fall silent so the ballots can speak”, Saturday 5 December until polls close on Sunday the 6th.',
      ],
      ['نعود بعد إقفال الصناديق.', 'De retour après la fermeture des bureaux.', 'Back when the polls have closed.'],
    ],
    { rights: { until: '2026-12-05' }, added: '2026-11-21' },
  ),
  card('floods')(
    'flood-numbers',
    'portrait png',
    'environment health',
    [
      ['أرقام الطوارئ في السيول', 'Crues : numéros d’urgence', 'Flood emergency numbers'],
      [
        'بطاقة داكنة: الدفاع المدني 125، الصليب الأحمر 140، قوى الأمن 112، ولا تعبر مجرى الماء سيراً.',
        'Carte sombre : Défense civile 125, Croix-Rouge 140, police 112 ; ne traversez pas l’eau à pied.',
        'Dark card: Civil Defence 125, Red Cross 140, police 112; don’t cross running water on foot.',
      ],
      ['احفظ الصورة في هاتفك.', 'Gardez l’image dans votre téléphone.', 'Keep this picture on your phone.'],
    ],
    { segments: ['displaced', 'families'], rights: { regions: ['north-akkar'] }, added: '2026-11-17' },
  ),
  card('diaspora', 'en')(
    'diaspora-evening',
    'link-card png',
    'meeting',
    [
      ['أمسية مع المغتربين', 'Soirée avec la diaspora', 'An evening with the diaspora'],
      [
        'بطاقة بالإنكليزية تدعو المغتربين إلى لقاء مباشر في 30 تشرين الثاني، ورسم حقيبة سفر.',
        'Carte en anglais : direct avec la diaspora, le 30 novembre ; une valise dessinée.',
        'Card: “Your house here still has your name on it”; live on 30 November, 20:00 in Beirut; a drawn suitcase.',
      ],
      ['اسأل من حيث أنت.', 'Posez vos questions, où que vous soyez.', 'Ask from wherever you are.'],
    ],
    { segments: ['diaspora'], added: '2026-11-16' },
  ),
  card('ecoles', 'fr')(
    'school-bus-fr',
    'square png',
    'education transport',
    [
      ['باص المدرسة إلى 14 قرية', 'Le car scolaire de 14 villages', 'A school bus for 14 villages'],
      [
        'بطاقة بالفرنسية: باص مدرسي لأربع عشرة قرية و380 تلميذاً، ورسم باص أصفر.',
        'Carte : un car scolaire pour 14 villages, 380 élèves, dès le 1er décembre ; un bus jaune dessiné.',
        'French card: a school bus for 14 villages and 380 pupils; a drawn yellow bus.',
      ],
      ['يبدأ في الأول من كانون الأول.', 'Départ le 1er décembre, à 6 h 40.', 'It starts on 1 December at 6:40.'],
    ],
    { segments: ['families', 'students'], added: '2026-11-16' },
  ),
];

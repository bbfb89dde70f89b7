import { drawn, scene, type Entry } from './entry.ts';

/** Houses, land and what a village shares. */
export const villages: readonly Entry[] = [
  scene('wires')(
    'wires-at-dusk',
    'wide jpeg',
    'power',
    [
      ['أسلاك عند الغروب', 'Fils au crépuscule', 'Wires at dusk'],
      [
        'عمودا كهرباء وأسلاك سوداء أمام سماء بنفسجية وشمس تغيب خلف التلال.',
        'Deux poteaux électriques et leurs fils noirs devant un ciel violet ; le soleil descend derrière les collines.',
        'Two power poles and black wires against a violet sky, the sun setting behind the hills.',
      ],
      [
        'بلدة تنتظر الضوء. الأرقام والمصادر في التعليق الأول.',
        'Un village attend la lumière. Chiffres et sources en premier commentaire.',
        'A village waiting for light. Figures and sources in the first comment.',
      ],
    ],
    { segments: ['families', 'small-business'] },
  ),
  scene('oldCity')('old-city-fronts', 'portrait jpeg', 'culture', [
    ['واجهات المدينة القديمة', 'Façades de la vieille ville', 'Old city fronts'],
    [
      'بيتان بثلاث قناطر، أحدهما أصفر والآخر بنفسجي، بين مبانٍ أحدث وأمامهما صنوبرتان.',
      'Deux maisons à trois arcades, l’une ocre, l’autre violette, entre des immeubles plus récents ; deux pins devant.',
      'Two triple-arched houses, one ochre and one violet, between newer blocks, with two pines in front.',
    ],
    [
      'لكلّ قنطرة حكاية. أخبرنا عن بيت في حيّك.',
      'Chaque arcade a son histoire. Racontez-nous une maison de votre quartier.',
      'Every arch has a story. Tell us about a house on your street.',
    ],
  ]),
  scene('slope')(
    'planted-slope',
    'wide jpeg',
    'farming environment',
    [
      ['سفح مزروع', 'Coteau cultivé', 'A planted slope'],
      [
        'جلول خضراء متوازية على سفح، وبيت أبيض صغير بين أشجار الصنوبر.',
        'Terrasses vertes et parallèles sur un coteau ; une petite maison blanche parmi les pins.',
        'Green terraces along a slope, with a small white house among pines.',
      ],
      [
        'بناها الأجداد حجراً فوق حجر. لنحفظها.',
        'Nos aïeux l’ont bâti pierre à pierre. Gardons-le.',
        'Our grandparents built it stone by stone. Let’s keep it.',
      ],
    ],
    { segments: ['farmers'] },
  ),
  scene('river')(
    'river-in-spring',
    'wide webp',
    'water environment',
    [
      ['نهر في الربيع', 'La rivière au printemps', 'A river in spring'],
      [
        'نهر أزرق ينساب بين مرج أخضر وأشجار حور، وخلفه تلال.',
        'Une rivière bleue serpente dans un pré vert bordé de peupliers, devant des collines.',
        'A blue river winding through a green meadow lined with poplars, hills behind.',
      ],
      [
        'النهر لنا جميعاً، ومجراه أمانة.',
        'La rivière est à tous ; son lit nous est confié.',
        'The river belongs to all of us, and so does its care.',
      ],
    ],
    { rights: { from: '2026-03-01', until: '2026-10-31' }, added: '2026-03-01' },
  ),
  scene('roofs')('village-roofs', 'square jpeg', 'culture', [
    ['أسطح القرية', 'Toits du village', 'Village roofs'],
    [
      'صفّ من بيوت القرميد على كتف وادٍ، وصنوبر داكن أمامها في ضوء المساء.',
      'Une rangée de maisons à tuiles sur une crête, des pins sombres au premier plan, dans la lumière du soir.',
      'A row of tiled houses on a ridge with dark pines in front, in evening light.',
    ],
    [
      'مساء الخير من بلدة تعرف أهلها بالاسم.',
      'Bonsoir d’un village où tout le monde se connaît.',
      'Good evening from a village that knows everyone by name.',
    ],
  ]),
  scene('apples')(
    'apple-season',
    'portrait jpeg',
    'farming',
    [
      ['موسم التفاح', 'La saison des pommes', 'Apple season'],
      [
        'شجرة تفاح مثقلة بالثمر وتحتها صندوقان خشبيان ملآنان.',
        'Un pommier chargé de fruits ; à son pied, deux caisses de bois pleines.',
        'An apple tree heavy with fruit, two full wooden crates beneath it.',
      ],
      [
        'تعب سنة في صندوق. ماذا يطلب المزارعون هذا الموسم؟',
        'Une année de travail dans une caisse. Que demandent les agriculteurs ?',
        'A year’s work in one crate. What do growers ask for this season?',
      ],
    ],
    { segments: ['farmers', 'families'] },
  ),
  scene('volunteers')(
    'two-volunteers',
    'portrait jpeg',
    'meeting',
    [
      ['متطوّعان في لقاء', 'Deux bénévoles', 'Two volunteers'],
      [
        'متطوّع بقميص بنفسجي ومتطوّعة بحجاب أصفر يجلسان إلى طاولة وبينهما ورقة مكتوبة.',
        'Un bénévole en chemise violette et une bénévole au foulard ocre, assis à une table ; une feuille écrite entre eux.',
        'A volunteer in a violet shirt and another in an ochre headscarf at a table, a written page between them.',
      ],
      [
        'ساعة من وقتك تكفي لتبدأ.',
        'Une heure de votre temps suffit pour commencer.',
        'An hour of your time is enough to begin.',
      ],
    ],
    { segments: ['students', 'women'], rights: { consent: 'given', consentNote: drawn, until: '2026-12-04' } },
  ),
  scene('school')(
    'road-to-school',
    'square jpeg',
    'education transport',
    [
      ['طريق المدرسة', 'Le chemin de l’école', 'The road to school'],
      [
        'طريق ترابية تصعد إلى مدرسة صفراء، وحقيبة بنفسجية على جانبها.',
        'Un chemin clair monte vers une école ocre ; un cartable violet au bord.',
        'A pale road climbing to an ochre school, a violet schoolbag at its side.',
      ],
      [
        'من البيت إلى الصفّ: كم دقيقة، وبأيّ كلفة؟',
        'De la maison à la classe : combien de minutes, et à quel prix ?',
        'From home to class: how many minutes, and at what cost?',
      ],
    ],
    { segments: ['families', 'students'] },
  ),
  scene('tank')(
    'water-on-the-roof',
    'square jpeg',
    'water',
    [
      ['خزّان على السطح', 'Citerne sur le toit', 'A tank on the roof'],
      [
        'خزّان ماء بنفسجي على سطح، تسقط من حنفيته قطرة واحدة.',
        'Une citerne violette sur un toit ; une seule goutte tombe du robinet.',
        'A violet water tank on a roof, a single drop falling from its tap.',
      ],
      [
        'قطرة بعد قطرة: هكذا تُحسب المياه في بيوتنا.',
        'Goutte à goutte : ainsi compte-t-on l’eau chez nous.',
        'Drop by drop: that is how we count water at home.',
      ],
    ],
    { segments: ['families'] },
  ),
  scene('shelf')(
    'medicine-shelf',
    'wide png',
    'health',
    [
      ['رفّ الدواء', 'L’étagère du dispensaire', 'The medicine shelf'],
      [
        'رفوف مستوصف عليها عبوات دواء ملوّنة بلا أسماء.',
        'Étagères d’un dispensaire : flacons colorés, sans marque.',
        'Clinic shelves of coloured medicine jars without brand names.',
      ],
      ['اسأل مستوصفك أولاً.', 'Demandez d’abord à votre dispensaire.', 'Ask your clinic first.'],
    ],
    { segments: ['retirees', 'families'] },
  ),
  scene('bus')(
    'the-morning-bus',
    'wide jpeg',
    'transport',
    [
      ['باص الصباح', 'Le bus du matin', 'The morning bus'],
      [
        'باص أصفر يقف عند موقف بنفسجي على طريق المدينة صباحاً.',
        'Un bus jaune à l’arrêt violet, le matin, à l’entrée de la ville.',
        'A yellow bus at a violet stop on the city road in the morning.',
      ],
      [
        'موعد معروف يوفّر نصف ساعة كلّ يوم.',
        'Un horaire connu, c’est une demi-heure gagnée chaque jour.',
        'A known timetable saves half an hour a day.',
      ],
    ],
    { segments: ['workers', 'students'] },
  ),
];

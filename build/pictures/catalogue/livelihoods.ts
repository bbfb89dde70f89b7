import { drawn, scene, words, type Entry } from './entry.ts';

/** Work, markets, roads and feasts. */
export const livelihoods: readonly Entry[] = [
  scene('market')(
    'market-stall',
    'square jpeg',
    'work farming',
    [
      ['بسطة في السوق', 'Étal au marché', 'A market stall'],
      [
        'بسطة خضار وفاكهة تحت مظلّة بنفسجية وبيضاء في سوق قديم.',
        'Un étal de fruits et légumes sous un auvent violet et blanc, dans un vieux marché.',
        'A fruit and vegetable stall under a violet and white awning in an old market.',
      ],
      [
        'من السوق يبدأ الحديث عن الأسعار.',
        'C’est au marché que commence le débat sur les prix.',
        'Talk about prices begins at the market.',
      ],
    ],
    { segments: ['small-business', 'workers'] },
  ),
  scene('desk')(
    'study-by-lamp',
    'portrait webp',
    'education power',
    [
      ['درس على ضوء المصباح', 'Étude sous la lampe', 'Study by lamplight'],
      [
        'مصباح مكتب يضيء كتاباً مفتوحاً ليلاً، وقمر خلف النافذة.',
        'Une lampe éclaire un livre ouvert, la nuit ; la lune à la fenêtre.',
        'A desk lamp lighting an open book at night, the moon at the window.',
      ],
      ['الامتحان لا ينتظر التغذية.', 'L’examen n’attend pas le courant.', 'Exams don’t wait for the power to come back.'],
    ],
    { segments: ['students'] },
  ),
  scene('harbour')(
    'harbour-boats',
    'wide jpeg',
    'work culture',
    [
      ['مراكب الميناء', 'Barques du port', 'Harbour boats'],
      [
        'مراكب صيد ملوّنة في ميناء هادئ، وخلفها قلعة بحرية عند الغروب.',
        'Barques de pêche colorées dans un port calme ; une forteresse au couchant.',
        'Coloured fishing boats in a calm harbour, a sea castle behind them at sunset.',
      ],
      [
        'للبحر أهله. ماذا يحتاج الصيادون هذا الشتاء؟',
        'La mer a ses gens. De quoi les pêcheurs ont-ils besoin cet hiver ?',
        'The sea has its people. What do fishers need this winter?',
      ],
    ],
    { segments: ['workers'], rights: { regions: ['saida-zahrani'] } },
  ),
  scene('ramp')(
    'open-entrance',
    'portrait jpeg',
    'health meeting',
    [
      ['مدخل للجميع', 'Une entrée pour tous', 'An entrance for everyone'],
      [
        'شخص على كرسي متحرّك يصعد منحدراً عريضاً إلى باب بنفسجي.',
        'Une personne en fauteuil roulant monte une rampe large vers une porte violette.',
        'A person in a wheelchair going up a wide ramp to a violet door.',
      ],
      [
        'المدخل المجهّز حقّ، لا لفتة.',
        'Une entrée accessible est un droit, non un geste.',
        'A step-free entrance is a right, not a favour.',
      ],
    ],
    { segments: ['disabled-people'], rights: { consentNote: drawn } },
  ),
  scene('panels')('solar-roof', 'wide jpeg', 'power environment', [
    ['سطح يعطي كهرباء', 'Un toit qui produit', 'A roof that gives power'],
    [
      'ألواح شمسية بنفسجية على سطح حجري تحت شمس كبيرة.',
      'Panneaux solaires violets sur un toit de pierre, sous un grand soleil.',
      'Violet solar panels on a stone roof under a big sun.',
    ],
    [
      'كم يوفّر سطح المدرسة في السنة؟',
      'Combien le toit de l’école fait-il économiser par an ?',
      'How much does a school roof save in a year?',
    ],
  ]),
  scene('wheat')(
    'wheat-plain',
    'wide jpeg',
    'farming',
    [
      ['سهل القمح', 'La plaine de blé', 'The wheat plain'],
      [
        'سهل قمح ذهبي تمتدّ أثلامه نحو جبال بنفسجية.',
        'Une plaine de blé doré dont les sillons filent vers des montagnes violettes.',
        'A golden wheat plain, its furrows running to violet mountains.',
      ],
      [
        'سهلنا يطعم، إذا وصله الماء في موعده.',
        'Notre plaine nourrit, si l’eau arrive à temps.',
        'Our plain feeds people, when water arrives on time.',
      ],
    ],
    { segments: ['farmers'], rights: { regions: [] } },
  ),
  scene('farmer')(
    'farmer-portrait',
    'portrait png',
    'farming',
    [
      ['مزارع في حقله', 'Un agriculteur dans son champ', 'A farmer in his field'],
      [
        'مزارع بقبّعة بيضاء وقميص أزرق أمام أثلام خضراء وشمس منخفضة.',
        'Un agriculteur à casquette blanche et chemise bleue, devant des sillons verts et un soleil bas.',
        'A farmer in a white cap and blue shirt before green furrows and a low sun.',
      ],
      ['اسمه وقصّته بعد موافقته.', 'Son nom et son histoire, avec son accord.', 'His name and story, once he agrees.'],
    ],
    {
      segments: ['farmers'],
      rights: {
        consent: 'missing',
        consentNote: words(
          'ننتظر توقيع صاحب الصورة',
          'En attente de la signature de la personne',
          'Waiting for the person’s signature',
        ),
      },
    },
  ),
  scene('chairs')('hall-before-meeting', 'wide jpeg', 'meeting', [
    ['القاعة قبل اللقاء', 'La salle avant la rencontre', 'The hall before the meeting'],
    [
      'كراسٍ ملوّنة فارغة في قاعة ذات نوافذ مقنطرة.',
      'Des chaises colorées, vides, dans une salle aux fenêtres en arc.',
      'Empty coloured chairs in a hall with arched windows.',
    ],
    [
      'كرسيك محفوظ. تعال واسأل.',
      'Votre chaise vous attend. Venez poser vos questions.',
      'Your chair is kept. Come and ask.',
    ],
  ]),
  scene('suitcase')(
    'suitcase-at-the-window',
    'square jpeg',
    'culture',
    [
      ['حقيبة عند النافذة', 'Une valise à la fenêtre', 'A suitcase at the window'],
      [
        'حقيبة سفر بنفسجية وطرد صغير أمام نوافذ مطار تعبر خلفها طائرة.',
        'Une valise violette et un petit colis devant les hublots d’un aéroport ; un avion passe.',
        'A violet suitcase and a small parcel before airport windows, a plane passing.',
      ],
      [
        'إلى من يعدّ الأيام حتى العودة.',
        'À ceux qui comptent les jours avant le retour.',
        'To those counting the days until they come home.',
      ],
    ],
    { segments: ['diaspora'] },
  ),
  scene('candle')('candle', 'square png', 'culture', [
    ['شمعة', 'Une bougie', 'A candle'],
    [
      'شمعة مضاءة على خلفية داكنة وغصنا زيتون عند قاعدتها.',
      'Une bougie allumée sur fond sombre, deux rameaux d’olivier à son pied.',
      'A lit candle on a dark ground, two olive sprigs at its foot.',
    ],
    [
      'لا كلام يفي. قلوبنا مع الأهل.',
      'Aucun mot ne suffit. Nos pensées vont aux familles.',
      'No words suffice. Our hearts are with the families.',
    ],
  ]),
  scene('pines')('stone-pines', 'story jpeg', 'environment', [
    ['صنوبر الجبل', 'Pins de la montagne', 'Mountain pines'],
    [
      'صنوبرة كبيرة بتاج كالمظلّة أمام تلال متتالية وشمس شاحبة.',
      'Un grand pin parasol devant des collines successives et un soleil pâle.',
      'A large umbrella pine before ridge after ridge and a pale sun.',
    ],
    [
      'شجرة تحتاج إلى أربعين سنة، وإلى دقيقة إهمال.',
      'Quarante ans pour grandir, une minute d’inattention pour brûler.',
      'Forty years to grow, one careless minute to burn.',
    ],
  ]),
];

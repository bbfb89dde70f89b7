import type { Asset, Rights } from '../../electron/domain/asset.ts';
import type { Localised } from '../../electron/domain/language.ts';
import type { CardName } from './cards.ts';
import type { Format } from './formats.ts';
import type { Scene } from './scenes.ts';

/** One picture to draw, and what the library says of it. */
export interface Entry {
  readonly id: string;
  readonly picture: { readonly scene: Scene } | { readonly card: CardName };
  readonly format: Format;
  readonly type: 'jpeg' | 'png' | 'webp';
  readonly title: Localised;
  readonly altText: Localised;
  readonly caption: Localised;
  readonly topics: readonly string[];
  readonly segments: readonly string[];
  readonly language: Asset['language'];
  readonly rights: Rights;
  readonly added: string;
}

const words = (ar: string, fr: string, en: string): Localised => ({ ar, fr, en });
type Words = readonly [ar: string, fr: string, en: string];

const rights: Rights = {
  licence: words(
    'المشاع الإبداعي، نَسب المُصنَّف 4.0',
    'Creative Commons Attribution 4.0 (CC BY 4.0)',
    'Creative Commons Attribution 4.0 (CC BY 4.0)',
  ),
  owner: 'Tansiq demo campaign',
  consent: 'not-needed',
  consentNote: words('لا أشخاص في الصورة', 'Personne sur l’image', 'No people in the picture'),
  from: '2026-09-01',
  until: null,
  regions: [],
};
const drawn = words('أشخاص مرسومون لا وجود لهم', 'Personnages dessinés, imaginaires', 'Drawn people, who don’t exist');

type Rest = Partial<Pick<Entry, 'segments' | 'added'>> & { readonly rights?: Partial<Rights> };

const entry =
  (picture: Entry['picture'], language: Asset['language']) =>
  (
    id: string,
    look: `${Format} ${Entry['type']}`,
    topics: string,
    texts: readonly [Words, Words, Words],
    rest: Rest = {},
  ): Entry => {
    const [format, type] = look.split(' ') as [Format, Entry['type']];
    const [title, altText, caption] = texts;
    return {
      id,
      picture,
      format,
      type,
      language,
      title: words(...title),
      altText: words(...altText),
      caption: words(...caption),
      topics: topics.split(' '),
      segments: rest.segments ?? [],
      rights: { ...rights, ...rest.rights },
      added: rest.added ?? '2026-10-05',
    };
  };
const scene = (name: Scene) => entry({ scene: name }, null);
const card = (name: CardName, language: Asset['language'] = 'ar') => entry({ card: name }, language);

/** Every picture of the demo campaign, newest last. */
export const catalogue: readonly Entry[] = [
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

import type { Theme } from './page.ts';
import type { Scene } from './scenes.ts';

/** A picture with words. */
export interface Card {
  readonly theme: Theme;
  readonly language: 'ar' | 'fr' | 'en';
  readonly tag: string;
  readonly title?: string;
  readonly big?: readonly [figure: string, unit: string];
  readonly quote?: string;
  readonly text?: string;
  readonly list?: readonly string[];
  readonly bars?: readonly { readonly name: string; readonly value: number }[];
  readonly source: string;
  readonly scene?: Scene;
  /** How far down the scene is looked at, in scene units, where it is a strip. */
  readonly drop?: number;
  readonly hatched?: boolean;
}

const ours = 'المصدر: بيانات حملة «الدار» المتخيّلة، تشرين الثاني 2026';

/** The pictures with words, by name. Their figures are the fact cards' (fact-cards.yaml). */
export const cards = {
  factWater: {
    theme: 'foam',
    language: 'ar',
    tag: 'بطاقة حقائق',
    title: 'مياه الشفة في البلدة صالحة للشرب',
    big: ['12 / 12', 'عيّنة سليمة'],
    text: 'أُخذت من بيوت في الأحياء الأربعة، وفُحصت في مختبر&nbsp;مستقلّ.',
    source: ours,
    scene: 'tank',
    drop: 20,
  },
  factPower: {
    theme: 'light',
    language: 'ar',
    tag: 'الكهرباء',
    title: 'ساعات التغذية في اليوم',
    bars: [
      { name: 'آب', value: 4 },
      { name: 'أيلول', value: 6 },
      { name: 'تشرين 1', value: 7 },
      { name: 'تشرين 2', value: 9 },
    ],
    source: ours,
  },
  factApples: {
    theme: 'ochre',
    language: 'ar',
    tag: 'موسم التفاح',
    title: 'من يقطف ثمن الصندوق؟',
    big: ['31%', 'حصّة المزارع'],
    text: 'والباقي نقل وتبريد وعمولة. نطلب نشر أسعار الجملة كلّ&nbsp;أسبوع.',
    source: ours,
    scene: 'apples',
    drop: 150,
  },
  factMedicine: {
    theme: 'violet',
    language: 'ar',
    tag: 'بطاقة حقائق',
    title: 'دواء الأمراض المزمنة متوافر هذا الشهر',
    big: ['46', 'صنفاً من 52'],
    text: 'اسأل المستوصف قبل أن تدفع في السوق.',
    source: ours,
    scene: 'shelf',
    drop: 40,
  },
  quoteDeeds: {
    theme: 'dark',
    language: 'ar',
    tag: 'من ميثاقنا',
    quote: 'نَخْتَلِفُ مَعَ الفِعْلِ، لا مَعَ الإِنْسانِ.',
    text: 'نسأل المسؤول عن قراره وتوقيعه ونتائجهما، ونقول رأينا بلا&nbsp;تردّد.',
    source: 'ميثاق حملة «الدار»، البند 2',
    scene: 'roofs',
    drop: 40,
  },
  quoteHouse: {
    theme: 'violet',
    language: 'ar',
    tag: 'صباح الخير',
    quote: 'الدّارُ الَّتي تَسَعُ الجَميعَ لا تَضيقُ بِأَحَدٍ.',
    source: 'حملة «الدار»',
    scene: 'oldCity',
    drop: 130,
  },
  eventStudents: {
    theme: 'teal',
    language: 'ar',
    tag: 'دعوة',
    title: 'لقاء الطلاب في زحلة',
    text: 'الجمعة 27 تشرين الثاني، الخامسة عصراً<br>قاعة المكتبة العامة، الطابق الأرضي<br>المدخل مجهّز، والترجمة بلغة الإشارة حاضرة',
    source: 'الدخول مفتوح، بلا تسجيل',
    scene: 'chairs',
    drop: 120,
  },
  eventMarket: {
    theme: 'ochre',
    language: 'ar',
    tag: 'يوم مفتوح',
    title: 'سوق المزارعين',
    text: 'السبت 28 تشرين الثاني، من 9 إلى 2<br>ساحة البلدة: من الحقل إلى بيتك بلا وسيط',
    source: 'حملة «الدار»، مكتب البقاع الأوسط',
    scene: 'market',
    drop: 60,
  },
  verify: {
    theme: 'violet',
    language: 'ar',
    tag: 'قبل أن تنشر',
    title: 'أربعة أسئلة في دقيقة',
    list: ['من قالها أوّلاً؟', 'متى وأين حدثت؟', 'هل الصورة من اليوم ومن هنا؟', 'من يتأذّى إن أخطأنا؟'],
    source: 'الإرشاد <bdi dir="ltr">6-2</bdi>',
    scene: 'desk',
    drop: 130,
  },
  silence: {
    theme: 'light',
    language: 'ar',
    tag: 'صمت انتخابي',
    title: 'نصمت لتتكلّم الصناديق',
    text: 'من السبت 5 كانون الأول 00:00 حتى إقفال الصناديق يوم الأحد 6 منه.',
    source: 'القانون 44/2017، المادة 78. الموعد متخيّل.',
    hatched: true,
  },
  floods: {
    theme: 'dark',
    language: 'ar',
    tag: 'السيول',
    title: 'أرقام تحتاج إليها الليلة',
    list: ['الدفاع المدني: 125', 'الصليب الأحمر: 140', 'قوى الأمن: 112', 'لا تعبر مجرى الماء سيراً'],
    source: 'مكتب الشمال وعكّار',
    scene: 'pines',
    drop: 200,
  },
  diaspora: {
    theme: 'foam',
    language: 'en',
    tag: 'Abroad',
    title: 'Your house here still has your name on it',
    text: 'Monday 30 November, 20:00 in Beirut. Ask us anything, live.',
    source: 'The Al-Dar campaign, an invented campaign',
    scene: 'suitcase',
  },
  ecoles: {
    theme: 'light',
    language: 'fr',
    tag: 'École',
    title: 'Un car scolaire pour 14 villages',
    big: ['380', 'élèves'],
    text: 'Le ramassage commence le 1er décembre, à 6&nbsp;h&nbsp;40.',
    source: 'Campagne « Al-Dar », données imaginaires',
    scene: 'bus',
    drop: 110,
  },
} as const satisfies Record<string, Card>;
export type CardName = keyof typeof cards;

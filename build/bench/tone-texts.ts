/** Posts for the benches of the tone checker: every one is new to it, in half of its words too. */

const LETTERS = 'بتثجحخدرزسشصطعغفقكلمنهوي';
const LATIN = 'bcdfghjklmnpqrstvwxz';

/** Text of about `length` UTF-16 units made of lines in turn; one word in five gets another last letter. */
export function postOf(lines: readonly string[], n: number, length: number, between = '\n'): string {
  let post = '';
  let chance = Math.imul(n ^ 0x5bd1e995, 0x2545f491) >>> 0;
  const next = (below: number): number => {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((chance / 2 ** 32) * below);
  };
  for (let at = 0; post.length < length; at += 1) {
    const words = (lines[Math.abs(n + at) % lines.length] ?? '').split(' ');
    const changed = words.map((word) => {
      if (next(5) > 0 || word.length < 3) return word;
      const letters = /[\u0621-\u06ff]/.test(word) ? LETTERS : LATIN;
      return word + letters.charAt(next(letters.length));
    });
    post += changed.join(' ') + between;
  }
  return post.slice(0, length);
}

/** As people write on one page: Arabic, Lebanese, Arabizi, French and English, and insults among them. */
export const mixedLines = [
  'افتتح فريق المتطوعين صباح اليوم المركز الصيفي في البلدة بحضور الأهالي والبلدية، وتحدّث المنسّق عن برنامج النشاطات.',
  'يا جماعة، الكهربا مقطوعة من ثلاث أيام والبلدية عم تقول إنو المولّد رح يرجع يشتغل بكرا الصبح إن شاء الله.',
  'hayda l wazir ma byefham shi, bas nehna mkamlin ma3kon ya ahl el jabal w el se7el 💪',
  'نرفض خطاب الكراهية من أي جهة أتى، ونختلف في السياسة من دون أن نشتم أحداً أو نشكّك في وطنيته.',
  'هيدا الوزير حمار وما بيفهم شي، وجماعته كلاب 😡 بس نحنا مكمّلين معكم يا أهل الجبل والساحل #انتخابات_البلدية',
  'Le maire a promis une réponse avant la fin du mois ; nous la publierons ici dès que nous l’aurons reçue.',
  'موعدنا السبت الساعة ٧ مساءً في ساحة المدرسة، والدخول مجاني. للاستفسار: info@campaign.example أو صفحتنا.',
  'This minister is an idiot, but we carry on with you, people of the mountain and of the coast!',
  'كتب أحدهم «كلهم خونة» على حائط المدرسة، وهذا كلام مرفوض لا يشبهنا ولا يشبه أهل هذه المدينة الطيبة.',
  'وفق أرقام التقرير السنوي ارتفعت كلفة النقل بنسبة 18% عن العام الماضي، والمصدر منشور في آخر الصفحة.',
];

export const arabicLines = mixedLines.filter((line) => !/[a-z]{4}/i.test(line));

export const englishLines = [
  'The volunteers opened the summer centre this morning with the neighbours and the town council, and the programme is out.',
  'Power has been out for three days and the council says the generator will be back tomorrow morning; we keep asking.',
  'We reject hate speech wherever it comes from, and we can differ on policy without insulting anybody or doubting them.',
  'This minister is an idiot and his people are dogs, but we carry on with you, people of the mountain and of the coast!',
  'See you on Saturday at 7 p.m. in the school yard. Entry is free. Questions: info@campaign.example or our page.',
  'Somebody wrote "they are all traitors" on the wall of the school: that is unacceptable, and it is not who we are here.',
  'According to the yearly report the cost of transport rose by 18% since last year; the source is at the end of the page.',
];

/** What makes careless checkers slower than their input is long. */
export const repeated: Readonly<Record<string, string>> = {
  'one held letter': 'ا',
  'one word without end': 'كلب',
  'words without a stop': 'كلمة أخرى بلا نقطة ',
  'letters apart': 'ك ل ب ',
  'opened quotations': '«',
  'starred words': 'ك*ب f**k ',
  families: '👨‍👩‍👧',
  'combining marks': '\u064b',
  insults: 'يا حمار يا كلب ',
  'quoted insults': '"يا كلب" ',
  'cues of negation': 'مش كلب لا ما ',
  'words every phrase begins with': 'i we they you are is the ',
};

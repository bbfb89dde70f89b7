import type { Page } from '@playwright/test';
import type { Language } from '../../electron/domain/language.ts';
import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

/** One line of the post and the words of it that are underlined, each with its kind of harm. */
type Line = readonly [text: string, ...found: readonly (readonly [category: string, words: string])[]];

interface Script {
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly Line[];
  /** Reworded, kept with a reason, reported as a false alarm, ignored: words of `lines`. */
  readonly reworded: { readonly words: string; readonly fix: string };
  readonly kept: string;
  readonly reported: string;
  readonly ignored: string;
}

const scripts: readonly Script[] = [
  {
    name: 'Arabic, with tashkeel, elongation, spaced letters and emoji',
    language: 'ar',
    lines: [
      ['أَنْتَ غَبِيٌّ', ['insult', 'غَبِيٌّ']],
      ['هيدا النائب حمـــــار', ['insult', 'حمـــــار']],
      ['يا ك ل ب ليش عملت هيك', ['insult', 'يا ك ل ب']],
      ['هالوزير 🐕', ['insult', '🐕']],
      ['كس أختك', ['profanity', 'كس أختك']],
      ['كل اليهود حثالة', ['sectarian-incitement', 'كل اليهود حثالة']],
      ['اللاجئين أقل منا', ['community-derogation', 'اللاجئين أقل منا']],
      ['وصل الروافض إلى الحيّ', ['slur', 'الروافض']],
      ['حزب اللات سبب المشاكل', ['nickname', 'حزب اللات']],
      ['النازحين متل الجراد', ['dehumanising', 'النازحين متل الجراد']],
      ['السوريين لازم يفلوا من هون', ['expulsion', 'السوريين لازم يفلوا']],
      ['والله رح اقتلك', ['threat', 'والله رح اقتلك']],
      ['اشتقنا للحرب الأهلية', ['glorifying-violence', 'اشتقنا للحرب الأهلية']],
      ['هذا المرشح خائن لوطنه', ['treason', 'خائن لوطنه']],
      ['روحي عالمطبخ أحسن إلك', ['misogyny', 'روحي عالمطبخ']],
      ['فطس الزعيم وبرد قلبي', ['mockery', 'فطس']],
      ['رح نعرف كل واحد لمين صوت', ['voter-intimidation', 'رح نعرف كل واحد لمين صوت']],
      ['زعيمنا فوق القانون', ['fanaticism', 'زعيمنا فوق القانون']],
      ['الجميع يعرف أن الجسر دُفع ثمنه مرّتين', ['unverified', 'الجميع يعرف أن']],
      ['هل هذا معقول؟؟؟؟؟؟', ['shouting', '؟؟؟؟؟؟']],
      ['زيارة إلى دار العجزة غداً', ['official-name', 'دار العجزة']],
    ],
    reworded: { words: 'الروافض', fix: 'الشيعة' },
    kept: 'خائن لوطنه',
    reported: 'فطس',
    ignored: 'الجميع يعرف أن',
  },
  {
    name: 'Arabizi',
    language: 'ar',
    lines: [
      ['chou hal 7mar', ['insult', 'chou hal 7mar']],
      ['ya k a l b', ['insult', 'ya k a l b']],
      ['ayre fik w b hezbak', ['profanity', 'ayre fik']],
      ['bekrah l souriyin', ['sectarian-incitement', 'bekrah l souriyin']],
      ['fi rafidi bel beit', ['slur', 'rafidi']],
      ['hezbellat sabab l mashakel', ['nickname', 'hezbellat']],
      ['l souriyin mesh bashar', ['dehumanising', 'souriyin mesh bashar']],
      ['souriyin barra', ['expulsion', 'souriyin barra']],
      ['walla rah e2tlak', ['threat', 'walla rah e2tlak']],
      ['rez2alla 3a iyyem l 7areb', ['glorifying-violence', 'rez2alla 3a iyyem l 7areb']],
      ['hayda khayen w 3amil', ['treason', 'khayen']],
      ['rouhi 3al matbakh', ['misogyny', 'rouhi 3al matbakh']],
      ['fates l za3im', ['mockery', 'fates']],
      ['rah na3ref kel wahad la min sawwat', ['voter-intimidation', 'rah na3ref kel wahad la min']],
      ['ne7na w bas', ['fanaticism', 'ne7na w bas']],
      ['kel l nes bta3ref enno l jeser dafa3ouh marten', ['unverified', 'kel l nes bta3ref']],
      ['shou hal7akiiiiiiii', ['shouting', 'hal7akiiiiiiii']],
    ],
    reworded: { words: 'rafidi', fix: 'shi3i' },
    kept: 'khayen',
    reported: 'fates',
    ignored: 'kel l nes bta3ref',
  },
  {
    name: 'French',
    language: 'fr',
    lines: [
      ['Vous êtes un imbécile', ['insult', 'Vous êtes un imbécile']],
      ['quel i d i o t ce ministre', ['insult', 'quel i d i o t']],
      ['c’est de la merde', ['profanity', 'merde']],
      ['Je déteste les maronites', ['sectarian-incitement', 'Je déteste les maronites']],
      ['Les femmes sont stupides', ['community-derogation', 'Les femmes sont stupides']],
      ['Encore ce négro', ['slur', 'négro']],
      ['le parti du diable', ['nickname', 'parti du diable']],
      ['ces élus sont une vermine', ['dehumanising', 'vermine']],
      ['expulsez tous les réfugiés', ['expulsion', 'expulsez tous les réfugiés']],
      ['Je vais te tuer', ['threat', 'Je vais te tuer']],
      ['Vivement la guerre civile', ['glorifying-violence', 'Vivement la guerre civile']],
      ['Ce ministre est un traître', ['treason', 'traître']],
      ['Retourne à ta cuisine', ['misogyny', 'Retourne à ta cuisine']],
      ['bon débarras', ['mockery', 'bon débarras']],
      ['On saura pour qui vous avez voté', ['voter-intimidation', 'On saura pour qui vous avez voté']],
      ['notre chef a toujours raison', ['fanaticism', 'notre chef a toujours raison']],
      ['Tout le monde sait que le pont a été payé deux fois', ['unverified', 'Tout le monde sait que']],
      ['MENTEURS ET VOLEURS PARTOUT ICI', ['shouting', 'MENTEURS ET VOLEURS PARTOUT ICI']],
      ['une rampe pour les handicapés', ['official-name', 'les handicapés']],
    ],
    reworded: { words: 'négro', fix: 'personne noire' },
    kept: 'traître',
    reported: 'bon débarras',
    ignored: 'Tout le monde sait que',
  },
];

/** Each page compiles the rules once, in a worker: on a busy computer the first answer takes its time. */
const FIRST_ANSWER = { timeout: 60_000 };

for (const script of scripts) {
  test(`the tone of a text in ${script.name}`, async ({ app }) => {
    test.setTimeout(480_000);
    // All lines stand in sight: the editor draws only those that do.
    await app.setViewportSize({ width: 1280, height: 1500 });
    const office = new OfficeScreen(app, script.language);
    await office.enter(script.language);
    await office.writeNew(script.lines.map(([text]) => text).join('\n'));
    await underlined(app, script);
    await audit(app, 'a text with every kind of finding');
    await readWhy(office, script);
    await takeRewording(office, script);
    await answer(office, script);
    await app.reload();
    await expect(office.button('editor:undo-all')).toBeVisible(FIRST_ANSWER);
    await undoAll(office, script);
  });
}

const wanted = ({ lines }: Script): readonly string[] =>
  lines.flatMap(([, ...found]) => found.map(([, words]) => words));

/** Exactly the words of each finding stand over a line, in text order; its group is of its kind. */
async function underlined(page: Page, script: Script): Promise<void> {
  await expect.poll(() => marked(page), FIRST_ANSWER).toEqual(wanted(script));
  const categories = new Set(script.lines.flatMap(([, ...found]) => found.map(([category]) => category)));
  // What the whole post lacks has no words to stand under.
  for (const category of [...categories, 'missing']) {
    await expect(page.locator(`[data-finding-group="${category}"]`).first(), category).toBeVisible();
  }
}

/** The words under each finding's line: one that a sign's colour parts is joined again. */
const marked = (page: Page): Promise<readonly string[]> =>
  page.locator('.cm-content [data-finding]').evaluateAll((places) => {
    const words = new Map<string, string>();
    for (const place of places) {
      const id = place.getAttribute('data-finding') ?? '';
      words.set(id, (words.get(id) ?? '') + (place.textContent ?? ''));
    }
    return [...words.values()];
  });

/** Goes to the finding as people do, by its words in the text: its card opens, however many there are. */
async function goTo(office: OfficeScreen, words: string): Promise<void> {
  await office.page.locator('.cm-content [data-finding]').filter({ hasText: words }).first().click();
  await expect(office.card(words)).toBeVisible();
}

async function readWhy(office: OfficeScreen, { reworded: { words } }: Script): Promise<void> {
  await goTo(office, words);
  const group = office.group(words);
  await expect(group.getByText(office.t('editor:may-hurt'))).toBeVisible();
  await group.locator('footer button').click();
  await expect(group.locator('blockquote')).toBeVisible();
  await expect(group.getByRole('link', { name: office.t('editor:guideline-whole') })).toBeVisible();
}

/** Takes the first rewording, puts the words back, takes it again. */
async function takeRewording(office: OfficeScreen, { reworded: { words, fix } }: Script): Promise<void> {
  const take = office.card(words).getByRole('button', { name: fix });
  await take.click();
  await expect(office.card(words)).toHaveCount(0);
  await expect(office.text).toContainText(fix);
  await office.page
    .getByRole('complementary')
    .getByRole('button', { name: office.t('editor:put-back'), exact: true })
    .click();
  await expect(office.text).toContainText(words);
  await goTo(office, words);
  await take.click();
  await expect(office.card(words)).toHaveCount(0);
}

async function answer(office: OfficeScreen, { kept, reported, ignored }: Script): Promise<void> {
  const { page } = office;
  const press = async (words: string, key: string): Promise<void> => {
    await goTo(office, words);
    await office
      .card(words)
      .getByRole('button', { name: office.t(key) })
      .click();
  };
  await press(kept, 'editor:keep');
  await office.card(kept).getByRole('textbox').fill('1');
  await office
    .card(kept)
    .getByRole('button', { name: office.t('editor:keep-words') })
    .click();
  await press(reported, 'editor:false-alarm');
  await page.getByRole('dialog').getByRole('textbox').fill('2');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: office.t('feedback:send') })
    .click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(ignored, 'editor:ignore');
  await expect(page.locator('.finding-kept')).toHaveCount(3);
  await office.saved();
}

/** One press takes all three back; the committee is no longer told. */
async function undoAll(office: OfficeScreen, script: Script): Promise<void> {
  const { page } = office;
  await office.button('editor:undo-all').click();
  await expect(page.locator('.finding-kept')).toHaveCount(0);
  await expect.poll(() => marked(page)).toEqual(wanted(script).filter((words) => words !== script.reworded.words));
  await goTo(office, script.reported);
  await expect(office.card(script.reported).getByText(office.t('editor:reported'))).toHaveCount(0);
}

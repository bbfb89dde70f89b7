import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { Language } from '../../electron/domain/language.ts';
import { audit } from './support/audit.ts';
import { OfficeScreen } from './support/office.ts';
import { expect, test } from './support/shell.ts';

/** What differs between the three journeys: the words people write and search. */
interface Script {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  readonly writer: string;
  readonly lead: string;
  /** A guideline's word with other tashkeel or accents than it has there. */
  readonly search: string;
  readonly template: string;
  /** Typed after the template: one insult to keep with a reason, one slur to replace. */
  readonly typed: string;
  readonly insult: string;
  readonly slur: string;
  readonly clean: string;
  readonly reason: string;
  readonly altText: string;
  readonly segment: string;
  readonly comment: string;
  /** On an area of the picture, and how it is drawn. */
  readonly onPicture: string;
  readonly drawnBy: 'mouse' | 'keyboard';
  readonly correction: string;
}

const scripts: readonly Script[] = [
  {
    language: 'ar',
    direction: 'rtl',
    writer: 'ريما حدّاد',
    lead: 'سامية معلوف',
    search: 'المُوافَقَة',
    template: 'ردّ بالأرقام',
    typed: '\nومن وقّعوا العقد حثالة، والرَّوافض وراءهم.',
    insult: 'حثالة',
    slur: 'والرَّوافض',
    clean: '\nنطلب نشر العقد كاملاً.',
    reason: 'نقلاً عن رسالة أحد الأهالي، وسنحذفها عند النشر.',
    altText: 'أسلاك كهرباء عند الغروب فوق بلدة بلا ضوء',
    segment: 'المزارعون',
    comment: 'اذكر رقم العقد وتاريخه.',
    onPicture: 'في هذا الموضع لوحة سيارة تُقرأ. اختر صورة أخرى.',
    drawnBy: 'mouse',
    correction: '\nالعقد الرقم 12، في 3 تشرين الأول.',
  },
  {
    language: 'fr',
    direction: 'ltr',
    writer: 'Rima Haddad',
    lead: 'Samia Maalouf',
    search: 'CONSENTEMENT',
    template: 'Répondre par les chiffres',
    typed: '\nCe ministre est un connard, et les youpins le soutiennent.',
    insult: 'connard',
    slur: 'youpins',
    clean: '\nNous demandons la publication du contrat.',
    reason: 'Propos cités d’un habitant, retirés à la parution.',
    altText: 'Câbles électriques au coucher du soleil',
    segment: 'Agriculteurs',
    comment: 'Donnez le numéro du contrat.',
    onPicture: 'On lit ici une plaque. Prenez une autre image.',
    drawnBy: 'keyboard',
    correction: '\nContrat numéro 12, du 3 octobre.',
  },
  {
    language: 'en',
    direction: 'ltr',
    writer: 'Rima Haddad',
    lead: 'Samia Maalouf',
    search: 'CONSENT',
    template: 'Answer with figures',
    typed: '\nThis minister is a moron, and the kikes stand behind him.',
    insult: 'is a moron',
    slur: 'kikes',
    clean: '\nWe ask for the contract to be published.',
    reason: 'A resident’s words, to be taken out before posting.',
    altText: 'Power lines at sunset over a dark town',
    segment: 'Farmers',
    comment: 'Give the contract’s number.',
    onPicture: 'A number plate can be read here. Take another picture.',
    drawnBy: 'mouse',
    correction: '\nContract number 12, of 3 October.',
  },
];

for (const script of scripts) {
  test.describe(() => {
    if (script.language === 'ar') test.use({ contextOptions: { reducedMotion: 'no-preference' } });
    test(`the main job in ${script.language}: read, write, review, carry out`, async ({ app, profile }) => {
      test.setTimeout(480_000);
      const office = new OfficeScreen(app, script.language);
      await enter(office, script);
      await readTheLine(office, script);
      await write(office, script);
      await keepAndReplace(office, script);
      await addFacts(office, script);
      await office.submit();
      await returnWithComment(office, script);
      await correctAndApprove(office, script);
      await editAndSeeApprovalFall(office, script);
      const folder = await exportBundle(office, profile);
      await openBundle(app, folder, script);
    });
  });
}

async function enter(office: OfficeScreen, { language, direction }: Script): Promise<void> {
  await audit(office.page, 'first run');
  await office.enter(language);
  await expect(office.page.locator('html')).toHaveAttribute('dir', direction);
  await expect(office.page.locator('html')).toHaveAttribute('lang', language);
  await audit(office.page, 'today');
}

async function readTheLine(office: OfficeScreen, { search }: Script): Promise<void> {
  await office.open('guidelines');
  await expect(office.page.getByRole('heading', { level: 1 })).toBeVisible();
  await office.page.getByRole('searchbox').fill(search);
  await expect(office.page.locator('mark').first()).toBeVisible();
  await audit(office.page, 'guidelines');
}

async function write(office: OfficeScreen, { template, typed }: Script): Promise<void> {
  await office.open('drafts');
  await audit(office.page, 'drafts, empty');
  await office.page.keyboard.press('Control+n');
  await office.page.getByRole('button', { name: new RegExp(template) }).click();
  await office.type(typed);
  await office.saved();
}

async function keepAndReplace(office: OfficeScreen, { insult, slur, reason }: Script): Promise<void> {
  const { page } = office;
  const marked = page.locator('.cm-content [data-finding]');
  await expect(marked.filter({ hasText: insult })).toHaveText(insult);
  await expect(marked.filter({ hasText: slur })).toHaveText(slur);
  const row = page
    .getByRole('navigation', { name: office.t('drafts:list.title') })
    .getByRole('link')
    .first();
  await expect(row.getByRole('img', { name: office.t('common:severity.block') })).toBeVisible();
  await audit(page, 'editor with findings');
  await expect(office.button('drafts:act.submit')).toBeDisabled();

  await office.group(slur).locator('footer button').click();
  await office.group(slur).getByRole('link').click();
  await expect(page).toHaveURL(/#\/guidelines\//);
  await page.goBack();
  await office
    .card(slur)
    .locator('button')
    .filter({ hasText: office.t('editor:replace') })
    .first()
    .click();
  await expect(marked.filter({ hasText: slur })).toHaveCount(0);

  await office
    .card(insult)
    .getByRole('button', { name: office.t('editor:keep') })
    .click();
  await office.card(insult).getByRole('textbox').fill(reason);
  await office
    .card(insult)
    .getByRole('button', { name: office.t('editor:keep-words') })
    .click();
  await expect(office.card(insult)).toContainText(reason);
  await expect(row.getByRole('img', { name: office.t('common:severity.block') })).toHaveCount(0);
}

async function addFacts(office: OfficeScreen, { altText, segment }: Script): Promise<void> {
  const { page } = office;
  await office.button('drafts:media.add').click();
  await expect(page.getByRole('dialog').getByRole('listitem').first()).toBeVisible();
  await audit(page, 'choosing a picture');
  await expect(page.getByRole('dialog').locator('button:disabled').first()).toBeVisible();
  await page.getByRole('dialog').getByRole('listitem').locator('button:enabled').first().click();
  await page.getByRole('dialog').getByRole('textbox').fill('');
  await office.button('drafts:done').click();
  await expect(office.button('drafts:act.submit')).toBeDisabled();
  await page.getByText(office.t('drafts:media.bare')).click();
  await page.getByRole('dialog').getByRole('textbox').fill(altText);
  await office.button('drafts:done').click();

  await page.locator('[data-fact=segments]').click();
  await page.getByRole('checkbox', { name: segment }).press('Space');
  await office.button('drafts:done').click();
  await page.locator('[data-fact=time]').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await audit(page, 'choosing a time');
  await office.button('drafts:time.set').click();
  await office.saved();
}

async function returnWithComment(office: OfficeScreen, script: Script): Promise<void> {
  const { page } = office;
  const { writer, lead, comment, reason, onPicture, drawnBy } = script;
  // Whoever wrote it can't decide on it, and a writer has no queue.
  await expect(page.getByRole('navigation').locator('a[href="#/review"]')).toHaveCount(0);
  await office.actAs(lead);
  await office.open('review');
  await expect(page.getByText(reason)).toBeVisible();
  await expect(page.getByText(writer).first()).toBeVisible();
  await audit(page, 'review');
  await office.comment(comment);
  await office.commentOnPicture(drawnBy, onPicture);
  await expect(page.getByRole('button', { name: office.t('common:areas.area') })).toBeVisible();
  await audit(page, 'review, with a comment on a picture');
  const two = script.language === 'ar' ? 'review:return_two' : 'review:return_other';
  await page.getByRole('button', { name: office.t(two) }).click();
  await expect(page.getByText(office.t('review:empty')).first()).toBeVisible();
}

async function correctAndApprove(office: OfficeScreen, script: Script): Promise<void> {
  const { page } = office;
  const { writer, lead, comment, correction } = script;
  await office.actAs(writer);
  await office.open('drafts');
  await office.openFirstDraft();
  await expect(page.getByText(comment)).toBeVisible();
  await audit(page, 'returned draft');
  await readOnPicture(office, script);
  await office.type(correction);
  await office.saved();
  await office.submit();
  await office.actAs(lead);
  await office.open('review');
  await office.button('review:approve').click();
  await expect(page.getByText(office.t('review:empty')).first()).toBeVisible();
}

/** From the comment to its area of the picture, by keyboard; where the picture goes, the comment says so. */
async function readOnPicture(office: OfficeScreen, { onPicture, language, altText }: Script): Promise<void> {
  const { page } = office;
  const card = page.locator('[data-comment-card]').filter({ hasText: onPicture });
  await card.getByRole('button').press('Enter');
  const area = page.locator('[data-stage]').getByRole('button', { name: office.t('common:areas.area') });
  await expect(area).toBeFocused();
  await expect(area).toHaveAccessibleDescription(onPicture);
  await audit(page, 'a picture with a comment on it');
  if (language === 'en') {
    await office.button('drafts:media.remove').click();
    await expect(card).toContainText(office.t('common:areas.gone'));
    await expect(card.getByRole('button')).toHaveCount(0);
    await addPicture(office, altText);
    await expect(card.getByRole('button')).toBeVisible();
  } else await office.button('drafts:done').click();
}

/** Puts the library's first picture that may be used into the draft. */
async function addPicture(office: OfficeScreen, altText: string): Promise<void> {
  const dialog = office.page.getByRole('dialog');
  await office.button('drafts:media.add').click();
  await dialog.getByRole('listitem').locator('button:enabled').first().click();
  await dialog.getByRole('textbox').fill(altText);
  await office.button('drafts:done').click();
}

async function editAndSeeApprovalFall(office: OfficeScreen, { writer, lead, clean }: Script): Promise<void> {
  const { page } = office;
  await office.open('approved');
  await expect(page.getByText(office.t('approved:bound'))).toBeVisible();
  await audit(page, 'approved');
  const mine = () => page.getByRole('heading', { name: office.t('approved:origin.office'), exact: true });
  await expect(mine()).toBeVisible();
  await office.actAs(writer);
  await office.open('drafts');
  await office.openFirstDraft();
  await office.button('drafts:act.revise').click();
  await office.button('drafts:revise.yes').click();
  await office.type(clean);
  await office.saved();
  await office.open('approved');
  await expect(mine()).toHaveCount(0);

  await office.open('drafts');
  await office.openFirstDraft();
  await office.submit();
  await office.actAs(lead);
  await office.open('review');
  await office.button('review:approve').click();
  await office.open('approved');
  await expect(mine()).toBeVisible();
}

async function exportBundle(office: OfficeScreen, profile: string): Promise<string> {
  const { page } = office;
  const to = path.dirname(profile);
  await office.open('exchange');
  await audit(page, 'exchange');
  await office.button('exchange:choose-folder').click();
  await office.chooseFolder(to);
  await page.getByRole('button', { name: office.t('exchange:write_one') }).click();
  await expect(page.getByText(office.t('exchange:safe-to-remove'))).toBeVisible({ timeout: 60_000 });
  await audit(page, 'exchange, finished');
  const [bundle] = readdirSync(to).filter((name) => name.startsWith('tansiq-'));
  if (bundle === undefined) throw new Error('No bundle was written');
  const folder = path.join(to, bundle);
  const said = execFileSync(process.execPath, ['electron/cli.ts', 'bundle', 'verify', folder, '--json'], {
    encoding: 'utf8',
  });
  expect(said).toContain(bundle);
  return folder;
}

async function openBundle(page: Page, folder: string, { altText, direction }: Script): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(pathToFileURL(path.join(folder, 'data/index.html')).href);
  await expect(page.locator('html')).toHaveAttribute('dir', direction);
  await expect(page.getByText(altText).first()).toBeVisible();
  await audit(page, 'the bundle’s page');
  const copy = page.locator('[data-copy]').first();
  await copy.click();
  await expect(page.locator('#said')).toHaveText((await copy.getAttribute('data-done')) ?? 'a word on what was copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await copy.getAttribute('data-copy'));
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { bagItBundles } from '../../electron/bundle/bag.ts';
import { audit } from './support/audit.ts';
import { exported, orderOf, picture, post } from '../bundle/support/order.ts';

// The page of a bundle, opened from the disk as from a stick: no server, no network.

const water =
  'قيل إن الشبكة جُدّدت كلّها. أرقام البلدية تقول: جُدّد 38% منها، وبقيت 14 حيّاً على الخطّ القديم.\n\nالجدول كاملاً في التعليق الأول. 💧';
let scratch = '';

test.beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'tansiq-page-'));
});
test.afterAll(() => rmSync(scratch, { recursive: true, force: true }));

async function openPage(page: Page, language: 'ar' | 'fr' | 'en'): Promise<string[]> {
  const figures = await picture(scratch, 'water-figures', 'بطاقة حقائق عن نسبة تجديد الشبكة', '#ebe5f6');
  const students = await picture(scratch, 'students', 'شابّان في لقاء، من الخلف', '#dfe6ee');
  const posts = [
    post(
      'A',
      {
        title: 'مياه الشفة: ردّ بالأرقام',
        platforms: ['facebook', 'whatsapp'],
        base: water,
        plannedAt: '2027-03-17T10:00:00.000Z',
        sources: ['https://example.org/report'],
      },
      [figures],
    ),
    post(
      'B',
      {
        title: 'لقاء الطلاب في زحلة',
        platforms: ['instagram', 'x'],
        base: 'نلتقي الخميس عند الخامسة في قاعة البلدية: نسمع، ونسأل، ونكتب معاً مطالب النقل والمنح. الدعوة مفتوحة للجميع.',
        versions: { x: 'نلتقي الخميس. #زحلة' },
        plannedAt: '2027-03-17T15:00:00.000Z',
      },
      [students, figures],
    ),
    post('C', {
      title: '<img src=x onerror="document.title=\'taken\'">',
      platforms: ['facebook'],
      base: 'Le réseau n’est rénové qu’à 38 %.\n</p><script>document.title = "taken"</script>',
      disclosure: { kind: 'paid', payer: 'Bureau "A" & B', aiAltered: true },
    }),
  ];
  const to = mkdtempSync(path.join(scratch, 'stick-'));
  const bundles = bagItBundles(path.resolve('assets/fonts'));
  const { folder } = await exported(bundles.export(orderOf(to, posts, { language }), undefined));
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url());
  });
  await page.goto(pathToFileURL(path.join(folder, 'data/index.html')).href);
  return complaints;
}

/** What the clipboard holds, seen as a person sees it: by pasting. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate(() => {
    const area = document.createElement('textarea');
    area.id = 'paste-here';
    document.body.append(area);
    area.focus();
  });
  await page.keyboard.press('ControlOrMeta+V');
  const text = await page.locator('#paste-here').inputValue();
  await page.evaluate(() => document.getElementById('paste-here')?.remove());
  return text;
}

for (const [language, direction, heading, copy] of [
  ['ar', 'rtl', /3 منشورات معتمدة/, 'انسخ نص فيسبوك'],
  ['fr', 'ltr', /3 publications approuvées/, 'Copier le texte Facebook'],
  ['en', 'ltr', /3 approved posts/, 'Copy the Facebook text'],
] as const) {
  test(`opens in ${language}, light and dark, without a complaint`, async ({ page }, info) => {
    const complaints = await openPage(page, language);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await audit(page, `the page in ${language}, ${colorScheme}`);
        await info.attach(`${language}-${colorScheme}-${await tab.getAttribute('id')}`, {
          body: await page.screenshot(),
          contentType: 'image/png',
        });
      }
    }
    await page.getByRole('tab').first().click();
    const loaded = await page
      .locator('img')
      .evaluateAll((all) => all.every((one) => one instanceof HTMLImageElement && one.naturalWidth > 0));
    expect(loaded).toBe(true);
    await page.getByRole('button', { name: copy }).first().click();
    await expect(page.getByRole('status')).not.toBeEmpty();
    expect(await pasted(page)).toBe(water);
    expect(complaints).toEqual([]);
  });
}

test('copies where the browser has no clipboard for pages of a disk', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await openPage(page, 'en');
  await page.getByRole('button', { name: 'Copy the X text' }).click();
  await expect(page.getByRole('status')).toContainText('copied');
  expect(await pasted(page)).toBe('نلتقي الخميس. #زحلة');
});

test('runs nothing that people wrote', async ({ page }) => {
  await openPage(page, 'en');
  await expect(page).toHaveTitle(/approved posts/);
  await expect(page.getByRole('heading', { name: 'onerror' })).toBeVisible();
});

test('its tabs go by the keyboard, in the direction of the page', async ({ page }) => {
  await openPage(page, 'ar');
  await page.getByRole('tab', { name: 'المنشورات' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'ملفّات الجدولة CSV' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'csv/generic.csv' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.getByText('sha256sum -c')).toBeVisible();
});

import path from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from '@playwright/test';
import type { Language } from '../../../electron/domain/language.ts';
import type { Invitation } from './administrator.ts';
import { OfficeScreen } from './office.ts';
import { expect as anyExpect, type Shell, startShell } from './shell.ts';

/** Three laptops on one computer take their time. */
export const expect = anyExpect.configure({ timeout: 45_000 });

/** A computer with a profile and a browser of its own, and what people do at it. */
export class Laptop extends OfficeScreen {
  /** What the page complained of. */
  readonly errors: string[] = [];
  readonly #shell: Shell;
  readonly #context: BrowserContext;

  private constructor(page: Page, language: Language, shell: Shell, context: BrowserContext) {
    super(page, language);
    this.#shell = shell;
    this.#context = context;
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  static async start(browser: Browser, profile: string, language: Language): Promise<Laptop> {
    const shell = await startShell(profile);
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
    const page = await context.newPage();
    const laptop = new Laptop(page, language, shell, context);
    await page.goto(shell.url);
    return laptop;
  }

  async close(): Promise<void> {
    await this.#context.close();
    await this.#shell.stop();
  }

  /** Takes pictures of the screen for people to look at, where `TANSIQ_PICTURES` names a folder for them. */
  async look(name: string): Promise<void> {
    const folder = process.env['TANSIQ_PICTURES'];
    if (folder === undefined) return;
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      await this.page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      await this.page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /** Opens an office card with its code. */
  async openCard({ file, code }: Invitation): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.button('first-run:card.choose').click();
    await (await chooser).setFiles({ name: 'office.tansiq-card', mimeType: 'application/octet-stream', buffer: file });
    await this.page.getByLabel(this.t('common:card.code'), { exact: true }).fill(code);
    await this.page.keyboard.press('Enter');
  }

  /** Brings the first release from a folder, such as a stick. */
  async receiveFrom(folder: string): Promise<void> {
    await this.button('first-run:receive.stick').click();
    await this.chooseFolder(folder);
  }

  /** Takes a seat once the first release is here. */
  async sit(name: string): Promise<void> {
    await expect(this.page.getByRole('heading', { name: this.t('first-run:sit.title') })).toBeVisible();
    await this.page.getByRole('button', { name: this.t('first-run:demo.member') }).click();
    await this.page.getByRole('option', { name }).click();
    await this.button('first-run:demo.enter').click();
    await expect(this.page.getByRole('navigation').first()).toBeVisible();
  }

  /** Opens a part of the exchange. */
  async exchangePart(part: 'network' | 'stick'): Promise<void> {
    await this.open('exchange');
    await this.page.getByRole('tab', { name: this.t(`exchange:parts.${part}`) }).click();
  }

  /** Syncs by the button and reads what came of it. */
  async sync(): Promise<void> {
    // What the last one did is told until one looks elsewhere.
    await this.open('guidelines');
    await this.exchangePart('network');
    // One that began by itself is waited for.
    await this.button('network:sync').click({ timeout: 60_000 });
    const done = this.page.getByRole('main').locator('output');
    await expect(done, await this.page.getByRole('main').innerText()).toBeVisible();
  }

  /** The desk lets this laptop in, and it knows. */
  async isAdmitted(): Promise<void> {
    await this.open('settings');
    await expect(this.page.getByText(this.t('settings:card.standings.admitted'))).toBeVisible();
  }

  /** Writes a sync bundle into a folder, with the release if that is switched on. */
  async prepareStick(folder: string): Promise<void> {
    await this.exchangePart('stick');
    await this.#folderBy(this.button('exchange:choose-folder').first(), folder);
    await this.button('exchange:prepare.write').click();
    await expect(this.page.getByText(this.t('exchange:safe-to-remove'))).toBeVisible();
    await this.button('common:done').click();
  }

  /** Takes in the newest bundle of a folder. */
  async takeIn(folder: string): Promise<void> {
    await this.exchangePart('stick');
    await this.#folderBy(this.button('exchange:find-bundles'), folder);
    await this.button('exchange:take-in').first().click();
    await expect(this.page.getByText(this.t('exchange:done.admit'))).toBeVisible();
    await this.button('common:done').click();
  }

  /** Names a folder in the picker that a button opens. */
  async #folderBy(button: Locator, folder: string): Promise<void> {
    await button.click();
    await this.chooseFolder(folder);
  }

  /** Signs the working copy and publishes it: to the place of exchange, or into a folder. */
  async release(keys: string, passphrase: string, to?: string): Promise<void> {
    const field = (key: string) => this.page.getByRole('textbox', { name: this.t(`publish:${key}`), exact: true });
    await this.publishPart('release');
    await field('release.keys').fill(keys);
    await field('release.passphrase').fill(passphrase);
    if (to !== undefined) {
      await this.page.getByText(this.t('publish:release.ways.folder'), { exact: true }).click();
      await field('release.to').fill(to);
    }
    await expect(this.button('publish:release.sign')).toBeEnabled({ timeout: 60_000 });
    await this.button('publish:release.sign').click();
    // In whatever plural the files are counted.
    const [told = ''] = String(this.t('publish:release.done_zero'))
      .replace(/^\//, '')
      .split(String.raw`\(`);
    const done = this.page
      .getByRole('main')
      .getByRole('status')
      .filter({ hasText: new RegExp(told) });
    const refused = this.page.getByRole('main').getByRole('alert');
    await expect(done.or(refused).first()).toBeVisible({ timeout: 90_000 });
    await expect(refused).toHaveCount(0);
  }

  /** Opens a part of the desk's next release; begins a working copy when there is none. */
  async publishPart(part: string): Promise<void> {
    await this.open('publish');
    const begin = this.button('publish:begin.begin');
    const place = this.page.locator(`a[href="#/publish/${part}"]`);
    await expect(begin.or(place)).toBeVisible();
    if (await begin.isVisible()) await begin.click();
    await place.click();
  }

  /** Selects exactly `phrase` in the submitted text with the mouse and comments on it. */
  async commentOn(phrase: string, words: string): Promise<void> {
    const line = this.page.locator('main [role=group] p[dir=auto]').filter({ hasText: phrase }).first();
    const [from, to] = await line.evaluate(endsOf, phrase);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(to.x, to.y, { steps: 8 });
    await this.page.mouse.up();
    await this.button('review:comment').click();
    await this.page.getByRole('complementary').getByRole('textbox').fill(words);
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** In the page: where a phrase of an element begins and ends in the window, by the carets before and after it. */
function endsOf(element: Element, phrase: string): [Point, Point] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const start = (element.textContent ?? '').indexOf(phrase);
  const caret = (at: number): Point => {
    let left = at;
    for (let node = walker.firstChild(); node !== null; node = walker.nextNode()) {
      const { length } = node.textContent ?? '';
      if (left <= length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.collapse(true);
        const { x, y, height } = range.getBoundingClientRect();
        return { x, y: y + height / 2 };
      }
      left -= length;
    }
    throw new Error(`No ${at} in it`);
  };
  const first = caret(start);
  walker.currentNode = element;
  return [first, caret(start + phrase.length)];
}

import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../../electron/domain/language.ts';
import { words } from './words.ts';

/** What people at an office do, in their language and by the names on the screen. */
export class OfficeScreen {
  readonly t: (key: string) => string | RegExp;
  readonly page: Page;

  constructor(page: Page, language: Language) {
    this.page = page;
    this.t = words(language);
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.t(key), exact: true });
  }

  /** First run: the language, then the demo campaign as a member of the Bekaa office. */
  async enter(language: Language): Promise<void> {
    const names = { ar: 'العربية', fr: 'Français', en: 'English' };
    await this.page.getByText(names[language], { exact: true }).click();
    await this.button('first-run:demo.enter').click();
    await expect(this.page.getByRole('navigation')).toBeVisible();
  }

  /** Opens a screen from the rail. */
  async open(feature: string): Promise<void> {
    await this.page.getByRole('navigation').locator(`a[href="#/${feature}"]`).click();
    await expect(this.page).toHaveURL(new RegExp(`#/${feature}`));
  }

  /** Another member of the office takes the keyboard. */
  async actAs(name: string): Promise<void> {
    await this.page.locator('nav button[aria-haspopup]').first().click();
    await this.page
      .getByRole('menuitemradio', { name: new RegExp(name) })
      .or(this.page.getByRole('menuitem', { name: new RegExp(name) }))
      .click();
    await expect(this.page.locator('nav button[aria-haspopup]').first()).toHaveAccessibleName(new RegExp(name));
  }

  /** Opens the draft on top of the list. */
  async openFirstDraft(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: this.t('drafts:list.title') })
      .getByRole('link')
      .first()
      .click();
    await expect(this.page).toHaveURL(/#\/drafts\/\w+/);
  }

  /** A new draft with nothing but `text`, saved. */
  async writeNew(text: string): Promise<void> {
    await this.open('drafts');
    await this.page.keyboard.press('Control+n');
    await this.button('drafts:new.blank').click();
    await this.type(text);
    await this.saved();
  }

  /** Sends the draft on the screen to be reviewed. */
  async submit(): Promise<void> {
    await expect(this.button('drafts:act.submit')).toBeEnabled();
    await this.button('drafts:act.submit').click();
    await expect(this.button('drafts:act.recall')).toBeVisible();
  }

  /** Comments on the first word of the submitted text, as a reviewer does with the mouse. */
  async comment(words: string): Promise<void> {
    const text = this.page.locator('main [role=group] p[dir=auto]').first();
    const { x, y } = await text.evaluate(middleOfFirstWord);
    await this.page.mouse.dblclick(x, y);
    await this.button('review:comment').click();
    await this.page.getByRole('complementary').getByRole('textbox').fill(words);
  }

  /** Opens the submission's first picture and draws a rectangle on it: with the mouse, or with the keyboard alone. */
  async commentOnPicture(by: 'mouse' | 'keyboard', words: string): Promise<void> {
    const picture = this.page.getByRole('button', { name: this.t('review:look-at') }).first();
    const comments = this.page.getByRole('complementary').getByRole('textbox');
    const before = await comments.count();
    if (by === 'keyboard') {
      await picture.press('Enter');
      await expect(this.button('review:to-text')).toBeFocused();
      await this.button('review:draw-area').press('Enter');
      const rectangle = this.page.getByRole('application', { name: this.t('review:rectangle') });
      await expect(rectangle).toBeFocused();
      for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Enter']) {
        await this.page.keyboard.press(key);
      }
      // The words come right after, without a look for where to write them.
      await expect(comments).toHaveCount(before + 1);
      await expect(comments.last()).toBeFocused();
      await this.page.keyboard.insertText(words);
      return;
    }
    await picture.click();
    await this.#drag(this.page.getByRole('main').locator('[data-stage]'), [0.25, 0.25], [0.75, 0.75]);
    await comments.last().fill(words);
  }

  /** Presses on one place of an element, in fractions of it from its left and its top, and lets go on another. */
  async #drag(element: Locator, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    const box = await element.boundingBox();
    if (box === null) throw new Error('Nothing to draw on');
    const place = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
    await this.page.mouse.move(...place(from));
    await this.page.mouse.down();
    await this.page.mouse.move(...place(to), { steps: 6 });
    await this.page.mouse.up();
  }

  /** Names a folder in the app's own picker, which is open. */
  async chooseFolder(folder: string): Promise<void> {
    await this.page.getByRole('dialog').getByLabel(this.t('common:folder.path')).fill(folder);
    await this.page.keyboard.press('Enter');
    await this.button('common:folder.here').click();
  }

  get text(): Locator {
    return this.page.getByRole('textbox', { name: this.t('drafts:text-label') });
  }

  /** Puts the caret at the end and types. */
  async type(text: string): Promise<void> {
    await this.text.click();
    await this.page.keyboard.press('Control+End');
    await this.page.keyboard.insertText(text);
  }

  async saved(): Promise<void> {
    await expect(this.page.getByText(this.t('common:status.saved')).first()).toBeVisible();
  }

  /** The card of the finding on exactly these words. */
  card(wordsOfText: string): Locator {
    // Each language has its own quotation marks; the words between them stand isolated.
    const quoted = new RegExp(`[«“][\\s\\u2068]*${wordsOfText}[\\s\\u2069]*[»”]`);
    return this.page.locator('[data-finding-card]').filter({ hasText: quoted });
  }

  /** What is said of the finding on exactly these words, its guideline with it. */
  group(wordsOfText: string): Locator {
    return this.page.locator('[data-finding-group]').filter({ has: this.card(wordsOfText) });
  }
}

/** In the page: where the first word of an element stands in the window. */
function middleOfFirstWord(element: Element): { readonly x: number; readonly y: number } {
  const first = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  if (first === null) throw new Error('No text to select in');
  const word = document.createRange();
  word.setStart(first, 0);
  word.setEnd(first, Math.max(1, (first.textContent ?? '').search(/\s|$/)));
  const { x, y, width, height } = word.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
}

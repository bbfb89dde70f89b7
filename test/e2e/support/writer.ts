import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { OfficeScreen } from './office.ts';
import { expect, type Shell, startShell, steadyPort } from './shell.ts';
import { Witness } from './witness.ts';

/**
 * When a core dies: somewhere in the typing, just after a save was asked for or answered, in the middle of what it
 * writes at pauses, or while the page opens.
 */
export const moments = ['typing', 'asking', 'answering', 'writing', 'opening'] as const;
export type Moment = (typeof moments)[number];

const LANGUAGE = 'ar';
const keys = [...'نكتب للناس بما يعنيهم، by name وبالأرقام 1930. '];
const NEW_LINE = 8;
const ERASED = 16;
const SHORT_BURST = 30;

/** Somebody who types into one draft while the core of their profile is killed again and again. */
export class Writer {
  readonly profile: string;
  readonly page: Page;
  readonly witness: Witness;
  /** What is wrong with the text, with the files, and what the page complained of while it was open. */
  readonly lost: string[] = [];
  readonly damaged: string[] = [];
  readonly errors: string[] = [];
  /** Kills with a save on its way, and kills with a file half written. */
  inFlight = 0;
  halfWritten = 0;
  /** Letters that only the page had when its core died. */
  unsaved = 0;
  readonly #office: OfficeScreen;
  #draft = '';
  /**
   * All lives share a port, as those of an app window do (build/window.ts): what the page could not save stands in its
   * storage when the next core comes. With other ports between, words of a life long ago would come back in the end.
   */
  readonly #port = steadyPort();
  /** The text with every key that was pressed. */
  #typed = '';
  #typing: Promise<void> = Promise.resolve();
  /** Whether the page had come far enough to have nothing to complain of when its core dies. */
  #loaded = false;

  constructor(profile: string, page: Page) {
    this.profile = profile;
    this.page = page;
    this.witness = new Witness(page);
    this.#office = new OfficeScreen(page, LANGUAGE);
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complain(message.text());
    });
    page.on('pageerror', (error) => this.#complain(String(error)));
  }

  /** First run and an empty draft, closed as people close it. */
  async begin(): Promise<void> {
    const shell = await startShell(this.profile, this.#port);
    await this.page.goto(shell.url);
    await this.#office.enter(LANGUAGE);
    await this.#office.open('drafts');
    await this.page.keyboard.press('Control+n');
    await this.#office.button('drafts:new.blank').click();
    await expect(this.#office.text).toBeVisible();
    this.#draft = new URL(this.page.url()).hash.split('/').at(-1) ?? '';
    await shell.stop();
    await this.#closeWindow();
  }

  /** One life of the core: it opens what the last one left, is typed into and dies at the moment. */
  async live(moment: Moment): Promise<void> {
    const shell = await startShell(this.profile, this.#port);
    const going = this.#go(shell);
    // A core that is killed before its first answer fails it, while nobody waits for it yet.
    going.catch(() => undefined);
    try {
      if (moment === 'opening') await sleep(Math.random() * 1_500);
      else {
        await going;
        await this.#check();
        await this.#typeUntil(moment);
      }
    } finally {
      await this.#kill(shell);
    }
    // A page that was still loading has nothing to load from.
    await Promise.allSettled([going]);
    await this.#closeWindow();
  }

  /** Opens once more and closes in peace; then the command line reads every file back. */
  async end(): Promise<void> {
    const shell = await startShell(this.profile, this.#port);
    await this.#go(shell);
    await this.#check();
    await shell.stop();
    const list = ['electron/cli.ts', 'draft', 'list', '--profile', this.profile, '--json'];
    const lines = execFileSync(process.execPath, list, { encoding: 'utf8' }).trim().split('\n');
    const records = lines.map((line) => JSON.parse(line) as { text?: string; notice?: string });
    this.damaged.push(...records.filter(({ notice }) => notice !== undefined).map((one) => JSON.stringify(one)));
    if (!records.some(({ text }) => text === this.#typed)) this.lost.push('the command line finds another text');
  }

  async #go(shell: Shell): Promise<void> {
    this.#loaded = false;
    this.witness.forget();
    await this.page.goto(`${shell.url}#/drafts/${this.#draft}`);
  }

  /** The page hears that it is left, as when its window is closed; its storage stays. */
  async #closeWindow(): Promise<void> {
    this.#loaded = false;
    // Chromium's own page about a load that failed may come between.
    await expect(() => this.page.goto('about:blank')).toPass();
  }

  #complain(text: string): void {
    // Chromium itself says that a request found nobody: that is what was done to it.
    if (this.#loaded && !/net::ERR_/.test(text)) this.errors.push(text);
  }

  /**
   * What opened is what was typed, letter by letter: what the core had acknowledged, what it had done without being
   * able to say so, and what only the page had. Nothing is told to be damaged.
   */
  async #check(): Promise<void> {
    await this.#office.text.waitFor();
    const draft = this.witness.opened;
    if (draft === null) throw new Error('The draft was shown before it was opened');
    this.#loaded = true;
    const { base } = draft.content;
    const wrong = this.witness.goOn(draft);
    if (wrong !== null) this.lost.push(wrong);
    if (base !== this.#typed) this.lost.push(`typed: «${this.#typed.slice(-80)}», kept: «${base.slice(-80)}»`);
    const shown = await this.#shown();
    if (shown !== base) this.lost.push(`shown: «${shown.slice(-80)}», kept: «${base.slice(-80)}»`);
    this.#typed = base;
    this.damaged.push(...this.witness.notices.map((notice) => JSON.stringify(notice)), ...setAside(this.profile));
    if ((await this.#office.button('common:notice.seen').count()) > 0) this.damaged.push('a notice is shown');
  }

  /** The whole text as the editor gives it to the clipboard: it draws only the lines in sight. Leaves the caret last. */
  async #shown(): Promise<string> {
    await this.#office.text.press('Control+a');
    const text = await this.#office.text.evaluate((place) => {
      const clipboardData = new DataTransfer();
      place.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
      return clipboardData.getData('text/plain');
    });
    await this.#office.text.press('Control+End');
    return text;
  }

  /** Types as a person does and answers at the moment to die in. */
  async #typeUntil(moment: Moment): Promise<void> {
    const done = new AbortController();
    this.#typing = this.#type(done.signal, moment === 'writing' ? SHORT_BURST : Number.POSITIVE_INFINITY);
    await sleep(250 + Math.random() * 700);
    if (moment === 'asking') await this.witness.next('sent');
    if (moment === 'answering') await this.witness.next('answered');
    if (moment === 'asking' || moment === 'answering') await sleep(Math.random() * 4);
    if (moment === 'writing') {
      await this.#typing;
      await this.#somethingIsWritten();
    }
    done.abort();
  }

  async #type(done: AbortSignal, letters: number): Promise<void> {
    const { keyboard } = this.page;
    for (let n = 0; n < letters && !done.aborted; n += 1) {
      const key = keys[n % keys.length] ?? ' ';
      if (n === ERASED) {
        this.#typed = this.#typed.slice(0, -1);
        await keyboard.press('Backspace');
      } else if (n === NEW_LINE) {
        this.#typed += '\n';
        await keyboard.press('Enter');
      } else {
        this.#typed += key;
        await keyboard.type(key);
      }
      await sleep(Math.random() * 20);
    }
  }

  /** In the middle of keeping the undo history (1.2 s after the last save) or of folding the journal (2 s). */
  async #somethingIsWritten(): Promise<void> {
    if (Math.random() < 0.6) await sleep(1_500);
    const changes = watch(path.join(this.profile, 'tmp'));
    await Promise.race([new Promise((resolve) => changes.once('change', resolve)), sleep(2_500)]);
    changes.close();
    await sleep(Math.random() * 4);
  }

  async #kill(shell: Shell): Promise<void> {
    await shell.stop('SIGKILL');
    await this.#typing;
    await this.witness.ended();
    if (this.#loaded) {
      if (this.witness.inFlight) this.inFlight += 1;
      this.unsaved += Math.max(0, this.#typed.length - this.witness.saved.length);
    }
    if (readdirSync(path.join(this.profile, 'tmp')).length > 0) this.halfWritten += 1;
  }
}

function setAside(profile: string): readonly string[] {
  const folder = path.join(profile, 'quarantine');
  return existsSync(folder) ? readdirSync(folder) : [];
}

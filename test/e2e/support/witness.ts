import { isDeepStrictEqual } from 'node:util';
import type { Page, WebSocket } from '@playwright/test';
import { z } from 'zod';
import type { StoreNotice } from '../../../electron/contract/profile.ts';
import type { Draft } from '../../../electron/domain/draft.ts';
import { applyEdits, type Edit, type Editable } from '../../../electron/domain/edit.ts';

const said = z.object({ i: z.string(), p: z.object({ u: z.string(), b: z.object({ json: z.unknown() }).optional() }) });
const answered = z.object({
  i: z.string(),
  t: z.number().optional(),
  p: z.object({ s: z.number().optional(), b: z.object({ json: z.unknown() }).optional() }),
});
/** As drafts.edit of the contract; the core has checked the edits by then. */
const save = z.object({
  id: z.string(),
  command: z.string(),
  edition: z.number(),
  edits: z.custom<Edit[]>(Array.isArray),
});
const saved = z.object({ edition: z.number() });

type Save = z.infer<typeof save>;
type Wire = 'sent' | 'answered';

/** One socket of the page, by the frames that really went over it. */
interface Line {
  readonly calls: Map<string, { readonly path: string; readonly input: unknown }>;
  readonly closed: Promise<void>;
  used: boolean;
}

/**
 * What a page asked of the core and what it was answered, read off its socket. Only what came back over it counts as
 * acknowledged; only what went out can be there besides.
 */
export class Witness {
  /** The draft at each edition that was asked for, from the one last opened on. */
  readonly #editions = new Map<number, Editable>();
  readonly #lines = new Set<Line>();
  readonly #commands = new Set<string>();
  readonly #listeners = new Set<(wire: Wire) => void>();
  /** The edition last acknowledged to the page. */
  acknowledged = 0;
  #asked = 0;
  /** Letters of acknowledged saves. */
  letters = 0;
  /** What the core answered last, since `forget`: the list asks too, perhaps before the page has said what only it had. */
  opened: Draft | null = null;
  notices: readonly StoreNotice[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => this.#watch(socket));
  }

  /** Saves that were asked for and not answered. */
  get inFlight(): boolean {
    return this.#asked > this.acknowledged;
  }

  /** The text as last acknowledged. */
  get saved(): string {
    return this.#editions.get(this.acknowledged)?.content.base ?? '';
  }

  /** The next save or the next answer to one. */
  next(wire: Wire): Promise<void> {
    return new Promise((resolve) => {
      const listener = (heard: Wire): void => {
        if (heard !== wire) return;
        this.#listeners.delete(listener);
        resolve();
      };
      this.#listeners.add(listener);
    });
  }

  /** Answers when the last frame of sockets that carried any was seen: their core is dead. */
  async ended(): Promise<void> {
    await Promise.all([...this.#lines].filter(({ used }) => used).map(({ closed }) => closed));
  }

  /** Before another page load. */
  forget(): void {
    this.#lines.clear();
    this.opened = null;
    this.notices = [];
  }

  /** Goes on from a draft as the core has it now; what is wrong with it against all that was said before, or null. */
  goOn(draft: Draft): string | null {
    const wrong = this.#editions.size === 0 ? null : this.#wrong(draft);
    this.#editions.clear();
    this.#editions.set(draft.edition, draft);
    this.acknowledged = draft.edition;
    this.#asked = draft.edition;
    return wrong;
  }

  #wrong({ edition, content }: Draft): string | null {
    if (edition < this.acknowledged) return `found edition ${edition}, told ${this.acknowledged}`;
    const known = this.#editions.get(edition);
    if (known === undefined) return `edition ${edition} was never asked for`;
    return isDeepStrictEqual(known.content, content)
      ? null
      : `edition ${edition} is «${content.base.slice(-80)}», not «${known.content.base.slice(-80)}»`;
  }

  #watch(socket: WebSocket): void {
    const closed = new Promise<void>((resolve) => {
      socket.once('close', () => resolve());
    });
    const line: Line = { calls: new Map(), closed, used: false };
    this.#lines.add(line);
    socket.on('framesent', ({ payload }) => this.#sent(line, String(payload)));
    socket.on('framereceived', ({ payload }) => this.#received(line, String(payload)));
  }

  #sent(line: Line, frame: string): void {
    const call = said.safeParse(JSON.parse(frame));
    if (!call.success) return;
    line.used = true;
    const input = call.data.p.b?.json;
    line.calls.set(call.data.i, { path: call.data.p.u, input });
    if (call.data.p.u === '/drafts/edit') this.#ask(save.parse(input));
  }

  #ask({ command, edition, edits }: Save): void {
    if (this.#commands.has(command)) return;
    this.#commands.add(command);
    const before = this.#editions.get(edition);
    const after = before === undefined ? null : applyEdits(before, edits);
    if (after === null || !after.ok) throw new Error(`A save on edition ${edition} does not fit what was said before`);
    this.#asked = edition + edits.length;
    this.#editions.set(this.#asked, after.value);
    this.#tell('sent');
  }

  #received(line: Line, frame: string): void {
    const answer = answered.safeParse(JSON.parse(frame));
    if (!answer.success || answer.data.t !== undefined || (answer.data.p.s ?? 200) >= 400) return;
    const call = line.calls.get(answer.data.i);
    const output = answer.data.p.b?.json;
    if (call?.path === '/drafts/open') this.opened = output as Draft;
    if (call?.path === '/profile/state') this.notices = (output as { notices?: StoreNotice[] }).notices ?? [];
    if (call?.path !== '/drafts/edit') return;
    this.acknowledged = saved.parse(output).edition;
    this.letters += lettersOf(save.parse(call.input));
    this.#tell('answered');
  }

  #tell(wire: Wire): void {
    for (const listener of this.#listeners) listener(wire);
  }
}

const lettersOf = ({ edits }: Save): number =>
  edits.reduce((sum, edit) => sum + (edit.kind === 'splice' ? edit.insert.length : 0), 0);

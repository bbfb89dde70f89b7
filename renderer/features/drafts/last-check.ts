import type { Draft, DraftSummary } from '#domain/draft.ts';
import { type PostContent, textOf, type VersionKey } from '#domain/post.ts';
import { severities, type Severity, type ToneReport } from '#domain/tone/finding.ts';
import { cardsOf, countsOf } from './cards.ts';
import { publishedVersions } from './readiness.ts';
import type { Reports, VersionReport } from './use-tone.ts';

type Post = Pick<Draft, 'content' | 'overrides'>;

/** What of a post's findings still asks for something, gravest first: empty when nothing does, null without words. */
export type Asking = readonly Severity[] | null;

/** Of all that would be published, by the reports on it. */
export function askingOf({ content, overrides }: Post, reports: Reports): Asking {
  const versions = publishedVersions(content);
  if (versions.every((version) => textOf(content, version).trim() === '')) return null;
  const open = versions.flatMap((version) => {
    const report = reports.get(version);
    return report === undefined ? [] : countsOf(cardsOf(report, overrides, version));
  });
  return severities.toReversed().filter((one) => open.some(({ severity, count }) => severity === one && count > 0));
}

/** What checking a listed draft needs. */
export interface CheckPorts {
  /** Null when it can't be opened. */
  open(id: string): Promise<Post | null>;
  check(id: string, content: PostContent, version: VersionKey): Promise<ToneReport>;
}

type Listed = Pick<DraftSummary, 'id' | 'savedAt'>;

/**
 * The last check of each listed draft. A draft is checked again when it was saved since or when the rules changed; one
 * that is on the screen tells its own. One at a time, so that the text being written never waits for long.
 */
export class LastChecks {
  readonly #ports: CheckPorts;
  readonly #known = new Map<string, { readonly savedAt: string; readonly asking: Asking | undefined }>();
  readonly #shown = new Map<string, Asking>();
  readonly #listeners = new Set<() => void>();
  #rules: string | null = null;
  #wanted: readonly Listed[] = [];
  #busy = false;
  #turn = 0;

  constructor(ports: CheckPorts) {
    this.#ports = ports;
  }

  /** Undefined until it is known of the text as it was last saved. */
  of({ id, savedAt }: Listed): Asking | undefined {
    if (this.#shown.has(id)) return this.#shown.get(id);
    const known = this.#known.get(id);
    return known?.savedAt === savedAt ? known.asking : undefined;
  }

  /** A draft on the screen tells its own; undefined when it has left the screen. */
  tell(id: string, asking: Asking | undefined): void {
    if (asking === undefined) this.#shown.delete(id);
    else this.#shown.set(id, asking);
    this.#changed();
  }

  /** Brings the checks of these drafts up to date with the rules of that name; takes the place of what was wanted before. */
  want(drafts: readonly Listed[], rules: string): void {
    if (rules !== this.#rules) this.#known.clear();
    this.#rules = rules;
    this.#wanted = drafts;
    if (!this.#busy) void this.#run();
  }

  /** The list has gone: no further draft is checked. */
  rest(): void {
    this.#wanted = [];
  }

  /** For `useSyncExternalStore`: another number at each change. */
  turn = (): number => this.#turn;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #run(): Promise<void> {
    this.#busy = true;
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const rules = this.#rules;
      const asking = await this.#check(next.id);
      if (rules !== this.#rules) continue;
      this.#known.set(next.id, { savedAt: next.savedAt, asking });
      this.#changed();
    }
    this.#busy = false;
  }

  #next(): Listed | undefined {
    return this.#wanted.find(({ id, savedAt }) => !this.#shown.has(id) && this.#known.get(id)?.savedAt !== savedAt);
  }

  async #check(id: string): Promise<Asking | undefined> {
    const post = await this.#ports.open(id);
    if (post === null) return undefined;
    const reports = new Map<VersionKey, VersionReport>();
    for (const version of publishedVersions(post.content)) {
      const report = await this.#ports.check(id, post.content, version);
      reports.set(version, { text: textOf(post.content, version), report });
    }
    return askingOf(post, reports);
  }

  #changed(): void {
    this.#turn += 1;
    for (const listener of this.#listeners) listener();
  }
}

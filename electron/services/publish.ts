import type {
  AddedFile,
  PackChange,
  PastHit,
  Problem,
  ReleaseEvent,
  ReportedRule,
  WorkbenchView,
  WorkingFile,
} from '#contract/publish.ts';
import { refuse, type Refusal } from '#contract/refusal.ts';
import { isAuthor } from '#domain/office.ts';
import { packPostOf } from '#domain/pack-post.ts';
import { pictureKind } from '#domain/picture-kind.ts';
import { nameOf, type PostContent, textOf } from '#domain/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import type { Submission } from '#domain/submission.ts';
import type { ToneChecker } from '#domain/tone/check.ts';
import type { ToneReport } from '#domain/tone/finding.ts';
import { z } from 'zod';
import { publishedVersions } from './assessment.ts';
import { counterEdit, reportedRule, type ReportedText } from './counter-example.ts';
import { type Desk, stands } from './desk.ts';
import type { Enrolments } from './enrolments.ts';
import type { Exchange } from './exchange.ts';
import { Lanes } from './lanes.ts';
import { changesIn } from './pack-changes.ts';
import type { Authoring, EntryEdit, PackTexts, ReleaseOrder, Workbench, WorkbenchState } from './ports/authoring.ts';
import type { DocumentStore } from './ports/store.ts';
import type { Workplace } from './workplace.ts';

/** Where the keys of the last release were and where it went: never what unlocks them. */
const lastPlaces = z.strictObject({ keys: z.string(), to: z.string().nullable() });
const LAST_PLACES = 'last-release';
const POSTS = 'posts.yaml';
const WITHDRAWALS = 'withdrawals.yaml';
/** Own posts looked through for what a rule finds, the newest first. */
const LOOKED_THROUGH = 2_000;

/** The desk's authoring: a working copy of the pack, changed durably, checked, compared, signed and published. */
export class Publish {
  readonly #place: Workplace;
  readonly #desk: Desk;
  readonly #enrolments: Enrolments;
  readonly #workbench: Workbench;
  readonly #authoring: Authoring;
  readonly #lanes = new Lanes();

  constructor(
    place: Workplace,
    { desk, enrolments }: Pick<Exchange, 'desk' | 'enrolments'>,
    workbench: Workbench,
    authoring: Authoring,
  ) {
    this.#place = place;
    this.#desk = desk;
    this.#enrolments = enrolments;
    this.#workbench = workbench;
    this.#authoring = authoring;
  }

  async state(): Promise<Result<WorkbenchView | null, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const state = await this.#workbench.state();
    if (state === null) return ok(null);
    const last = await may.value.documents.get(LAST_PLACES, lastPlaces);
    return ok({ ...state, files: Object.keys(await this.#workbench.texts()), last });
  }

  async begin(): Promise<Result<WorkbenchView, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const texts = await this.#authoring.inUse();
    if (!texts.ok) return texts;
    const { id, version } = may.value.pack;
    const begun = await this.#workbench.begin(texts.value, { id, version }, this.#now());
    if (!begun.ok) return begun;
    this.#told();
    const view = await this.state();
    return view.ok && view.value === null ? fail(refuse('no-workbench')) : (view as Result<WorkbenchView, Refusal>);
  }

  async discard(): Promise<Result<void, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const gone = await this.#workbench.discard();
    if (gone.ok) this.#told();
    return gone;
  }

  async read(file: string): Promise<Result<WorkingFile, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const text = await this.#workbench.read(file);
    return text === null
      ? fail(refuse('no-such-file', { file }))
      : ok({ file, text, value: this.#authoring.valueOf(file, text) ?? null });
  }

  async write(file: string, text: string | null): Promise<Result<void, Refusal>> {
    const may = await this.#mayAuthor();
    return may.ok ? this.#keep(file, text) : may;
  }

  /** Changes one value of a file; one after the other, as each begins from what the last one left. */
  async edit(file: string, edit: EntryEdit): Promise<Result<void, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    return this.#lanes.run(file, async () => {
      const text =
        (await this.#workbench.read(file)) ?? (edit.kind === 'insert' && edit.path.length === 0 ? '[]\n' : null);
      const after = text === null ? null : this.#authoring.edited(file, text, edit);
      return after === null ? fail(refuse('no-such-file', { file })) : this.#keep(file, after);
    });
  }

  /** Keeps a picture's file beside the texts. Refused with `not-a-picture`. */
  async addMedia(bytes: Uint8Array): Promise<Result<AddedFile, Refusal>> {
    const begun = await this.#begun();
    if (!begun.ok) return begun;
    const kind = pictureKind(bytes);
    if (kind === null) return fail(refuse('not-a-picture'));
    const hash = this.#place.tools.digest(bytes);
    const kept = await this.#workbench.addMedia(hash, kind.extension, bytes);
    return kept.ok ? ok({ hash, bytes: bytes.length, type: kind.type }) : kept;
  }

  async undo(): Promise<Result<string | null, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const undone = await this.#workbench.undo();
    if (undone.ok) this.#told();
    return undone;
  }

  async problems(): Promise<Result<readonly Problem[], Refusal>> {
    const begun = await this.#begun();
    if (!begun.ok) return begun;
    return ok(await this.#authoring.check(this.#workbench.folder, await this.#keys()));
  }

  /** What differs from the release it began from, entry by entry. */
  async changes(): Promise<Result<readonly PackChange[], Refusal>> {
    const begun = await this.#begun();
    if (!begun.ok) return begun;
    const [before, after] = [await this.#workbench.base(), await this.#workbench.texts()];
    const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted(compare);
    return ok(files.flatMap((file) => changesIn(file, { before, after }, this.#authoring.entriesOf)));
  }

  async tryTexts(texts: readonly string[]): Promise<Result<readonly ToneReport[], Refusal>> {
    const checker = await this.#toneChecker();
    if (!checker.ok) return checker;
    const { checkTone } = await import('#domain/tone/check.ts');
    return ok(texts.map((text) => checkTone(checker.value, text)));
  }

  async reported(alarm: ReportedText): Promise<Result<ReportedRule | null, Refusal>> {
    const begun = await this.#begun();
    if (!begun.ok) return begun;
    const texts = { base: await this.#workbench.base(), now: await this.#workbench.texts() };
    return ok(reportedRule(texts, this.#authoring.valueOf, alarm));
  }

  /** Makes a reported text a counter-example of its rule. */
  async addCounter(alarm: ReportedText): Promise<Result<void, Refusal>> {
    // One after the other, in the order asked: what the second adds depends on what the first has added.
    return this.#lanes.run('counters', async () => {
      const begun = await this.#begun();
      if (!begun.ok) return begun;
      const place = counterEdit(await this.#workbench.texts(), this.#authoring.valueOf, alarm);
      if (place === null) return fail(refuse('no-such-rule', { rule: alarm.rule }));
      return place.edit === null ? ok(undefined) : this.edit(place.file, place.edit);
    });
  }

  /** What rules find in the drafts of this profile and in what offices sent. */
  async pastHits(rules: readonly string[]): Promise<Result<readonly PastHit[], Refusal>> {
    const checker = await this.#toneChecker();
    if (!checker.ok) return checker;
    const posts = await this.#ownPosts();
    if (!posts.ok) return posts;
    const { checkTone } = await import('#domain/tone/check.ts');
    return ok(
      posts.value.flatMap(({ draft, content }) =>
        publishedVersions(content).flatMap((version) => {
          const text = textOf(content, version);
          const ranges = checkTone(checker.value, text)
            .findings.filter((finding) => rules.includes(finding.rule))
            .map(({ start, end }) => ({ start, end }));
          return ranges.length === 0 ? [] : [{ draft, name: nameOf(content), text, ranges }];
        }),
      ),
    );
  }

  /** Offices' posts whose approval stands, the newest first. */
  async approved(): Promise<Result<readonly Submission[], Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    const received = await this.#desk.list();
    if (!received.ok) return received;
    return ok(
      received.value
        .filter(stands)
        .map(({ submission }) => submission)
        .toReversed(),
    );
  }

  /** An office's approved post for everyone: with the next release. */
  async addPost(submission: string): Promise<Result<void, Refusal>> {
    const received = await this.#desk.list();
    if (!received.ok) return received;
    const one = received.value.find((each) => each.submission.id === submission);
    if (one === undefined || !stands(one)) return fail(refuse('no-such-post'));
    const decision = one.decision ?? one.approval;
    const { id, office } = one.submission;
    const post = packPostOf(one.submission, { at: decision?.at ?? one.receivedAt, by: decision?.by ?? office });
    if (await this.#lists(POSTS, { id })) return ok(undefined);
    return this.edit(POSTS, { kind: 'insert', path: [], at: 0, value: JSON.parse(JSON.stringify(post)) });
  }

  /** Takes back what went out: the next release says so, and why. */
  async withdraw(kind: 'post' | 'asset', id: string, reason: string): Promise<Result<void, Refusal>> {
    const here = await this.#place.present();
    if (!here.ok) return here;
    if (await this.#lists(WITHDRAWALS, { kind, id })) return ok(undefined);
    const value = { kind, id, reason, at: this.#now(), by: here.value.member.id };
    return this.edit(WITHDRAWALS, { kind: 'insert', path: [], at: 0, value });
  }

  /** Signs what changed, publishes it and puts it to use here; refused while an author's mistake is left. */
  async *release(
    order: ReleaseOrder,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<ReleaseEvent, Result<void, Refusal>> {
    const problems = await this.problems();
    if (!problems.ok) return problems;
    const [first] = problems.value;
    if (first !== undefined) {
      return fail(refuse('pack-has-problems', { file: first.file, line: first.line, count: problems.value.length }));
    }
    const waiting = await this.#enrolments.waiting();
    if (!waiting.ok) return waiting;
    const texts = await this.#workbench.texts();
    const steps = this.#authoring.release(this.#workbench.folder, order, waiting.value, signal);
    try {
      let step = await steps.next();
      for (; step.done !== true; step = await steps.next()) {
        // It is out: whatever fails from here on, a release that can't be put to use here or a listener that left.
        const settled = step.value.type === 'finished' ? await this.#settle(texts, order) : ok(undefined);
        yield step.value;
        if (!settled.ok) return settled;
      }
      return step.value;
    } finally {
      await steps.return(ok(undefined));
    }
  }

  /** What was published is what changes are told from; the places it took are offered the next time. */
  async #settle(texts: PackTexts, { keys, to }: ReleaseOrder): Promise<Result<void, Refusal>> {
    const head = await this.#authoring.head(this.#workbench.folder);
    const settled = head.ok ? await this.#workbench.settle(texts, head.value, this.#now()) : head;
    const store = this.#place.store();
    const kept = store.ok ? await store.value.documents.put(LAST_PLACES, lastPlaces, { keys, to }) : store;
    this.#told();
    return settled.ok ? kept : settled;
  }

  async #ownPosts(): Promise<Result<readonly { readonly draft: string; readonly content: PostContent }[], Refusal>> {
    const store = this.#place.store();
    if (!store.ok) return store;
    const received = await this.#desk.list();
    if (!received.ok) return received;
    const newest = (await store.value.drafts.summaries())
      .toSorted((a, b) => compare(b.savedAt, a.savedAt))
      .slice(0, LOOKED_THROUGH);
    const drafts = await Promise.all(newest.map(({ id }) => store.value.drafts.read(id)));
    return ok([
      ...drafts.flatMap((draft) => (draft === null ? [] : [{ draft: draft.id, content: draft.content }])),
      ...received.value
        .slice(-LOOKED_THROUGH)
        .map(({ submission }) => ({ draft: submission.id, content: submission.content })),
    ]);
  }

  async #toneChecker(): Promise<Result<ToneChecker, Refusal>> {
    const begun = await this.#begun();
    if (!begun.ok) return begun;
    return this.#authoring.checker(this.#workbench.folder, (await this.#keys()).tone);
  }

  /** What tells whether rules and pictures of the working copy are as they were. */
  async #keys(): Promise<{ readonly tone: string; readonly library: string }> {
    const texts = Object.entries(await this.#workbench.texts());
    const keyOf = (belongs: (file: string) => boolean): string =>
      this.#place.tools.digest(JSON.stringify(texts.filter(([file]) => belongs(file))));
    return {
      tone: keyOf((file) => file.startsWith('tone/')),
      library: keyOf((file) => file.endsWith('assets.json')),
    };
  }

  /** Whether a list of the working copy has an entry with these values. */
  async #lists(file: string, values: Readonly<Record<string, string>>): Promise<boolean> {
    const list = this.#authoring.valueOf(file, (await this.#workbench.read(file)) ?? '[]\n');
    const meant = (one: Readonly<Record<string, unknown>>) =>
      Object.entries(values).every(([key, is]) => one[key] === is);
    return Array.isArray(list) && list.some(meant);
  }

  async #keep(file: string, text: string | null): Promise<Result<void, Refusal>> {
    const kept = await this.#workbench.write(file, text, this.#now());
    if (kept.ok) this.#told();
    return kept;
  }

  async #begun(): Promise<Result<void, Refusal>> {
    const may = await this.#mayAuthor();
    if (!may.ok) return may;
    return (await this.#workbench.state()) === null ? fail(refuse('no-workbench')) : ok(undefined);
  }

  /** Editors and administrators of the desk write releases. */
  async #mayAuthor(): Promise<
    Result<{ readonly pack: WorkbenchState['from']; readonly documents: DocumentStore }, Refusal>
  > {
    const here = await this.#place.present();
    if (!here.ok) return here;
    const { member, pack, store } = here.value;
    return isAuthor(member) ? ok({ pack, documents: store.documents }) : fail(refuse('may-not-publish'));
  }

  #now(): string {
    return this.#place.tools.clock.now();
  }

  #told(): void {
    this.#place.tools.events.send({ type: 'publish' });
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

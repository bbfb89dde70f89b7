import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Draft, Revision } from '../../electron/domain/draft.ts';
import { emptyContent } from '../../electron/domain/post.ts';
import type { Store } from '../../electron/services/ports/store.ts';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';
import { sideBySide } from '../../electron/system/side-by-side.ts';
import { clock } from '../../electron/system/system.ts';
import { type BenchRow, median } from './row.ts';

const SAMPLES = 200;
const FEW = 10;
const MANY = 20_000;
const KILOBYTES_2 = 'نكتب للناس بما يعنيهم. '.repeat(60).slice(0, 1_130);

/** The durable save of a draft of 2 KB against the four bare steps, and with many drafts against few. */
export async function benchStore(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tansiq-bench-store-'));
  const few = await filled(path.join(folder, 'few'), FEW);
  const many = await filled(path.join(folder, 'many'), MANY);
  try {
    const times = await measure(folder, few, many);
    const [bare, save, crowded, typed] = [times.bare, times.few, times.many, times.typed].map(median);
    return [
      row('durable save of a 2 KB draft / write+fsync+rename+fsync', save, bare, 1.5),
      row(`durable save with ${MANY} drafts / with ${FEW}`, crowded, save, 1.2),
      row('durable keystroke in the journal / write+fsync+rename+fsync', typed, bare, 1),
    ];
  } finally {
    await few.close();
    await many.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One sample of each in turn, so that the disk's moods fall on all alike. */
async function measure(folder: string, few: Store, many: Store) {
  const times = { bare: [] as number[], few: [] as number[], many: [] as number[], typed: [] as number[] };
  const target = path.join(folder, 'bare.json');
  for (let n = 0; n < SAMPLES; n += 1) {
    times.bare.push(await timed(() => bareSave(target, JSON.stringify(draftOf('bare', n)))));
    times.few.push(await timed(() => save(few, `draft-${n % FEW}`, n)));
    times.many.push(await timed(() => save(many, `draft-${(n % FEW) * 1_999}`, n)));
    times.typed.push(await timed(() => type(few, n)));
  }
  return times;
}

async function timed(task: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

async function bareSave(target: string, text: string): Promise<void> {
  const file = await open(`${target}.tmp`, 'w');
  await file.writeFile(text);
  await file.sync();
  await file.close();
  await rename(`${target}.tmp`, target);
  const folder = await open(path.dirname(target), 'r');
  await folder.sync();
  await folder.close();
}

async function save(store: Store, id: string, n: number): Promise<void> {
  const saved = await store.drafts.write(draftOf(id, n));
  if (!saved.ok) throw new Error(saved.error.code);
}

/** A letter at the end of a draft that the saves leave alone. */
async function type(store: Store, n: number): Promise<void> {
  const length = KILOBYTES_2.length + n;
  const edits = [{ kind: 'splice', version: 'base', length, from: length, to: length, insert: 'ا' }] as const;
  const saved = await store.drafts.append('typed', { command: `c${n}`, edition: n, at: clock.now(), edits });
  if (!saved.ok) throw new Error(saved.error.code);
}

async function filled(folder: string, count: number): Promise<Store> {
  const opened = await diskProfiles({ clock, checkAfter: 3_600_000 }).open(folder);
  if (!opened.ok) throw new Error(opened.error.code);
  const ids = ['typed', ...Array.from({ length: count }, (_, n) => `draft-${n}`)];
  await sideBySide(ids, async (id) => {
    const draft = draftOf(id, 0);
    const made = await opened.value.drafts.create(
      { ...draft, content: { ...draft.content, base: KILOBYTES_2 } },
      first(draft),
    );
    if (!made.ok) throw new Error(made.error.code);
  });
  return opened.value;
}

/** About 2 KB as JSON in UTF-8; the edition makes each save another. */
function draftOf(id: string, edition: number): Draft {
  const at = clock.now();
  const content = { ...emptyContent, base: `${edition} ${KILOBYTES_2}`.slice(0, KILOBYTES_2.length) };
  const revision = `${id}-1`;
  const empty = { overrides: [], submissions: [], decisions: [], recalls: [], conflict: [] };
  return {
    id,
    office: 'o',
    author: 'a',
    createdAt: at,
    savedAt: at,
    state: 'writing',
    edition,
    revision,
    content,
    ...empty,
  };
}

const first = (draft: Draft): Revision => ({
  id: draft.revision,
  draft: draft.id,
  parents: [],
  at: draft.savedAt,
  by: draft.author,
  content: draft.content,
});

function row(name: string, ours = Number.NaN, baseline = Number.NaN, limit = 1): BenchRow {
  const ratio = ours / baseline;
  return { name, ours, baseline, unit: 'ms', ratio, budget: `≤ ${limit} ×`, pass: ratio <= limit };
}

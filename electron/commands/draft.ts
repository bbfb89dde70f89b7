import path from 'node:path';
import { refuse, type Refusal } from '#contract/refusal.ts';
import type { Draft } from '#domain/draft.ts';
import type { Result } from '#domain/result.ts';
import { z } from 'zod';
import type { Store } from '../services/ports/store.ts';
import { diskProfiles, holdsProfile } from '../store/disk-profiles.ts';
import { KeyedQueue } from '../store/keyed-queue.ts';
import { ulids } from '../system/ids.ts';
import { clock, digest } from '../system/system.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { type JsonLine, jsonLines } from './json-lines.ts';
import { NamedDrafts } from './named-drafts.ts';

const usage = `Usage: tansiq draft put --profile DIR    {id,text} lines in, {id,revision,durable:true} out
       tansiq draft list --profile DIR [--json]`;
/** Lines under way at once: their flushes share commits of the disk. */
const AT_ONCE = 8;

const line = z.object({ id: z.string(), text: z.string() });
type Line = z.infer<typeof line>;

/** `draft put` keeps texts as drafts and says so only once they would survive a power cut; `draft list` shows all. */
export async function draftCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const options = { profile: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parse(args, options, usage);
  const [action, ...rest] = positionals;
  if ((action !== 'put' && action !== 'list') || rest.length > 0) throw new UsageError(usage);
  const folder = path.resolve(required(values.profile, '--profile', usage));
  // Only `put` makes a profile: a mistyped folder is told, not filled.
  if (action === 'list' && !(await holdsProfile(folder))) {
    return refused(io.errors, refuse('no-profile', { path: folder }));
  }
  const opened = await diskProfiles({ clock }).open(folder);
  if (!opened.ok) return refused(io.errors, opened.error);
  const store = opened.value;
  const drafts = new NamedDrafts(store, clock, ulids(), digest);
  try {
    return action === 'put' ? await put(drafts, io) : await list(store, drafts, values.json, io);
  } finally {
    await store.close();
  }
}

/** Answers stand in the order of the lines, each as soon as it and those before it are durable. */
async function put(drafts: NamedDrafts, io: CommandIo): Promise<number> {
  const sameName = new KeyedQueue();
  const underWay: Promise<boolean>[] = [];
  let told = Promise.resolve(true);
  for await (const one of jsonLines(io.input)) {
    const read = readLine(one);
    const saving =
      typeof read === 'string' ? Promise.resolve(read) : sameName.run(read.id, () => drafts.put(read.id, read.text));
    told = told.then(async (fine) => (await tell(io, one.number, read, await saving)) && fine);
    underWay.push(told);
    if (underWay.length >= AT_ONCE) await underWay.shift();
  }
  return (await told) ? 0 : 1;
}

/** The record of a line, or what is wrong with it. */
function readLine(one: JsonLine): Line | string {
  if ('problem' in one) return one.problem;
  const read = line.safeParse(one.value);
  return read.success ? read.data : 'not {"id": string, "text": string}';
}

/** True when the line was kept. */
async function tell(
  io: CommandIo,
  number: number,
  read: Line | string,
  outcome: Result<Draft, Refusal> | string,
): Promise<boolean> {
  if (typeof read !== 'string' && typeof outcome !== 'string' && outcome.ok) {
    await writeRecord(io.output, { id: read.id, revision: outcome.value.revision, durable: true });
    return true;
  }
  if (typeof outcome === 'string') await writeLine(io.errors, `line ${number}: ${outcome}`);
  else if (!outcome.ok) {
    const { code, params } = outcome.error;
    await writeLine(io.errors, `line ${number}: ${code} ${JSON.stringify(params)}`);
  }
  return false;
}

/** Every file is read back first, so that the list says all there is to say. */
async function list(store: Store, drafts: NamedDrafts, json: boolean, { output }: CommandIo): Promise<number> {
  await store.whenChecked();
  for (const { name, draft } of await drafts.all()) {
    const { state, savedAt, revision, content } = draft;
    if (json) await writeRecord(output, { id: name, text: content.base, state, savedAt, revision });
    else await writeLine(output, `${name}  ${state}  ${savedAt}\n${content.base.replaceAll(/^/gm, '    ')}\n`);
  }
  for (const { kind, file, keptAt, openedFrom } of store.notices()) {
    if (json) await writeRecord(output, { notice: kind, file, keptAt, openedFrom });
    else await writeLine(output, `${kind}: ${file}${keptAt === null ? '' : ` is kept as ${keptAt}`}`);
  }
  return 0;
}

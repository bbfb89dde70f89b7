import path from 'node:path';
import type { BundleEvent, CsvTool } from '#contract/bundles.ts';
import { csvTools } from '#contract/bundles.ts';
import { libraryReaches, type StickEvent } from '#contract/exchange.ts';
import type { Refusal } from '#contract/refusal.ts';
import type { Result } from '#domain/result.ts';
import { bagItBundles } from '../bundle/bag.ts';
import type { Core } from '../core.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';
import { writeSynced } from './sync.ts';
import { type CoreCall, withCore } from './with-core.ts';

const usage = `Usage: tansiq bundle export --profile DIR --to DIR [--posts ID,…] [--tools TOOL,…] [--bom] [--as OFFICE/MEMBER] [--pack DIR] [--json]
       tansiq bundle carry --profile DIR --to DIR [--release] [--media nothing|thumbs|all] [--json]
       tansiq bundle verify DIR [--json]
       tansiq bundle import DIR --profile DIR [--accept-expired] [--as OFFICE/MEMBER] [--pack DIR] [--json]
A profile that no one sits at yet is entered as --as OFFICE/MEMBER, else as the first lead of the pack's first office.
Tools: ${csvTools.join(', ')}; all when none is named. Posts: all approved ones when none is named.`;

const options = {
  profile: { type: 'string' },
  to: { type: 'string' },
  posts: { type: 'string' },
  tools: { type: 'string' },
  pack: { type: 'string' },
  as: { type: 'string' },
  bom: { type: 'boolean', default: false },
  release: { type: 'boolean', default: false },
  media: { type: 'string', default: 'nothing' },
  'accept-expired': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse<typeof options>>['values'];
type Steps = AsyncGenerator<BundleEvent | StickEvent, Result<void, Refusal>>;

/** `bundle export`, `carry`, `verify` and `import`: progress on `errors`, one record of the outcome on `output`. */
export async function bundleCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  const [action, folder, ...rest] = positionals;
  if (rest.length > 0) throw new UsageError(usage);
  if (action === 'verify') {
    const steps = bagItBundles().verify(path.resolve(required(folder, 'DIR', usage)), undefined);
    return follow(steps, values.json, io);
  }
  if (action === 'import') {
    const from = path.resolve(required(folder, 'DIR', usage));
    return withCore(callOf(values), io, (core) => takeIn(core, from, values, io));
  }
  if ((action !== 'export' && action !== 'carry') || folder !== undefined) throw new UsageError(usage);
  const to = path.resolve(required(values.to, '--to', usage));
  if (action === 'carry') {
    const order = { to, release: values.release, media: reachOf(values.media) };
    return withCore(callOf(values), io, (core) => follow(core.context.sticks.prepare(order), values.json, io));
  }
  const tools = toolsOf(values.tools);
  return withCore(callOf(values), io, (core) => exportPosts(core, to, tools, values, io));
}

const callOf = ({ profile, pack, as }: Values): CoreCall => ({
  profile: required(profile, '--profile', usage),
  pack,
  as,
});

/** Posts or an exchange, by what the bundle is. */
async function takeIn(core: Core, from: string, values: Values, io: CommandIo): Promise<number> {
  const [found] = await core.context.bundles.find(from);
  const steps =
    found !== undefined && found.kind !== 'posts'
      ? core.context.sticks.admit(from, values['accept-expired'])
      : core.context.bundles.import(from, undefined);
  return follow(steps, values.json, io);
}

async function exportPosts(
  core: Core,
  to: string,
  tools: readonly CsvTool[],
  values: Values,
  io: CommandIo,
): Promise<number> {
  const approved = await core.context.approved.list();
  if (!approved.ok) return refused(io.errors, approved.error);
  const posts = values.posts?.split(',').filter((id) => id !== '') ?? approved.value.map(({ id }) => id);
  return follow(core.context.bundles.export({ posts, to, tools, bom: values.bom }, undefined), values.json, io);
}

/** Every tool when none is named. Throws `UsageError` for one that we do not know. */
function toolsOf(named: string | undefined): readonly CsvTool[] {
  if (named === undefined) return csvTools;
  return named
    .split(',')
    .filter((name) => name !== '')
    .map((name) => {
      const tool = csvTools.find((one) => one === name);
      if (tool === undefined) throw new UsageError(`Unknown tool: ${name}\n${usage}`);
      return tool;
    });
}

function reachOf(named: string): (typeof libraryReaches)[number] {
  const reach = libraryReaches.find((one) => one === named);
  if (reach === undefined) throw new UsageError(`Unknown media: ${named}\n${usage}`);
  return reach;
}

/** Tells each step, then the outcome; answers the exit code. */
async function follow(steps: Steps, json: boolean, io: CommandIo): Promise<number> {
  let step = await steps.next();
  let told = '';
  for (; step.done !== true; step = await steps.next()) {
    const event = step.value;
    if (event.type === 'finished') await writeOutcome(event, json, io);
    else if (event.type === 'synced') await writeSynced(event.outcome, json, io);
    else {
      // One line for each step and tenth: a log stays readable with two thousand posts.
      const line = lineOf(event);
      if (line !== told) await writeLine(io.errors, line);
      told = line;
    }
  }
  return step.value.ok ? 0 : refused(io.errors, step.value.error);
}

type Told = Exclude<BundleEvent | StickEvent, { type: 'finished' | 'synced' }>;

function lineOf(event: Told): string {
  if (event.type === 'step') return event.step;
  const step = event.type === 'media' ? 'media' : event.step;
  return `${step} ${Math.floor((event.bytes / Math.max(1, event.bytesTotal)) * 10) * 10}%`;
}

async function writeOutcome(event: Extract<BundleEvent, { type: 'finished' }>, json: boolean, io: CommandIo) {
  const { folder, posts, files, bytes, resumed } = event;
  if (json) await writeRecord(io.output, { folder, posts, files, bytes, resumed });
  else
    await writeLine(
      io.output,
      `${folder}: ${posts} posts, ${files} files, ${bytes} bytes${resumed ? ', resumed' : ''}`,
    );
}

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleEvent, CsvTool } from '#contract/bundles.ts';
import { csvTools } from '#contract/bundles.ts';
import type { Refusal } from '#contract/refusal.ts';
import { mayDecide } from '#domain/office.ts';
import { ok, type Result } from '#domain/result.ts';
import manifest from '../../package.json' with { type: 'json' };
import { bagItBundles } from '../bundle/bag.ts';
import { type Core, createCore } from '../core.ts';
import { type CommandIo, parse, refused, required, UsageError, writeLine, writeRecord } from './arguments.ts';

const usage = `Usage: tansiq bundle export --profile DIR --to DIR [--posts ID,…] [--tools TOOL,…] [--bom] [--as OFFICE/MEMBER] [--pack DIR] [--json]
       tansiq bundle verify DIR [--json]
       tansiq bundle import DIR --profile DIR [--as OFFICE/MEMBER] [--pack DIR] [--json]
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
  json: { type: 'boolean', default: false },
} as const;

type Values = ReturnType<typeof parse<typeof options>>['values'];
type Steps = AsyncGenerator<BundleEvent, Result<void, Refusal>>;

/** `bundle export`, `verify` and `import`: progress on `errors`, one record of the outcome on `output`. */
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
    return withCore(values, io, (core) => follow(core.context.bundles.import(from, undefined), values.json, io));
  }
  if (action !== 'export' || folder !== undefined) throw new UsageError(usage);
  const to = path.resolve(required(values.to, '--to', usage));
  const tools = toolsOf(values.tools);
  return withCore(values, io, (core) => exportPosts(core, to, tools, values, io));
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

/** Opens the profile for one piece of work; it is released whatever comes of it. */
async function withCore(values: Values, io: CommandIo, work: (core: Core) => Promise<number>): Promise<number> {
  const assets = assetsFolder();
  const core = await createCore({
    folder: path.resolve(required(values.profile, '--profile', usage)),
    pack: path.resolve(values.pack ?? path.join(assets, 'packs/demo')),
    shell: 'browser',
    version: manifest.version,
    fonts: path.join(assets, 'fonts'),
  });
  if (!core.ok) return refused(io.errors, core.error);
  try {
    const seated = await sit(core.value, values.as, io);
    return seated.ok ? await work(core.value) : await refused(io.errors, seated.error);
  } finally {
    await core.value.close();
  }
}

/** Gives an empty profile a seat, and says which: posts belong to an office. One that has a seat keeps it. */
async function sit(core: Core, as: string | undefined, io: CommandIo): Promise<Result<void, Refusal>> {
  const state = await core.context.profile.state();
  if (!state.ok) return state;
  if (state.value.status === 'open') return ok(undefined);
  const pack = await core.context.pack.content();
  if (!pack.ok) return pack;
  const [first] = pack.value.offices;
  const lead = first?.members.find(mayDecide) ?? first?.members[0];
  const [office = '', member = ''] = (as ?? `${first?.id ?? ''}/${lead?.id ?? ''}`).split('/');
  const entered = await core.context.profile.enterDemo(office, member);
  if (!entered.ok) return entered;
  await writeLine(io.errors, `entered as ${office}/${member}`);
  return ok(undefined);
}

/** `assets` beside the sources, or beside the built programs. */
const assetsFolder = (): string => fileURLToPath(new URL('../../assets', import.meta.url));

/** Tells each step, then the outcome; answers the exit code. */
async function follow(steps: Steps, json: boolean, io: CommandIo): Promise<number> {
  let step = await steps.next();
  let told = '';
  for (; step.done !== true; step = await steps.next()) {
    const event = step.value;
    if (event.type === 'progress') {
      // One line for each step and tenth: a log stays readable with two thousand posts.
      const line = `${event.step} ${Math.floor((event.bytes / Math.max(1, event.bytesTotal)) * 10) * 10}%`;
      if (line !== told) await writeLine(io.errors, line);
      told = line;
    } else await writeOutcome(event, json, io);
  }
  return step.value.ok ? 0 : refused(io.errors, step.value.error);
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

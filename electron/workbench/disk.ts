import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Refusal, refuse } from '#contract/refusal.ts';
import { instant } from '#contract/schemas/post.ts';
import { fail, ok, type Result } from '#domain/result.ts';
import { z } from 'zod';
import type { PackTexts, Workbench, WorkbenchState } from '../services/ports/authoring.ts';
import { attempt, makeFolder, readIfThere, writeDurable } from '../system/durable-file.ts';
import { flushFolder } from '../system/drive.ts';
import { codeOf } from '../system/error-code.ts';
import { sideBySide } from '../system/side-by-side.ts';

const begun = z.strictObject({
  format: z.literal('tansiq-workbench'),
  version: z.literal(1),
  at: instant,
  from: z.strictObject({ id: z.string(), version: z.string() }),
});
const step = z.strictObject({
  format: z.literal('tansiq-workbench-step'),
  version: z.literal(1),
  at: instant,
  file: z.string(),
  before: z.string().nullable(),
});
type Step = z.infer<typeof step>;

/** Changes that can be taken back; older ones are forgotten. */
const STEPS = 500;
/** Texts of a pack: plain names, no way out of the folder. */
const textName =
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?\/){0,5}[A-Za-z0-9][A-Za-z0-9._-]{0,93}\.(?:ya?ml|json|md)$/;

/** The desk's working copy of the pack, in the profile (README.md is the format). */
export function diskWorkbench(profile: string): Workbench {
  const root = path.join(profile, 'workbench');
  const place = (...parts: readonly string[]): string => path.join(root, ...parts);
  const scratch = path.join(profile, 'tmp');
  const put = async (file: string, text: string): Promise<void> => {
    const folder = path.dirname(file);
    await makeFolder(folder);
    await writeDurable(folder, [{ name: path.basename(file), text }], scratch);
  };
  /** Many at once: the files of a folder share its flush. */
  const putAll = async (top: string, texts: PackTexts): Promise<void> => {
    for (const [folder, files] of Map.groupBy(Object.entries(texts), ([file]) => path.dirname(path.join(top, file)))) {
      await makeFolder(folder);
      const named = files.map(([file, text]) => ({ name: path.basename(file), text }));
      await writeDurable(folder, named, scratch);
    }
  };
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a step and its file belong together. */
  const alone = <T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> => {
    const run = async (): Promise<Result<T, Refusal>> => {
      const done = await attempt(root, work);
      return done.ok ? done.value : done;
    };
    const mine = last.then(run, run);
    last = mine;
    return mine;
  };
  const state = async (): Promise<WorkbenchState | null> => {
    const read = begun.safeParse(await readJson(place('begun.json')));
    if (!read.success) return null;
    const { at, from } = read.data;
    return { at, from, steps: (await stepNumbers(place('steps'))).length };
  };
  const read = async (file: string): Promise<string | null> =>
    textName.test(file) ? textIn(place('pack', ...file.split('/'))) : null;
  const replace = async (file: string, text: string | null): Promise<void> => {
    const target = place('pack', ...file.split('/'));
    if (text !== null) return put(target, text);
    await rm(target, { force: true });
    await flushFolder(path.dirname(target));
  };
  return {
    folder: place('pack'),
    state,
    read,
    begin: (texts, from, at) =>
      alone(async () => {
        await rm(root, { recursive: true, force: true });
        const strange = Object.keys(texts).find((file) => !textName.test(file));
        if (strange !== undefined) return fail(refuse('pack-damaged', { file: strange, line: 1 }));
        await putAll(place('base'), texts);
        await putAll(place('pack'), texts);
        await put(place('begun.json'), JSON.stringify({ format: 'tansiq-workbench', version: 1, at, from }));
        return ok(undefined);
      }),
    discard: () =>
      alone(async () => {
        // The mark goes first: a cut in between leaves no copy that looks whole.
        await rm(place('begun.json'), { force: true });
        await rm(root, { recursive: true, force: true });
        return ok(undefined);
      }),
    write: (file, text, at) =>
      alone(async () => {
        if (!textName.test(file) || (await state()) === null) return fail(refuse('no-workbench'));
        const before = await read(file);
        if (before === text) return ok(undefined);
        const numbers = await stepNumbers(place('steps'));
        const one: Step = { format: 'tansiq-workbench-step', version: 1, at, file, before };
        await put(place('steps', `${(numbers.at(-1) ?? 0) + 1}.json`), JSON.stringify(one));
        await replace(file, text);
        for (const old of numbers.slice(0, Math.max(0, numbers.length - STEPS))) {
          await rm(place('steps', `${old}.json`), { force: true });
        }
        return ok(undefined);
      }),
    undo: () =>
      alone(async () => {
        const number = (await stepNumbers(place('steps'))).at(-1);
        if (number === undefined) return ok(null);
        const file = place('steps', `${number}.json`);
        const one = step.safeParse(await readJson(file));
        if (one.success) await replace(one.data.file, one.data.before);
        await rm(file, { force: true });
        await flushFolder(place('steps'));
        return ok(one.success ? one.data.file : null);
      }),
    settle: (texts, from, at) =>
      alone(async () => {
        if ((await state()) === null) return fail(refuse('no-workbench'));
        const before = await textsUnder(place('base'));
        for (const [file, text] of Object.entries(texts)) {
          if (before[file] !== text) await put(place('base', ...file.split('/')), text);
        }
        for (const file of Object.keys(before)) {
          if (texts[file] === undefined) await rm(place('base', ...file.split('/')), { force: true });
        }
        await put(place('begun.json'), JSON.stringify({ format: 'tansiq-workbench', version: 1, at, from }));
        return ok(undefined);
      }),
    texts: async () => textsUnder(place('pack')),
    base: async () => textsUnder(place('base')),
    addMedia: (hash, extension, bytes) =>
      alone(async () => {
        const folder = place('pack', 'media', hash.slice(0, 2));
        await makeFolder(folder);
        await mkdir(scratch, { recursive: true });
        await writeDurable(folder, [{ name: `${hash}.${extension}`, text: bytes }], scratch);
        return ok(undefined);
      }),
  };
}

async function textsUnder(folder: string): Promise<PackTexts> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return [];
  });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => textName.test(name) && !name.startsWith('media/'));
  const texts = new Map<string, string>();
  await sideBySide(names, async (name) => void texts.set(name, await readFile(path.join(folder, name), 'utf8')));
  return Object.fromEntries([...texts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function stepNumbers(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error;
    return [];
  });
  return names
    .flatMap((name) => (/^[1-9]\d{0,8}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
    .toSorted((a, b) => a - b);
}

async function textIn(file: string): Promise<string | null> {
  const bytes = await readIfThere(file);
  return bytes === null ? null : bytes.toString('utf8');
}

async function readJson(file: string): Promise<unknown> {
  const text = await textIn(file);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

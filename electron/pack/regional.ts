import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { guideline, packParts } from '#contract/schemas/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import { ok, type Result } from '#domain/result.ts';
import type { z } from 'zod';
import { type Located, readDocument } from './document.ts';
import { filesIn } from './folder-files.ts';
import type { Problem } from '#contract/publish.ts';

type Problems = readonly Problem[];
type Read<T> = Result<Located<T>, Problems>;
type List = 'alerts.yaml' | 'posts.yaml' | 'assets.json';
type Entries<F extends List> = z.infer<(typeof packParts)[F]>;

/** What a region's editor signs is for that region: nothing in its folder may speak for another. */
const ofRegion = {
  'alerts.yaml': (one: Entries<'alerts.yaml'>[number], region: string) => one.region === region,
  'posts.yaml': () => true,
  'assets.json': (one: Entries<'assets.json'>[number], region: string) => one.rights.regions.join() === region,
};

/** The regions that have a folder of their own in the pack, `regions/<id>/`. */
async function regionFolders(folder: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(folder, 'regions'), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

/** A list of the pack with those of the regions after it; a region need not have one. */
export async function readWithRegions<F extends List>(folder: string, file: F): Promise<Read<Entries<F>>> {
  const schema = packParts[file] as unknown as z.ZodType<Entries<F>>;
  const parts: Located<Entries<F>>[] = [];
  const problems: Problem[] = [];
  const take = (read: Read<Entries<F>>): void => void (read.ok ? parts.push(read.value) : problems.push(...read.error));
  take(await readDocument(folder, file, schema));
  for (const region of await regionFolders(folder)) {
    const read = await readDocument(folder, `regions/${region}/${file}`, schema);
    if (!read.ok && read.error[0]?.code === 'missing-file') continue;
    take(read);
    if (read.ok) problems.push(...strangers(read.value, file, region));
  }
  return problems.length > 0 ? { ok: false, error: problems } : ok(joined(parts));
}

function strangers<F extends List>(part: Located<Entries<F>>, file: F, region: string): Problems {
  const belongs = ofRegion[file] as (one: unknown, region: string) => boolean;
  return part.value.flatMap((one, index) =>
    belongs(one, region) ? [] : [part.problem('other-region', `This is not for the region "${region}".`, [index])],
  );
}

/** Guidelines of the campaign and of its regions, a file each. */
export async function readGuidelines(folder: string): Promise<readonly Read<Guideline>[]> {
  const national = (await filesIn(folder, 'guidelines')).map((file) => readDocument(folder, file, guideline));
  const regional = (await regionFolders(folder)).map(async (region) => {
    const files = await filesIn(folder, `regions/${region}/guidelines`);
    return Promise.all(files.map((file) => regionalGuideline(folder, file, region)));
  });
  return [...(await Promise.all(national)), ...(await Promise.all(regional)).flat()];
}

async function regionalGuideline(folder: string, file: string, region: string): Promise<Read<Guideline>> {
  const read = await readDocument(folder, file, guideline);
  if (!read.ok || read.value.value.region === region) return read;
  const message = `This is not for the region "${region}".`;
  return { ok: false, error: [read.value.problem('other-region', message, ['region'])] };
}

/** Lists of several files as one that still knows where each entry stands. */
function joined<T extends readonly unknown[]>(parts: readonly Located<T>[]): Located<T> {
  const value = parts.flatMap((part) => [...part.value]) as unknown as T;
  return {
    value,
    problem(code, message, [index = 0, ...rest]) {
      let at = Number(index);
      const part = parts.find((one) => {
        if (at < one.value.length) return true;
        at -= one.value.length;
        return false;
      });
      const found = part ?? parts[0];
      if (found === undefined) throw new RangeError('A list of no files');
      return found.problem(code, message, [at, ...rest]);
    },
  };
}

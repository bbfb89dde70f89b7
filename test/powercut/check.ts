import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';
import { clock } from '../../electron/system/system.ts';
import { DRAFTS, textOf } from './writing.ts';

// `check.ts store|lowdb MOUNT ACKNOWLEDGEMENTS`: exits with 1 when an acknowledged save is gone or anything is damaged.
const [way, mount = '', file = ''] = process.argv.slice(2);
const told = new Map<string, number>();
for (const line of readFileSync(file, 'utf8').split('\n')) {
  const [id, edition] = line.split(' ');
  if (id !== undefined && edition !== undefined) told.set(id, Number(edition));
}
const problems = way === 'store' ? await checkStore() : checkLowdb();
for (const problem of problems) console.log(problem);
process.exit(problems.length === 0 ? 0 : 1);

async function checkStore(): Promise<readonly string[]> {
  const opened = await diskProfiles({ clock }).open(path.join(mount, 'profile'));
  if (!opened.ok) return [`does not open: ${opened.error.code}`];
  await opened.value.whenChecked();
  const found = opened.value.notices().map(({ kind, file }) => `${kind} ${file}`);
  for (let n = 0; n < DRAFTS; n += 1) {
    const draft = await opened.value.drafts.read(`draft-${n}`);
    found.push(...compare(`draft-${n}`, draft?.edition, draft?.content.base));
  }
  await opened.value.close();
  return found;
}

function checkLowdb(): readonly string[] {
  const shape = z.object({ edition: z.int(), content: z.object({ base: z.string() }) });
  return Array.from({ length: DRAFTS }, (_, n) => `draft-${n}`).flatMap((id) => {
    const place = path.join(mount, 'lowdb', `${id}.json`);
    if (!existsSync(place)) return compare(id, undefined, undefined);
    try {
      const { edition, content } = shape.parse(JSON.parse(readFileSync(place, 'utf8')));
      return compare(id, edition, content.base);
    } catch (error) {
      return [`${id} is damaged: ${String(error).slice(0, 80)}`];
    }
  });
}

/** An unacknowledged save may be there or not; an acknowledged one must be. */
function compare(id: string, edition: number | undefined, text: string | undefined): readonly string[] {
  const promised = told.get(id) ?? -1;
  if ((edition ?? -1) < promised) return [`${id}: found ${edition}, told ${promised}`];
  return edition === undefined || text === textOf(edition) ? [] : [`${id}: edition ${edition} has another text`];
}

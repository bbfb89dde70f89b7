import { openSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Low } from 'lowdb';
import { JSONFile } from 'lowdb/node';
import type { Draft } from '../../electron/domain/draft.ts';
import { diskProfiles } from '../../electron/store/disk-profiles.ts';
import { clock } from '../../electron/system/system.ts';
import { draftOf, DRAFTS, textOf } from './writing.ts';

// `write.ts store|lowdb`: saves drafts on the recorded disk $M and tells $ACK of each that was acknowledged.
const [way, seconds = '8'] = process.argv.slice(2);
const mount = process.env['M'] ?? '';
const acknowledgements = openSync(process.env['ACK'] ?? '', 'w');
const say = (line: string): void => {
  writeSync(acknowledgements, `${line}\n`);
};
const until = Date.now() + Number(seconds) * 1_000;

await (way === 'store' ? withStore() : withLowdb());

async function withStore(): Promise<void> {
  const opened = await diskProfiles({ clock }).open(path.join(mount, 'profile'));
  if (!opened.ok) throw new Error(opened.error.code);
  const { drafts } = opened.value;
  say('R');
  const editions = new Map<string, number>();
  for (let n = 0; Date.now() < until; n += 1) {
    const id = `draft-${n % DRAFTS}`;
    const before = editions.get(id);
    const edition = (before ?? -1) + 1;
    const draft = draftOf(id, edition);
    const revision = {
      id: draft.revision,
      draft: id,
      parents: [],
      at: draft.savedAt,
      by: 'rima',
      content: draft.content,
    };
    const saved =
      before === undefined
        ? await drafts.create(draft, revision)
        : edition % 5 === 0
          ? await drafts.write(draft, edition % 10 === 0 ? revision : undefined)
          : await drafts.append(id, {
              command: `c${edition}`,
              edition: before,
              at: draft.savedAt,
              edits: [rewrite(edition)],
            });
    if (!saved.ok) throw new Error(saved.error.code);
    editions.set(id, edition);
    say(`${id} ${edition}`);
  }
  // Cut where it stands: a store that closes tidily would prove less.
  process.exit(0);
}

function rewrite(edition: number) {
  const length = textOf(edition - 1).length;
  return { kind: 'splice', version: 'base', length, from: 0, to: length, insert: textOf(edition) } as const;
}

/** The negative control: lowdb as it comes. */
async function withLowdb(): Promise<void> {
  await mkdir(path.join(mount, 'lowdb'));
  say('R');
  for (let n = 0; Date.now() < until; n += 1) {
    const id = `draft-${n % DRAFTS}`;
    const edition = Math.floor(n / DRAFTS);
    await new Low<Draft>(new JSONFile(path.join(mount, 'lowdb', `${id}.json`)), draftOf(id, edition)).write();
    say(`${id} ${edition}`);
    // The pace of the durable store, so that both are cut among about as many saves.
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}

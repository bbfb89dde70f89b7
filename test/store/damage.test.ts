import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Store } from '../../electron/services/ports/store.ts';
import { CheckedFormat } from '../../electron/store/checked-file.ts';
import { migrations } from '../../electron/store/migrations/chain.ts';
import { encodeRecord } from '../../electron/store/record-log.ts';
import { contentsOf, filesOf, makeFullProfile } from './full-profile.ts';
import { opened, refused, scratchFolder, testProfiles, value } from './scratch.ts';

const newer = new CheckedFormat([...migrations, { to: migrations.length + 2, migrate: (_, body) => body }]);
const text = z.looseObject({ base: z.string() });
const parsed = z.looseObject({});
const formats = ['profile', 'draft', 'revision', 'undo', 'document', 'notices', 'settings'] as const;
const checked = z.object({ format: z.enum(formats.map((name) => `tansiq-${name}` as const)), body: z.unknown() });
const whole = mkdtempSync(path.join(tmpdir(), 'tansiq-damage-'));
afterAll(() => rmSync(whole, { recursive: true, force: true }));
const profile = path.join(whole, 'profile');
await makeFullProfile(path.join(whole, 'live'), profile);
const intact = await readIntact();

async function readIntact(): Promise<Readonly<Record<string, unknown>>> {
  const copy = path.join(whole, 'intact');
  cpSync(profile, copy, { recursive: true });
  const store = value(await testProfiles().open(copy));
  const contents = await contentsOf(store);
  await store.close();
  return contents;
}

/** What can happen to a file's bytes. */
const damages: Readonly<Record<string, (bytes: Buffer, file: string) => Buffer>> = {
  emptied: () => Buffer.alloc(0),
  truncated: (bytes) => bytes.subarray(0, Math.floor(bytes.length / 2)),
  'zero-filled': (bytes) => Buffer.alloc(bytes.length),
  'flipped near the start': (bytes) => flip(bytes, 0.04),
  'flipped in the middle': (bytes) => flip(bytes, 0.5),
  'flipped near the end': (bytes) => flip(bytes, 0.95),
  foreign: () => Buffer.from('\u0089PNG\r\n\u001a\n not ours', 'latin1'),
  'foreign text': () => Buffer.from('{"name":"some other program","version":"1.0"}\n'),
  newer: asNewer,
};

function flip(bytes: Buffer, share: number): Buffer {
  const flipped = Buffer.from(bytes);
  const at = Math.floor(bytes.length * share);
  flipped.writeUInt8(flipped.readUInt8(at) ^ 4, at);
  return flipped;
}

function asNewer(bytes: Buffer, file: string): Buffer {
  // Objects are of no format: other bytes are other bytes.
  if (file.startsWith('objects/')) return Buffer.from('newer');
  if (file.endsWith('.log')) {
    const [head, ...rest] = bytes.toString('utf8').split('\n');
    const record = parsed.parse(JSON.parse(head?.slice(9) ?? ''));
    return Buffer.from([encodeRecord({ ...record, version: newer.version }).trimEnd(), ...rest].join('\n'));
  }
  const { format, body } = checked.parse(JSON.parse(bytes.toString('utf8')));
  return Buffer.from(newer.encode(format, body));
}

/** The one thing that a file alone holds, by its path. */
function ownOf(file: string): string {
  const [, folder, name] = /^(?:drafts|removed)\/([^/]+)\/(.+)$/.exec(file) ?? [];
  if (name?.startsWith('revision.') && file.startsWith('drafts/')) {
    return `draft ${folder} revision ${/^revision\.(.+)\.json$/.exec(name)?.[1]}`.replaceAll(
      /\+([0-9a-f]{2})/g,
      (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
  if (name === 'undo.json') return 'undo';
  if (file === 'config.json') return 'settings';
  if (file.startsWith('objects/')) return 'object';
  return '';
}

/** What is gone or changed, other than what the damaged file alone held. */
function lost(found: Readonly<Record<string, unknown>>, file: string, damage: string): readonly string[] {
  const owner = /^(?:drafts|removed)\/([^/]+)\//.exec(file)?.[1] ?? '';
  const isState = /^(drafts|removed)\/.*\/(draft|journal)\./.test(file);
  return Object.keys(intact).filter((what) => {
    if (what === ownOf(file) || isDeepStrictEqual(found[what], intact[what])) return false;
    // Left to the version that made it: what belongs to that draft waits there.
    if (damage === 'newer' && isState) return !what.includes(owner) && !['undo', 'listed', 'removed'].includes(what);
    if (damage === 'newer' && file.startsWith('documents/')) return false;
    // Only the journal held these edits: what stands before the damage stays.
    if (file === 'drafts/typed/journal.4.log' && what === 'draft typed') return !isEarlier(found[what], intact[what]);
    return true;
  });
}

function isEarlier(found: unknown, was: unknown): boolean {
  const [before, after] = [found, was].map((draft) => z.looseObject({ edition: z.int(), content: text }).parse(draft));
  return (before?.edition ?? 0) >= 3 && (after?.content.base ?? '').startsWith(before?.content.base ?? '-');
}

/** Why the damaged file can't be said to be named and kept; null when it is both. */
function notKept(store: Store, file: string, damage: string, spoilt: Buffer): string | null {
  // An emptied or shortened journal is what an append cut short leaves: nothing in it was acknowledged for all we know.
  if (/journal\.\d+\.log$/.test(file) && ['emptied', 'truncated'].includes(damage)) return null;
  const notice = store.notices().find((one) => one.file === file);
  if (notice === undefined) return `not named among ${JSON.stringify(store.notices())}`;
  const mayGo = ['index.log', 'notices.json', 'config.json'].includes(file);
  if (damage === 'newer' && !mayGo && !file.startsWith('objects/') && notice.kind !== 'newer')
    return `named as ${notice.kind}`;
  // `contentsOf` has put the removed draft back in its place.
  const keptAt = notice.keptAt ?? file.replace(/^removed\//, 'drafts/');
  return readFileSync(path.join(store.folder, keptAt)).equals(spoilt) ? null : `not kept at ${keptAt}`;
}

const cases = filesOf(profile).flatMap((file) =>
  Object.keys(damages)
    .filter((damage) => file !== 'profile.json' || damage !== 'newer')
    .map((damage) => [file, damage] as const),
);

describe('a damaged file, wherever it lies', () => {
  it('was tried in every kind of place', () => {
    const kinds = new Set(filesOf(profile).map((file) => file.replaceAll(/[0-9]+|01JN[^/]+|\+[0-9a-f]{2}/g, '')));
    expect(kinds.size).toBeGreaterThan(12);
  });

  it.each(cases)('%s %s: is named, kept, and loses nothing else', async (file, damage) => {
    const folder = path.join(await scratchFolder(), 'profile');
    cpSync(profile, folder, { recursive: true });
    const spoilt = damages[damage]?.(readFileSync(path.join(profile, file)), file) ?? Buffer.alloc(0);
    writeFileSync(path.join(folder, file), spoilt);
    const store = await opened(testProfiles(), folder);
    await store.whenChecked();
    expect(lost(await contentsOf(store), file, damage)).toEqual([]);
    expect(notKept(store, file, damage, spoilt)).toBeNull();
  });

  it('refuses a profile made by a newer version and touches nothing in it', async () => {
    const folder = path.join(await scratchFolder(), 'profile');
    cpSync(profile, folder, { recursive: true });
    const file = path.join(folder, 'profile.json');
    writeFileSync(file, asNewer(readFileSync(file), file));
    const before = filesOf(folder);
    const refusal = await testProfiles().open(folder);
    expect(refused(refusal)).toBe('profile-newer');
    expect(refusal).toMatchObject({ error: { params: { file: 'profile.json', version: newer.version } } });
    expect(filesOf(folder)).toEqual(before);
  });

  // None is one flipped bit away from ours: such a version is taken for damage.
  it.each([99, migrations.length + 4, 1_000])(
    'believes a version %d that somebody wrote in by hand',
    async (version) => {
      const folder = path.join(await scratchFolder(), 'profile');
      cpSync(profile, folder, { recursive: true });
      const file = path.join(folder, 'profile.json');
      writeFileSync(file, JSON.stringify({ ...parsed.parse(JSON.parse(readFileSync(file, 'utf8'))), version }));
      expect(refused(await testProfiles().open(folder))).toBe('profile-newer');
    },
  );

  it.each(['tmp', 'quarantine', 'drafts', 'removed', 'documents', 'objects'])(
    'opens with a file where %s should be',
    async (name) => {
      const folder = path.join(await scratchFolder(), 'profile');
      cpSync(profile, folder, { recursive: true });
      rmSync(path.join(folder, name), { recursive: true, force: true });
      writeFileSync(path.join(folder, name), 'a file');
      const store = await opened(testProfiles(), folder);
      await store.whenChecked();
      expect(await store.documents.names('posts')).toEqual(name === 'documents' ? [] : ['p1']);
    },
  );

  it('sets foreign files and folders aside and leaves what systems put there', async () => {
    const folder = path.join(await scratchFolder(), 'profile');
    cpSync(profile, folder, { recursive: true });
    const foreign = [
      'drafts/note.txt',
      'drafts/typed/note.txt',
      'documents/note.txt',
      'documents/posts/note.txt',
      'removed/note.txt',
    ];
    for (const file of foreign) writeFileSync(path.join(folder, file), 'mine');
    for (const file of ['drafts/.DS_Store', 'drafts/typed/Thumbs.db']) writeFileSync(path.join(folder, file), 'system');
    const store = await opened(testProfiles(), folder);
    await store.whenChecked();
    const named = store.notices().map(({ file }) => file);
    expect(named.filter((file) => file !== 'drafts/old/draft.1.json').toSorted()).toEqual(foreign.toSorted());
    expect(lost(await contentsOf(store), '', '')).toEqual([]);
  });
});

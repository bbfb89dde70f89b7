import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from '#domain/canonical.ts';
import type { RefusalCode } from '#contract/refusal.ts';
import { bagItBundles } from '../../electron/bundle/bag.ts';
import { exported, keep, orderOf, post, run, sha256 } from './support/order.ts';
import { scratch } from './support/scratch.ts';

const bundles = bagItBundles();
const MANIFEST = 'manifest-sha256.txt';
const SEAL = 'tagmanifest-sha256.txt';
const ORDER = 'tansiq-order.json';

/** A good bundle to spoil. */
async function good(): Promise<string> {
  const shot = keep(scratch(), 'shot', 'صورة', Buffer.from('a picture, for all we know'), 'image/jpeg');
  const order = orderOf(scratch(), [post('01A', { title: 'واحد', base: 'نص' }, [shot]), post('01B', { base: 'two' })]);
  return (await exported(bundles.export(order, undefined))).folder;
}

const read = (root: string, name: string): string => readFileSync(path.join(root, name), 'utf8');
const write = (root: string, name: string, text: string | Buffer): void => writeFileSync(path.join(root, name), text);
const edit = (root: string, name: string, change: (text: string) => string): void =>
  write(root, name, change(read(root, name)));

/** Makes the seal fit the tag files again, as an attacker would. */
function reseal(root: string): void {
  edit(root, SEAL, (text) =>
    text.replaceAll(
      /^[0-9a-f]{64} {2}(.+)$/gm,
      (_, name: string) => `${sha256(readFileSync(path.join(root, name)))}  ${name}`,
    ),
  );
}

/** Puts a file into the payload and into every list, sizes included. */
function smuggle(root: string, name: string, text: string, listedAs = name): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  write(root, name, text);
  edit(root, MANIFEST, (list) => `${list}${sha256(text)}  ${listedAs}\n`);
  grow(root, Buffer.byteLength(text), 1);
  reseal(root);
}

function grow(root: string, bytes: number, files: number): void {
  edit(root, 'bag-info.txt', (info) =>
    info.replace(
      /Payload-Oxum: (\d+)\.(\d+)/,
      (_, a: string, b: string) => `Payload-Oxum: ${Number(a) + bytes}.${Number(b) + files}`,
    ),
  );
}

/** Changes a payload file and every list that knows of it. */
function forge(root: string, name: string, change: (text: string) => string): void {
  const before = read(root, name);
  const after = change(before);
  expect(after).not.toBe(before);
  write(root, name, after);
  edit(root, MANIFEST, (list) => list.replace(sha256(before), sha256(after)));
  grow(root, Buffer.byteLength(after) - Buffer.byteLength(before), 0);
  reseal(root);
}

const postFile = (root: string): string =>
  read(root, MANIFEST)
    .split('\n')
    .map((line) => line.slice(66))
    .find((name) => name.endsWith('01/post.json')) ?? '';
const media = 'data/media/01-shot.jpg';

/** As an attacker with all hashes right: a post whose own hash fits its changed content. */
function forgePost(root: string, change: (record: Record<string, Json>) => void): void {
  forge(root, postFile(root), (text) => {
    const record: Record<string, Json> = JSON.parse(text);
    change(record);
    return JSON.stringify(record);
  });
}

const cases: readonly (readonly [string, RefusalCode, (root: string) => void])[] = [
  ['a byte of a picture flipped', 'bundle-damaged', (root) => edit(root, media, (text) => text.replace('a', 'b'))],
  ['a file cut short', 'bundle-damaged', (root) => truncateSync(path.join(root, media), 3)],
  ['a file of zeros', 'bundle-damaged', (root) => write(root, media, Buffer.alloc(26))],
  ['a file missing', 'bundle-damaged', (root) => rmSync(path.join(root, media))],
  ['a file that is not listed', 'bundle-damaged', (root) => write(root, 'data/extra.txt', 'x')],
  ['a tag file that is not listed', 'bundle-damaged', (root) => write(root, 'extra.txt', 'x')],
  ['no seal', 'bundle-damaged', (root) => rmSync(path.join(root, SEAL))],
  ['an empty seal', 'bundle-damaged', (root) => write(root, SEAL, '')],
  [
    'a seal that leaves the manifest out',
    'bundle-damaged',
    (root) =>
      edit(root, SEAL, (text) =>
        text
          .split('\n')
          .filter((line) => !line.endsWith(MANIFEST))
          .join('\n'),
      ),
  ],
  [
    'a manifest changed after sealing',
    'bundle-damaged',
    (root) => edit(root, MANIFEST, (text) => text.replace(/^./, '0')),
  ],
  [
    'a manifest that is none',
    'bundle-damaged',
    (root) => {
      write(root, MANIFEST, 'nonsense\n');
      reseal(root);
    },
  ],
  [
    'a manifest line that leads out',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${'0'.repeat(64)}  data/../../escape.txt\n`);
      reseal(root);
    },
  ],
  [
    'an absolute path in the manifest',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${'0'.repeat(64)}  /etc/passwd\n`);
      reseal(root);
    },
  ],
  [
    'a drive letter in the manifest',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${'0'.repeat(64)}  C:\\windows\\system.ini\n`);
      reseal(root);
    },
  ],
  [
    'a backslash path in the manifest',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${'0'.repeat(64)}  data\\..\\x\n`);
      reseal(root);
    },
  ],
  [
    'a home path in the manifest',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${'0'.repeat(64)}  ~/x\n`);
      reseal(root);
    },
  ],
  ['a percent-encoded path', 'bundle-unsafe', (root) => smuggle(root, 'data/a%2e%2e.txt', 'x')],
  ['a device name', 'bundle-unsafe', (root) => smuggle(root, 'data/CON.txt', 'x')],
  ['a device name as folder', 'bundle-unsafe', (root) => smuggle(root, 'data/aux/x.txt', 'x')],
  ['a name that ends in a dot', 'bundle-unsafe', (root) => smuggle(root, 'data/x.', 'x')],
  ['a name that is hidden', 'bundle-unsafe', (root) => smuggle(root, 'data/.hidden', 'x')],
  ['a name in decomposed letters', 'bundle-unsafe', (root) => smuggle(root, 'data/e\u0301.txt', 'x')],
  ['a name with a bidi override', 'bundle-unsafe', (root) => smuggle(root, 'data/x\u202Egpj.exe', 'x')],
  ['names that differ in capitals', 'bundle-unsafe', (root) => smuggle(root, 'data/INDEX.html', 'x')],
  [
    'a payload file outside data',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => `${text}${sha256(readFileSync(path.join(root, 'bagit.txt')))}  bagit.txt\n`);
      reseal(root);
    },
  ],
  [
    'a line twice',
    'bundle-unsafe',
    (root) => {
      edit(root, MANIFEST, (text) => text + text.split('\n')[0]! + '\n');
      reseal(root);
    },
  ],
  [
    'a link to a file',
    'bundle-unsafe',
    (root) => {
      rmSync(path.join(root, media));
      symlinkSync('/etc/passwd', path.join(root, media));
    },
  ],
  ['a link to a folder', 'bundle-unsafe', (root) => symlinkSync('/etc', path.join(root, 'data/etc'))],
  [
    'a pipe',
    'bundle-unsafe',
    (root) => {
      execFileSync('mkfifo', [path.join(root, 'data/pipe')]);
    },
  ],
  [
    'a wrong total',
    'bundle-damaged',
    (root) => {
      grow(root, 1, 0);
      reseal(root);
    },
  ],
  [
    'no total',
    'bundle-damaged',
    (root) => {
      edit(root, 'bag-info.txt', (text) => text.replace(/Payload-Oxum.*\n/, ''));
      reseal(root);
    },
  ],
  [
    'another BagIt version',
    'bundle-damaged',
    (root) => {
      edit(root, 'bagit.txt', (text) => text.replace('1.0', '9.9'));
      reseal(root);
    },
  ],
  [
    'an order of a newer version',
    'bundle-newer',
    (root) => {
      edit(root, ORDER, (text) => text.replace('"version": 1', '"version": 2'));
      reseal(root);
    },
  ],
  [
    'an order with an unknown key',
    'bundle-damaged',
    (root) => {
      edit(root, ORDER, (text) => text.replace('{', '{"more": 1,'));
      reseal(root);
    },
  ],
  [
    'an order that is no JSON',
    'bundle-damaged',
    (root) => {
      write(root, ORDER, '{');
      reseal(root);
    },
  ],
  ['no order', 'not-a-bundle', (root) => rmSync(path.join(root, ORDER))],
  ['no declaration', 'not-a-bundle', (root) => rmSync(path.join(root, 'bagit.txt'))],
  [
    'a post with an unknown key',
    'bundle-damaged',
    (root) =>
      forgePost(root, (record) => {
        record['more'] = 1;
      }),
  ],
  [
    'a post with an id that is a path',
    'bundle-damaged',
    (root) =>
      forgePost(root, (record) => {
        record['id'] = '../../x';
      }),
  ],
  [
    'a post changed after its approval',
    'bundle-damaged',
    (root) => forge(root, postFile(root), (text) => text.replace('واحد', 'اثنان')),
  ],
  [
    'a post whose picture is another file',
    'bundle-damaged',
    (root) => forge(root, postFile(root), (text) => text.replace('01-shot', '99-shot')),
  ],
  ['a post twice', 'bundle-damaged', (root) => smuggle(root, 'data/posts/again/post.json', read(root, postFile(root)))],
  [
    'one post fewer than ordered',
    'bundle-damaged',
    (root) => {
      edit(root, ORDER, (text) => text.replace('"posts": 2', '"posts": 3'));
      reseal(root);
    },
  ],
  [
    'another campaign',
    'bundle-foreign',
    (root) => {
      edit(root, ORDER, (text) => text.replace('trial-campaign', 'other-campaign'));
      reseal(root);
    },
  ],
];

describe('a hostile bundle', () => {
  test.each(cases)('%s: %s', async (_, code, spoil) => {
    const root = await good();
    spoil(root);
    const { events, outcome } = await run(bundles.open(root, 'trial-campaign', undefined));
    expect(outcome).toMatchObject({ ok: false, error: { code } });
    expect(events.filter(({ type }) => type === 'finished')).toEqual([]);
    // Whose campaign it is concerns the import alone.
    const verified = code === 'bundle-foreign' ? { ok: true } : { ok: false, error: { code } };
    expect((await run(bundles.verify(root, undefined))).outcome).toMatchObject(verified);
  });
});

test('a good bundle verifies from wherever it was moved', async () => {
  const moved = path.join(scratch(), 'renamed by a person');
  renameSync(await good(), moved);
  const { events, outcome } = await run(bundles.verify(moved, undefined));
  expect(outcome).toMatchObject({ ok: true });
  expect(events.at(-1)).toMatchObject({ type: 'finished', posts: 2 });
});

test('a file cut short on its way is the one that is named', async () => {
  const root = await good();
  edit(root, 'data/index.html', (text) => text.slice(0, -1));
  const { outcome } = await run(bundles.verify(root, undefined));
  expect(outcome).toMatchObject({ error: { code: 'bundle-damaged', params: { file: 'data/index.html' } } });
});

test('what systems drop into folders that people look at does no harm', async () => {
  const root = await good();
  for (const name of ['.DS_Store', 'data/._index.html', 'data/media/Thumbs.db']) write(root, name, 'x');
  expect((await run(bundles.verify(root, undefined))).outcome).toMatchObject({ ok: true });
});

test('a folder that is none is refused, a missing one too', async () => {
  expect((await run(bundles.verify(scratch(), undefined))).outcome).toMatchObject({ error: { code: 'not-a-bundle' } });
  const gone = path.join(scratch(), 'gone');
  expect((await run(bundles.verify(gone, undefined))).outcome).toMatchObject({ error: { code: 'folder-missing' } });
  expect(existsSync(gone)).toBe(false);
});

test('a content hash is of the content alone', async () => {
  const root = await good();
  const record: { content: Json; contentHash: string } = JSON.parse(read(root, postFile(root)));
  expect(sha256(canonical(record.content))).toBe(record.contentHash);
});

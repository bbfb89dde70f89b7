import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPack, packChecker } from '../../electron/pack/check.ts';
import { assets, change, writePack } from './pack-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await writePack();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const hash = assets[0]?.hash ?? '';

describe('what authors get wrong', () => {
  it('a good pack has nothing to say', async () => {
    expect(await checkPack(folder)).toEqual([]);
  });

  it.each<
    [
      string,
      string,
      string | RegExp,
      string,
      { code: string; line?: number; excerpt?: string; message?: RegExp; entry?: string },
    ]
  >([
    [
      'YAML that does not close',
      'segments.yaml',
      '- id: students',
      '- id: "students',
      { code: 'bad-yaml', message: /quote/ },
    ],
    [
      'a key twice',
      'segments.yaml',
      '- id: students',
      '- id: a\n  id: b',
      { code: 'bad-yaml', line: 2, excerpt: '  id: b' },
    ],
    [
      'a reported text that the rule still finds',
      'tone/rules/en/rules.yaml',
      '- id: insult-en',
      '- counters:\n    - fine words\n    - a badword here\n  id: insult-en',
      { code: 'counter-found', line: 3, excerpt: '    - a badword here', entry: 'insult-en' },
    ],
    [
      'a reported text that is empty',
      'tone/rules/en/rules.yaml',
      '- id: insult-en',
      '- counters: [""]\n  id: insult-en',
      { code: 'nothing-said', line: 1 },
    ],
    ['an unknown key', 'platforms.yaml', 'fold: null', 'folds: null', { code: 'bad-value', message: /folds|fold/ }],
    ['a missing language', 'segments.yaml', /\n {4}fr: name/, '', { code: 'bad-value', line: 2, message: /name\.fr/ }],
    [
      'an empty language',
      'segments.yaml',
      'fr: name',
      'fr: ""',
      { code: 'nothing-said', line: 4, excerpt: '    fr: ""', entry: 'students' },
    ],
    ['a wrong kind', 'platforms.yaml', 'max: 40', 'max: many', { code: 'bad-value', excerpt: '    max: many' }],
    ['a bad date', 'pack.yaml', 'released: 2026-03-01', 'released: 2026-02-30', { code: 'bad-value', line: 3 }],
    ['an id with a space', 'segments.yaml', 'id: students', 'id: the students', { code: 'bad-value', line: 1 }],
    [
      'an office of no region',
      'pack.yaml',
      'region: coast',
      'region: sea',
      { code: 'unknown-reference', excerpt: '    region: sea' },
    ],
    [
      'a part of the audience that hears what nobody knows',
      'segments.yaml',
      '- id: students',
      '- id: students\n  hears: [{ categories: [insult, gossip], text: { ar: a, fr: a, en: a } }]',
      { code: 'unknown-reference', line: 2, message: /gossip/ },
    ],
    [
      'an alert of no guideline',
      'alerts.yaml',
      'guideline: null',
      'guideline: lost',
      { code: 'unknown-reference', message: /lost/ },
    ],
    [
      'a post for no platform',
      'posts.yaml',
      '- long',
      '- longer',
      { code: 'unknown-reference', excerpt: '    - longer' },
    ],
    [
      'a post with no such asset',
      'posts.yaml',
      'media: []',
      'media: [{ asset: lost, altText: a }]',
      { code: 'unknown-reference' },
    ],
    [
      'a post with a text for no platform',
      'posts.yaml',
      'media: []',
      'versions: { longest: a }\n  media: []',
      { code: 'unknown-reference', message: /longest/ },
    ],
    ['a post for no segment', 'posts.yaml', 'segments: []', 'segments: [lost]', { code: 'unknown-reference' }],
    ['an asset of no topic', 'assets.json', '"topics": []', '"topics": ["lost"]', { code: 'unknown-reference' }],
    ['rights in no region', 'assets.json', '"mountain"', '"sea"', { code: 'unknown-reference', excerpt: '    "sea"' }],
    [
      'a guideline of no region',
      'guidelines/respect-people.yaml',
      'region: null',
      'region: sea',
      { code: 'unknown-reference', line: 3 },
    ],
    ['an asset twice', 'assets.json', '"id": "expired"', '"id": "free"', { code: 'same-id' }],
    ['a member of two offices', 'pack.yaml', 'id: elsewhere', 'id: writer', { code: 'same-id', message: /writer/ }],
    [
      'a quiet period that ends first',
      'quiet-periods.yaml',
      '2026-05-03T19',
      '2026-05-01T19',
      { code: 'bad-value', message: /end/ },
    ],
    ['a media file that is not there', 'assets.json', hash, 'ab'.repeat(32), { code: 'missing-media' }],
    ['another size', 'assets.json', /"bytes": \d+/, '"bytes": 3', { code: 'other-media', excerpt: '  "bytes": 3,' }],
  ])('%s', async (_, file, from, to, expected) => {
    await change(folder, file, from, to);
    const problems = await checkPack(folder);
    const { message, ...rest } = expected;
    expect(problems[0]).toMatchObject({ file, ...rest });
    expect(problems[0]?.message).toMatch(message ?? /./);
    expect(problems.every(({ line, column }) => line > 0 && column > 0)).toBe(true);
  });

  it('a missing file, and all that is wrong elsewhere', async () => {
    await rm(path.join(folder, 'alerts.yaml'));
    await change(folder, 'segments.yaml', 'name:', 'nome:');
    const problems = await checkPack(folder);
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'segments.yaml bad-value',
      'segments.yaml bad-value',
      'alerts.yaml missing-file',
    ]);
  });

  it('two guidelines of one number', async () => {
    const file = path.join(folder, 'guidelines', 'respect-people.yaml');
    const text = (await readFile(file, 'utf8')).replace('id: respect-people', 'id: another');
    await writeFile(path.join(folder, 'guidelines', 'z-another.yaml'), text);
    expect(await checkPack(folder)).toMatchObject([{ file: 'guidelines/z-another.yaml', code: 'same-id', line: 2 }]);
  });

  it('media that are not here, unless the campaign has published them', async () => {
    await rm(path.join(folder, 'media'), { recursive: true });
    const [{ bytes } = { bytes: 0 }] = assets;
    const checkedWith = (published: number | null) =>
      packChecker({ path: async () => null, published: async () => published }).problems(folder);
    expect(await checkedWith(bytes)).toEqual([]);
    // Of another size it is another file.
    for (const other of [null, bytes + 1])
      expect((await checkedWith(other))[0]).toMatchObject({ code: 'missing-media' });
  });

  it('media bytes that changed', async () => {
    await appendFile(path.join(folder, 'media', hash.slice(0, 2), `${hash}.png`), 'x');
    const problems = await checkPack(folder);
    expect(problems).toHaveLength(assets.length);
    expect(problems[0]).toMatchObject({ file: 'assets.json', code: 'other-media' });
  });
});

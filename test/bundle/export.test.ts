import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bagItBundles } from '../../electron/bundle/bag.ts';
import type { BundleOrder } from '../../electron/services/ports/bundles.ts';
import { exported, keep, orderOf, picture, post, run } from './support/order.ts';
import { scratch } from './support/scratch.ts';

const bundles = bagItBundles();
const long = `${'بيان '.repeat(40)}é 🇱🇧 👨‍👩‍👧‍👦`.slice(0, 200);

async function realOrder(folder: string, to: string): Promise<BundleOrder> {
  const harvest = await picture(folder, 'harvest', 'Récolte d’été 🍇 <b>"', '#5d8d84');
  const figures = await picture(folder, 'figures-38-percent', long, '#efe6d6');
  return orderOf(to, [
    post(
      '01A',
      {
        title: long,
        base: 'نصّ أوّل\n\nسطر ثالث',
        plannedAt: '2027-03-17T10:00:00.000Z',
        platforms: ['facebook', 'whatsapp'],
      },
      [figures],
    ),
    post(
      '01B',
      {
        title: 'Été à Zahlé 🍇',
        base: '=SUM(A1)',
        versions: { x: '@tous, "bonjour"\r\n👍' },
        platforms: ['x', 'instagram'],
        plannedAt: '2027-03-17T10:04:00.000Z',
      },
      [harvest, figures],
    ),
    post('01C', { title: '<script>alert(1)</script>', base: '</script><img src=x onerror=alert(1)>', plannedAt: null }),
  ]);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

const sums = (folder: string, list: string): string =>
  execFileSync('sha256sum', ['--strict', '-c', list], { cwd: folder, encoding: 'utf8' });

const listed = (folder: string, list: string): string[] =>
  readFileSync(path.join(folder, list), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(66));

describe('an exported bundle', () => {
  test('passes sha256sum, has no file that is not listed, and only names any file system takes', async () => {
    const order = await realOrder(scratch(), scratch());
    const { folder, resumed } = await exported(bundles.export(order, undefined));
    expect(resumed).toBe(false);
    expect(sums(folder, 'manifest-sha256.txt')).toContain('data/index.html: OK');
    expect(sums(folder, 'tagmanifest-sha256.txt')).toContain('manifest-sha256.txt: OK');
    const known = [
      ...listed(folder, 'manifest-sha256.txt'),
      ...listed(folder, 'tagmanifest-sha256.txt'),
      'tagmanifest-sha256.txt',
    ];
    expect(filesIn(folder).toSorted()).toEqual(known.toSorted());
    for (const name of known.flatMap((file) => file.split('/')))
      expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/);
    expect(new Set(known.map((name) => name.toLowerCase())).size).toBe(known.length);
  });

  test('is written in the same bytes as people wrote them', async () => {
    const order = await realOrder(scratch(), scratch());
    const { folder } = await exported(bundles.export(order, undefined));
    const captions = filesIn(folder).filter((name) => name.endsWith('caption-x.txt'));
    expect(captions).toHaveLength(1);
    expect(readFileSync(path.join(folder, captions[0] ?? ''), 'utf8')).toBe('@tous, "bonjour"\r\n👍');
    const { outcome } = await run(bundles.open(folder, 'trial-campaign', undefined));
    expect(outcome.ok && outcome.value.map(({ content }) => content)).toEqual(
      order.posts.map(({ post }) => post.content),
    );
  });

  test('has CSV files that a strict reader takes, formulas neutralised, byte-order mark by choice', async () => {
    for (const bom of [true, false]) {
      const order = { ...(await realOrder(scratch(), scratch())), bom };
      const { folder } = await exported(bundles.export(order, undefined));
      const csv = filesIn(folder).filter((name) => name.endsWith('.csv'));
      expect(csv.length).toBeGreaterThan(10);
      for (const name of csv) {
        const text = readFileSync(path.join(folder, name), 'utf8');
        expect(text.startsWith('\uFEFF')).toBe(bom);
        const records: string[][] = parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false });
        expect(records.length).toBeGreaterThan(0);
        for (const field of records.flat()) expect(field).not.toMatch(/^[=+\-@\t\r]/);
      }
      const sheet: string[][] = parse(readFileSync(path.join(folder, 'data/csv/media-files.csv')), { bom: true });
      for (const row of sheet.slice(1)) expect(existsSync(path.join(folder, 'data', row[6] ?? ''))).toBe(true);
    }
  });

  test('escapes what people wrote in its page', async () => {
    const { folder } = await exported(bundles.export(await realOrder(scratch(), scratch()), undefined));
    const page = readFileSync(path.join(folder, 'data/index.html'), 'utf8');
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<b>');
    expect(page.match(/<script>/g)).toHaveLength(1);
  });

  test('tells its progress without going back', async () => {
    const { events } = await run(bundles.export(await realOrder(scratch(), scratch()), undefined));
    const writing = events.flatMap((event) => (event.type === 'progress' && event.step !== 'verify' ? [event] : []));
    expect(writing.map(({ bytes }) => bytes)).toEqual(writing.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
    expect(writing.at(-1)?.bytes).toBe(writing.at(-1)?.bytesTotal);
    expect(events.at(-1)?.type).toBe('finished');
  });

  test('any text makes a bundle that verifies', async () => {
    const from = scratch();
    const shot = await picture(from, 'shot', 'x');
    const text = fc.string({ unit: 'binary', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, text, fc.boolean()), { minLength: 1, maxLength: 3 }), async (texts) => {
        const to = scratch();
        const posts = texts.map(([title, base, media], index) =>
          post(`P${index}`, { title, base }, media ? [{ ...shot, title }] : []),
        );
        const { folder } = await exported(bundles.export(orderOf(to, posts), undefined));
        const { outcome } = await run(bundles.open(folder, 'trial-campaign', undefined));
        expect(outcome).toMatchObject({ ok: true });
        expect(outcome.ok && outcome.value.map(({ content }) => content)).toEqual(
          posts.map(({ post }) => post.content),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('an export that was cut off', () => {
  test('is taken up where it stopped, whatever became of the files', async () => {
    const from = scratch();
    const order = await realOrder(from, scratch());
    const whole = await exported(bundles.export(order, undefined));
    const files = filesIn(whole.folder).filter(
      (name) => name !== 'tansiq-order.json' && name !== 'tagmanifest-sha256.txt',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.nat(files.length - 1),
        fc.constantFrom('truncate', 'remove', 'zero', 'flip'),
        async (index, harm) => {
          rmSync(path.join(whole.folder, 'tagmanifest-sha256.txt'));
          const file = path.join(whole.folder, files[index] ?? '');
          const size = statSync(file).size;
          if (harm === 'remove') rmSync(file);
          else if (harm === 'truncate') truncateSync(file, Math.floor(size / 2));
          else
            writeFileSync(
              file,
              readFileSync(file).map((byte) => (harm === 'zero' ? 0 : byte ^ 1)),
            );
          const later = { ...order, at: '2027-04-01T00:00:00.000Z' };
          const again = await exported(bundles.export(later, undefined));
          expect(again).toMatchObject({ folder: whole.folder, resumed: true });
          sums(whole.folder, 'manifest-sha256.txt');
          sums(whole.folder, 'tagmanifest-sha256.txt');
        },
      ),
      { numRuns: 12 },
    );
  });

  test('stops at the word and can be resumed', async () => {
    const order = await realOrder(scratch(), scratch());
    const stop = new AbortController();
    const steps = bundles.export(order, stop.signal);
    await steps.next();
    await steps.next();
    stop.abort();
    await expect(run(steps)).rejects.toThrow('aborted');
    const found = await bundles.find(order.to);
    expect(found).toMatchObject([{ kind: 'posts', complete: false, posts: 3 }]);
    const { folder, resumed } = await exported(bundles.export(order, undefined));
    expect({ folder, resumed }).toEqual({ folder: found[0]?.folder, resumed: true });
    expect(await bundles.find(order.to)).toMatchObject([{ complete: true }]);
  });

  test('a whole bundle is never touched: the same posts again make another', async () => {
    const order = await realOrder(scratch(), scratch());
    const first = await exported(bundles.export(order, undefined));
    const second = await exported(bundles.export(order, undefined));
    expect(second.folder).not.toBe(first.folder);
    expect(second.resumed).toBe(false);
  });
});

describe('an export refused', () => {
  test('when the stick is pulled: nothing is written where it was', async () => {
    const order = await realOrder(scratch(), scratch());
    const steps = bundles.export(order, undefined);
    for (let count = 0; count < 5; count += 1) await steps.next();
    rmSync(order.to, { recursive: true });
    const { outcome } = await run(steps);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'stick-removed' } });
    expect(existsSync(order.to)).toBe(false);
  });

  test('when the drive says that it is gone while reading back', async () => {
    const order = await realOrder(scratch(), scratch());
    const steps = bundles.export(order, undefined);
    for (;;) {
      const step = await steps.next();
      if (step.done === true) throw new Error('finished too early');
      if (step.value.type === 'progress' && step.value.step === 'verify') break;
    }
    rmSync(order.to, { recursive: true });
    expect((await run(steps)).outcome).toMatchObject({ ok: false, error: { code: 'stick-removed' } });
  });

  test('when the folder is not there, and when nothing is chosen', async () => {
    const order = await realOrder(scratch(), path.join(scratch(), 'gone'));
    expect((await run(bundles.export(order, undefined))).outcome).toMatchObject({ error: { code: 'folder-missing' } });
    const none = { ...order, posts: [], to: scratch() };
    expect((await run(bundles.export(none, undefined))).outcome).toMatchObject({ error: { code: 'nothing-chosen' } });
  });

  test('when a picture is not what the library says', async () => {
    const from = scratch();
    const shot = keep(from, 'shot', 'x', Buffer.from('as the library knows it'), 'image/jpeg');
    writeFileSync(shot.file, 'changed meanwhile......');
    const { outcome } = await run(bundles.export(orderOf(scratch(), [post('A', {}, [shot])]), undefined));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'pack-damaged' } });
  });

  test('when a file is larger than a FAT stick takes', async () => {
    const shot = { ...(await picture(scratch(), 'film', 'x')), bytes: 5 * 1024 ** 3 };
    const { outcome } = await run(bundles.export(orderOf(scratch(), [post('A', {}, [shot])]), undefined));
    expect(outcome).toMatchObject({ ok: false, error: { code: 'asset-not-usable', params: { reason: 'too-large' } } });
  });
});

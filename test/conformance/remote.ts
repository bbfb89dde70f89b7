import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Remote, RemoteEntry, RemoteSource } from '../../electron/services/ports/remote.ts';
import { refused, value } from '../store/scratch.ts';
import { noise, readAll, sourceOf } from '../support/remote-objects.ts';

/** What a folder holds, by key. */
export async function listAll(remote: Remote, folder: string): Promise<RemoteEntry[]> {
  const entries: RemoteEntry[] = [];
  for await (const entry of remote.list(folder)) entries.push(value(entry));
  return entries.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** What every implementation of `Remote` owes (electron/services/ports/remote.ts). `large` is the size of its largest object, in bytes. */
export function remoteSuite(name: string, make: () => Promise<Remote>, large = 700_000): void {
  const start = async (): Promise<Remote> => {
    const remote = await make();
    onTestFinished(() => remote.close());
    return remote;
  };

  describe(`${name}: objects`, () => {
    it('gives back what was put, from any byte on', async () => {
      const remote = await start();
      const bytes = noise(large);
      const key = `objects/ab/${sha256(bytes)}`;
      value(await remote.putImmutable(key, sourceOf(bytes)));
      expect(value(await remote.stat(key))).toBe(large);
      for (const from of [0, 1, 65_536, large - 1, large]) {
        expect(sha256(value(await readAll(remote, key, from)))).toBe(sha256(bytes.subarray(from)));
      }
      expect(refused(await remote.get(key, { from: large + 1 }))).toBe('remote-changed');
    });

    it('takes an object of no bytes and of one', async () => {
      const remote = await start();
      for (const length of [0, 1]) {
        value(await remote.putImmutable(`objects/${length}`, sourceOf(noise(length))));
        expect(value(await remote.stat(`objects/${length}`))).toBe(length);
        expect(value(await readAll(remote, `objects/${length}`))).toEqual(noise(length));
      }
    });

    it('knows nothing of what is not there', async () => {
      const remote = await start();
      expect(refused(await remote.get('objects/ab/none'))).toBe('remote-not-found');
      expect(value(await remote.stat('objects/ab/none'))).toBeNull();
      expect(value(await remote.delete('objects/ab/none'))).toBeUndefined();
      expect(await listAll(remote, 'nowhere/at-all')).toEqual([]);
    });

    it('sends nothing of a large object that is there', async () => {
      const remote = await start();
      const bytes = noise(large);
      value(await remote.putImmutable('objects/once', sourceOf(bytes)));
      const again = sourceOf(bytes);
      const told: number[] = [];
      value(await remote.putImmutable('objects/once', again, undefined, (done) => told.push(done)));
      expect(again.opened).toEqual([]);
      expect(told.at(-1)).toBe(large);
    });

    it('puts an object of the wrong size again', async () => {
      const remote = await start();
      const bytes = noise(40_000);
      value(await remote.putPointer('objects/torn', bytes.subarray(0, 30_000)));
      value(await remote.putImmutable('objects/torn', sourceOf(bytes)));
      expect(value(await readAll(remote, 'objects/torn'))).toEqual(bytes);
    });

    it('tells how far it is, up to the end and never back', async () => {
      const remote = await start();
      const told: number[] = [];
      value(await remote.putImmutable('objects/told', sourceOf(noise(large)), undefined, (done) => told.push(done)));
      expect(told.at(-1)).toBe(large);
      expect(told).toEqual(told.toSorted((a, b) => a - b));
    });

    it('works on several at once', async () => {
      const remote = await start();
      const keys = Array.from({ length: 12 }, (_, n) => `objects/${n % 3}/${n}`);
      await Promise.all(
        keys.map(async (key, n) => value(await remote.putImmutable(key, sourceOf(noise(20_000 + n, n))))),
      );
      const read = await Promise.all(keys.map(async (key) => sha256(value(await readAll(remote, key)))));
      expect(read).toEqual(keys.map((_, n) => sha256(noise(20_000 + n, n))));
    });

    it('tells how much is free, or that it does not know', async () => {
      const free = value(await (await start()).free());
      expect(free === null || free > 1_000_000).toBe(true);
    });

    it('deletes', async () => {
      const remote = await start();
      value(await remote.putImmutable('objects/gone', sourceOf(noise(10))));
      value(await remote.delete('objects/gone'));
      expect(value(await remote.stat('objects/gone'))).toBeNull();
      expect(await listAll(remote, 'objects')).toEqual([]);
    });
  });

  describe(`${name}: pointers`, () => {
    it('replaces with shorter and longer ones', async () => {
      const remote = await start();
      for (const words of ['one', 'a longer one than before', '2', '']) {
        value(await remote.putPointer('metadata/timestamp.json', text(words)));
        expect(value(await readAll(remote, 'metadata/timestamp.json'))).toEqual(text(words));
        expect(value(await remote.stat('metadata/timestamp.json'))).toBe(text(words).length);
      }
      expect(await listAll(remote, '')).toEqual([{ key: 'metadata/timestamp.json', bytes: 0 }]);
    });
  });

  describe(`${name}: listings`, () => {
    it('names every object below a folder and no other', async () => {
      const remote = await start();
      const inside = Array.from({ length: 23 }, (_, n) => `a/b/${n % 4}/object-${n}`);
      const outside = ['a/bc/x', 'a/b.json', 'a/b-c/y', 'z'];
      for (const [n, key] of [...inside, ...outside].entries()) value(await remote.putPointer(key, noise(n)));
      const expected = inside.map((key, n) => ({ key, bytes: n })).toSorted((a, b) => (a.key < b.key ? -1 : 1));
      expect(await listAll(remote, 'a/b')).toEqual(expected);
      expect((await listAll(remote, '')).map(({ key }) => key)).toEqual([...inside, ...outside].toSorted());
    });
  });

  describe(`${name}: limits`, () => {
    it.each([
      '',
      '../x',
      '/x',
      'x/',
      'a//b',
      'a/../b',
      '.x',
      'a/.b',
      'Ab',
      'a b',
      'a\\b',
      'a%2fb',
      'ä',
      'con',
      'a/nul.json',
      'a.',
    ])('refuses the key %j whatever is asked', async (key) => {
      const remote = await start();
      expect(refused(await remote.get(key))).toBe('remote-unsafe');
      expect(refused(await remote.stat(key))).toBe('remote-unsafe');
      expect(refused(await remote.putImmutable(key, sourceOf(noise(3))))).toBe('remote-unsafe');
      expect(refused(await remote.putPointer(key, noise(3)))).toBe('remote-unsafe');
      expect(refused(await remote.delete(key))).toBe('remote-unsafe');
      expect(await listAll(remote, '')).toEqual([]);
    });

    it.each([
      [-7, 'shorter'],
      [7, 'longer'],
    ])('refuses a source %i bytes off, %s than it says', async (off) => {
      const remote = await start();
      const source = { ...sourceOf(noise(100_000)), bytes: 100_000 - off };
      expect(refused(await remote.putImmutable('objects/odd', source))).toBe('source-changed');
      expect(value(await remote.stat('objects/odd'))).not.toBe(source.bytes);
    });

    it('hands on what a source throws', async () => {
      const remote = await start();
      const lost = Object.assign(new Error('the picture is gone'), { code: 'ENOENT' });
      const source: RemoteSource = {
        bytes: 100_000,
        async *open() {
          yield noise(50_000);
          throw lost;
        },
      };
      await expect(remote.putImmutable('objects/lost', source)).rejects.toBe(lost);
      expect(value(await remote.stat('objects/lost'))).not.toBe(100_000);
    });

    it('stops when it is told to', async () => {
      const remote = await start();
      const bytes = noise(large);
      const stop = new AbortController();
      const source: RemoteSource = {
        bytes: large,
        async *open(from) {
          for await (const chunk of sourceOf(bytes).open(from)) {
            yield chunk;
            stop.abort(new Error('enough'));
          }
        },
      };
      await expect(remote.putImmutable('objects/stopped', source, stop.signal)).rejects.toThrow('enough');
      expect(value(await remote.stat('objects/stopped'))).not.toBe(large);
      value(await remote.putImmutable('objects/stopped', sourceOf(bytes)));
      expect(sha256(value(await readAll(remote, 'objects/stopped')))).toBe(sha256(bytes));
      await expect(remote.get('objects/stopped', { signal: stop.signal })).rejects.toThrow('enough');
      await expect(remote.stat('objects/stopped', stop.signal)).rejects.toThrow('enough');
      await expect(remote.delete('objects/stopped', stop.signal)).rejects.toThrow('enough');
    });

    it('stops in the midst of reading', async () => {
      const remote = await start();
      value(await remote.putImmutable('objects/read', sourceOf(noise(large))));
      const stop = new AbortController();
      const read = value(await remote.get('objects/read', { signal: stop.signal }));
      const reading = (async () => {
        for await (const chunk of read.chunks) {
          value(chunk);
          stop.abort(new Error('enough'));
        }
      })();
      await expect(reading).rejects.toThrow('enough');
    });
  });
}

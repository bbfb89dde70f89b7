import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLog, encodeRecord } from '../../electron/store/record-log.ts';
import { typed } from '../conformance/store.ts';
import { draftOf, opened, revisionOf, scratchFolder, testProfiles, value } from './scratch.ts';

describe('a log of records', () => {
  it('gives back the records written before any cut', () => {
    const records = fc.array(fc.record({ text: fc.string({ unit: 'binary' }), n: fc.integer() }), { maxLength: 12 });
    fc.assert(
      fc.property(records, fc.nat(), (list, at) => {
        const bytes = Buffer.from(list.map(encodeRecord).join(''));
        const cut = bytes.length === 0 ? 0 : at % (bytes.length + 1);
        const read = decodeLog(bytes.subarray(0, cut));
        const whole = list.filter(
          (_, n) =>
            Buffer.byteLength(
              list
                .slice(0, n + 1)
                .map(encodeRecord)
                .join(''),
            ) <= cut,
        );
        expect(read.records).toEqual(whole);
        expect(read.damaged).toBe(false);
        expect(read.goodBytes).toBe(Buffer.byteLength(whole.map(encodeRecord).join('')));
      }),
    );
  });

  it('notices any flipped bit but none in what an append left unfinished', () => {
    const bytes = Buffer.from([{ n: 1 }, { n: 2 }, { n: 3 }].map(encodeRecord).join(''));
    fc.assert(
      fc.property(fc.nat(bytes.length - 2), fc.nat(7), (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped.writeUInt8(flipped.readUInt8(at) ^ (1 << bit), at);
        const read = decodeLog(flipped);
        expect(read.damaged).toBe(true);
        expect(read.records.length).toBeLessThan(3);
      }),
    );
  });

  it('takes zeros at the end for an unfinished append', () => {
    const good = encodeRecord({ n: 1 });
    const torn = Buffer.concat([Buffer.from(good), Buffer.alloc(40), Buffer.from('"}\n')]);
    expect(decodeLog(torn)).toEqual({ records: [{ n: 1 }], goodBytes: good.length, damaged: false });
  });
});

it('keeps every keystroke that was acknowledged before a cut, and goes on after it', async () => {
  const base = await scratchFolder();
  const live = await opened(testProfiles(), path.join(base, 'live'));
  const draft = draftOf('d', '');
  value(await live.drafts.create(draft, revisionOf(draft)));
  const folder = path.join(base, 'live', 'drafts', 'd');
  const journal = path.join(folder, 'journal.1.log');
  const ends: number[] = [0];
  for (let n = 0; n < 12; n += 1) {
    value(await live.drafts.append('d', typed(`c${n}`, n, n, 'ا')));
    ends.push(readFileSync(journal).length);
  }
  expect(readdirSync(folder)).toContain('journal.1.log');
  const bytes = readFileSync(journal);
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), async (cut) => {
      made += 1;
      const copy = path.join(base, `cut-${made}`);
      cpSync(path.join(base, 'live'), copy, { recursive: true });
      writeFileSync(path.join(copy, 'drafts', 'd', 'journal.1.log'), bytes.subarray(0, cut));
      const kept = ends.filter((end) => end <= cut).length - 1;
      const first = value(await testProfiles().open(copy));
      expect((await first.drafts.read('d'))?.content.base).toBe('ا'.repeat(kept));
      value(await first.drafts.append('d', typed('after', kept, kept, 'ب')));
      await first.close();
      const second = value(await testProfiles().open(copy));
      expect((await second.drafts.read('d'))?.content.base).toBe(`${'ا'.repeat(kept)}ب`);
      await second.close();
    }),
    { numRuns: 40 },
  );
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyLog,
  entriesAfter,
  grown,
  isSound,
  type MailEntry,
  type MailLog,
  PAGE,
  pagesMissing,
} from '#domain/mail.ts';

const parcel = (n: number): Omit<MailEntry, 'seq'> => ({ sha256: String(n), size: n, urgency: 'normal' });

/** A log of `length` parcels with every page it gave. */
function logOf(length: number): { log: MailLog; pages: readonly (readonly MailEntry[])[] } {
  let log = emptyLog;
  const pages: (readonly MailEntry[])[] = [];
  for (let n = 0; n < length; n += 1) {
    const next = grown(log, parcel(n));
    log = next.log;
    if (next.page !== null) pages[next.page.number] = next.page.entries;
    expect(isSound(log)).toBe(true);
  }
  return { log, pages };
}

const page = (pages: readonly (readonly MailEntry[])[], number: number) => ({ number, entries: pages[number] ?? [] });

describe('a log', () => {
  it('gives a reader what came after what they know, each once and in order', () => {
    fc.assert(
      fc.property(fc.nat(PAGE * 5), fc.nat(PAGE * 5), (a, b) => {
        const [known, length] = a < b ? [a, b] : [b, a];
        const { log, pages } = logOf(length);
        const needed = pagesMissing(log, known);
        const entries = entriesAfter(
          known,
          log,
          needed.map((number) => page(pages, number)),
        );
        expect(entries.ok && entries.value.map(({ sha256 }) => Number(sha256))).toEqual(
          Array.from({ length: length - known }, (_, at) => known + at),
        );
        // Nothing is asked for that the reader has.
        expect(needed.every((number) => (number + 1) * PAGE > known)).toBe(true);
      }),
    );
  });

  it('asks for nothing when nothing is new, nor for what the head itself holds', () => {
    const { log } = logOf(PAGE + 3);
    expect([PAGE + 3, PAGE + 1, PAGE].map((known) => pagesMissing(log, known))).toEqual([[], [], []]);
    expect(pagesMissing(log, PAGE - 1)).toEqual([0]);
  });

  it.each<[string, (log: MailLog) => MailLog, number, string]>([
    ['is shorter than what was read', (log) => log, PAGE * 2 + 4, 'mail-rolled-back'],
    ['counts what it does not show', (log) => ({ ...log, count: log.count + PAGE }), 0, 'mail-broken'],
    ['counts what fills no page', (log) => ({ ...log, count: log.count + 1 }), 0, 'mail-broken'],
    ['leaves one out', (log) => ({ ...log, recent: log.recent.slice(1) }), PAGE * 2, 'mail-broken'],
    [
      'holds more than it may',
      (log) => ({ count: PAGE * 3, recent: [...log.recent, ...log.recent] }),
      0,
      'mail-broken',
    ],
  ])('that %s is refused', (_, change, known, code) => {
    const { log, pages } = logOf(PAGE * 2 + 3);
    const head = change(log);
    const asked = pagesMissing(log, known).map((number) => page(pages, number));
    expect(entriesAfter(known, head, asked)).toEqual({ ok: false, error: code });
  });

  it('whose page holds another page’s entries is refused', () => {
    const { log, pages } = logOf(PAGE * 2 + 3);
    const swapped = [page(pages, 1), page(pages, 0)];
    expect(entriesAfter(0, log, swapped)).toEqual({ ok: false, error: 'mail-broken' });
  });
});

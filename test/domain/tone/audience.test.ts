import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packParts } from '../../../electron/contract/schemas/pack.ts';
import { category } from '../../../electron/contract/schemas/tone.ts';
import type { Segment } from '#domain/pack.ts';
import { audienceOf, hurtBy } from '#domain/tone/audience.ts';
import type { Severity } from '#domain/tone/finding.ts';

const words = (text: string) => ({ ar: text, fr: text, en: text });
const segment = (id: string, ...hears: readonly (readonly [string, ...string[]])[]): Segment => ({
  id,
  name: words(id),
  note: words(id),
  hears: hears.map(([text, ...categories]) => ({ categories, text: words(text) })),
});
const segments = [
  segment('farmers', ['contempt', 'insult'], ['promises', 'unverified']),
  segment('displaced', ['unwanted', 'expulsion', 'insult']),
  segment('students'),
  { id: 'silent', name: words('silent'), note: words('silent') },
];
const found = (...all: readonly (readonly [string, Severity])[]) =>
  all.map(([kind, severity]) => ({ category: kind, severity }));
const short = (...given: Parameters<typeof audienceOf>) =>
  audienceOf(...given).map(({ segment: { id }, level, hearing }) => `${id} ${level} ${hearing?.text.en ?? '-'}`);

describe('how a text may read', () => {
  it('to nobody in particular, when nothing is found and nobody is addressed', () => {
    expect(short(segments, [], [])).toEqual([]);
  });

  it('to those it speaks to, well, when nothing is found', () => {
    expect(short(segments, ['students', 'farmers'], [])).toEqual(['farmers ok -', 'students ok -']);
  });

  it('to each by the gravest that concerns them', () => {
    const findings = found(['unverified', 'advise'], ['insult', 'review'], ['expulsion', 'block']);
    expect(short(segments, [], findings)).toEqual(['displaced block unwanted', 'farmers review contempt']);
  });

  it('to those it speaks to first, hurt or not; then to others it hurts', () => {
    expect(short(segments, ['students', 'farmers'], found(['expulsion', 'block'], ['unverified', 'advise']))).toEqual([
      'farmers advise promises',
      'students ok -',
      'displaced block unwanted',
    ]);
  });

  it('and whom a kind of words may hurt', () => {
    expect(hurtBy(segments, 'insult').map(({ id }) => id)).toEqual(['farmers', 'displaced']);
    expect(hurtBy(segments, 'shouting')).toEqual([]);
  });
});

describe('the demo campaign', async () => {
  const read = async (file: string): Promise<unknown> => parse(await readFile(`assets/packs/demo/${file}`, 'utf8'));
  const demo = packParts['segments.yaml'].parse(await read('segments.yaml'));
  const kinds = z.array(category).parse(await read('tone/categories.yaml'));

  it.each(kinds.map(({ id }) => id))('says whom %s may hurt, once for each', (id) => {
    expect(hurtBy(demo, id).length).toBeGreaterThan(0);
    const twice = demo.filter(({ hears = [] }) => hears.filter(({ categories }) => categories.includes(id)).length > 1);
    expect(twice.map((one) => one.id)).toEqual([]);
  });

  it('has something to say for each part of the audience, in a sentence or two', () => {
    for (const { hears = [] } of demo) {
      expect(hears.length).toBeGreaterThan(1);
      for (const { text } of hears) for (const one of Object.values(text)) expect(one.length).toBeLessThanOrEqual(130);
    }
  });
});

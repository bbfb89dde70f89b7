import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Filed } from '../../../electron/domain/tone/filed.ts';
import { Letters } from '../../../electron/domain/tone/letters.ts';
import { Stems } from '../../../electron/domain/tone/stems.ts';

const words = fc.array(fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: 'binary', maxLength: 12 })), {
  maxLength: 300,
});

it('numbers words in the order in which they came, and finds each within a text', () => {
  fc.assert(
    fc.property(words, words, (entered, asked) => {
      const letters = new Letters();
      const numbers = new Map<string, number>();
      for (const word of entered) {
        if (!numbers.has(word)) numbers.set(word, numbers.size);
        expect(letters.enter(`<${word}>`, 1, word.length + 1)).toBe(numbers.get(word));
      }
      letters.trim();
      expect(letters.size).toBe(numbers.size);
      for (const word of [...entered, ...asked]) expect(letters.find(word)).toBe(numbers.get(word) ?? -1);
    }),
  );
});

it('gives back under each word what was added, once each', () => {
  fc.assert(
    fc.property(words, (added) => {
      const stems = new Stems();
      const expected = new Map<string, number[]>();
      added.forEach((word, value) => {
        // What stands for one thing twice in a row is kept once.
        for (let times = 0; times < 1 + (value % 2); times += 1) stems.add(word, value);
        expected.set(word, [...(expected.get(word) ?? []), value]);
      });
      stems.settle();
      for (const [word, values] of expected) {
        const found: number[] = [];
        stems.each(word, (value) => found.push(value));
        expect(found).toEqual(values);
        expect(stems.has(word)).toBe(true);
      }
    }),
  );
});

it('finds a starred word among those of its length', () => {
  const stems = new Stems();
  ['kalb', 'kelb', 'kalba', 'qalb'].forEach((word, value) => stems.add(word, value));
  const found: number[] = [];
  stems.eachMasked('k*lb', (value) => found.push(value));
  expect(found).toEqual([0, 1]);
});

it('files numbers under items in the order in which they came', () => {
  const filed = new Filed(4, (file) => {
    for (const [item, number] of [
      [2, 7],
      [0, 5],
      [2, 3],
      [2, 9],
    ] as const)
      file(item, number);
  });
  const under = (item: number): readonly number[] => {
    const numbers: number[] = [];
    for (let at = filed.start(item); at < filed.start(item + 1); at += 1) numbers.push(filed.at(at));
    return numbers;
  };
  expect([0, 1, 2, 3].map(under)).toEqual([[5], [], [7, 3, 9], []]);
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, areaBetween, isArea, nudged, sizeOf, stretched } from '#domain/area.ts';

const whole: Area = { left: 0, top: 0, right: 1, bottom: 1 };

describe('an area', () => {
  it.each<[string, Area, boolean]>([
    ['the whole picture', whole, true],
    ['a part', { left: 0.25, top: 0.5, right: 0.75, bottom: 0.75 }, true],
    ['nothing across', { ...whole, left: 0.5, right: 0.5 }, false],
    ['nothing down', { ...whole, top: 0.5, bottom: 0.5 }, false],
    ['the wrong way round', { ...whole, left: 0.75, right: 0.25 }, false],
    ['out at the left', { ...whole, left: -0.01 }, false],
    ['out at the bottom', { ...whole, bottom: 1.01 }, false],
    ['no number', { ...whole, top: Number.NaN }, false],
  ])('%s', (_, area, expected) => {
    expect(isArea(area)).toBe(expected);
  });

  it.each<[string, Parameters<typeof areaBetween>, Area | null]>([
    [
      'from the lower right to the upper left',
      [
        { left: 0.75, top: 0.5 },
        { left: 0.25, top: 0.25 },
      ],
      { left: 0.25, top: 0.25, right: 0.75, bottom: 0.5 },
    ],
    [
      'beyond the edges',
      [
        { left: -3, top: 0.5 },
        { left: 0.5, top: 7 },
      ],
      { left: 0, top: 0.5, right: 0.5, bottom: 1 },
    ],
    [
      'a click',
      [
        { left: 0.5, top: 0.5 },
        { left: 0.5, top: 0.5 },
      ],
      null,
    ],
    [
      'a line',
      [
        { left: 0.1, top: 0.5 },
        { left: 0.9, top: 0.51 },
      ],
      null,
    ],
  ])('drawn %s', (_, corners, expected) => {
    expect(areaBetween(...corners)).toEqual(expected);
  });
});

/** Evenly spread, unlike doubles, which crowd around nothing; finer than the grid areas stand on. */
const between = (least: number, most: number) =>
  fc.integer({ min: least * 30_000, max: most * 30_000 }).map((n) => n / 30_000);
const fraction = between(0, 1);
const anywhere = between(-2, 3);
const point = fc.record({ left: anywhere, top: anywhere });
/** Areas as people draw them; a rectangle too small to be meant is the whole picture. */
const drawn = fc
  .tuple(fc.record({ left: fraction, top: fraction }), fc.record({ left: fraction, top: fraction }))
  .map(([one, other]) => areaBetween(one, other) ?? whole);
const move = fc.tuple(drawn, between(-1, 1), between(-1, 1));
/** Of one press of a key, or a few. */
const step = fc.tuple(drawn, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));

describe('whatever hands do', () => {
  it('what is drawn is an area in the picture, from whichever corner', () => {
    fc.assert(
      fc.property(point, point, (one, other) => {
        const area = areaBetween(one, other);
        expect(area).toEqual(areaBetween(other, one));
        expect(area === null || isArea(area)).toBe(true);
      }),
    );
  });

  it('a move keeps it in the picture and its size as it was', () => {
    fc.assert(
      fc.property(move, ([area, across, down]) => {
        const moved = nudged(area, across, down);
        expect(isArea(moved)).toBe(true);
        expect(moved.right - moved.left).toBeCloseTo(area.right - area.left, 9);
        expect(sizeOf(moved)).toBeCloseTo(sizeOf(area), 9);
      }),
    );
  });

  it('steps that met no edge lead back to exactly where it was', () => {
    fc.assert(
      fc.property(step, ([area, across, down]) => {
        const there = nudged(area, across / 100, down / 100);
        const free = there.left > 0 && there.right < 1 && there.top > 0 && there.bottom < 1;
        fc.pre(free);
        expect(nudged(there, -across / 100, -down / 100)).toEqual(area);
      }),
    );
  });

  it('stretching leaves the near corner and an area that can be pointed at', () => {
    fc.assert(
      fc.property(move, ([area, across, down]) => {
        const wider = stretched(area, across, down);
        expect(isArea(wider)).toBe(true);
        expect([wider.left, wider.top]).toEqual([area.left, area.top]);
        expect(areaBetween({ left: wider.left, top: wider.top }, { left: wider.right, top: wider.bottom })).toEqual(
          wider,
        );
      }),
    );
  });
});

/** A point of a picture, in fractions of it from its left and its top as it is seen. */
export interface Point {
  readonly left: number;
  readonly top: number;
}

/**
 * A rectangle of a picture, each edge in fractions (0 to 1) of its width from the left or of its height from the top, so
 * that it holds at any size. A picture is never mirrored: left is left in Arabic too. Four edges instead of a place and
 * a size: no sum can leave the picture.
 */
export interface Area extends Point {
  readonly right: number;
  readonly bottom: number;
}

/** Edges stand on a grid this fine, so that an area is short to write and moves back to where it was. */
const GRID = 10_000;
/** Steps of the grid below which a rectangle is no area that one could point at: 2 % of a side. */
const SMALLEST = 200;

/** Whether the four edges make a rectangle inside a picture that has anything in it. */
export const isArea = ({ left, top, right, bottom }: Area): boolean =>
  left >= 0 && left < right && right <= 1 && top >= 0 && top < bottom && bottom <= 1;

/** The rectangle between two opposite corners, as far as it is in the picture; null when it is too small to be meant. */
export function areaBetween(one: Point, other: Point): Area | null {
  const [left, right] = edges(one.left, other.left);
  const [top, bottom] = edges(one.top, other.top);
  return right - left < SMALLEST || bottom - top < SMALLEST ? null : areaOf({ left, top, right, bottom });
}

/** The area moved by fractions of the picture, as far as the picture's edges let it go. Its size stays. */
export function nudged(area: Area, across: number, down: number): Area {
  const [left, right] = slid(area.left, area.right, across);
  const [top, bottom] = slid(area.top, area.bottom, down);
  return areaOf({ left, top, right, bottom });
}

/** The area with its right and bottom edges moved by fractions of the picture: never out of it, never to nothing. */
export function stretched(area: Area, across: number, down: number): Area {
  const far = (near: number, edge: number, by: number): number =>
    within(steps(edge) + steps(by), Math.min(GRID, steps(near) + SMALLEST), GRID);
  return areaOf({
    left: steps(area.left),
    top: steps(area.top),
    right: far(area.left, area.right, across),
    bottom: far(area.top, area.bottom, down),
  });
}

/** Share of the picture: 0 to 1. */
export const sizeOf = ({ left, top, right, bottom }: Area): number => (right - left) * (bottom - top);

function edges(a: number, b: number): readonly [near: number, far: number] {
  const [one, other] = [within(steps(a), 0, GRID), within(steps(b), 0, GRID)];
  return [Math.min(one, other), Math.max(one, other)];
}

function slid(near: number, far: number, by: number): readonly [near: number, far: number] {
  const size = steps(far) - steps(near);
  const start = within(steps(near) + steps(by), 0, GRID - size);
  return [start, start + size];
}

const steps = (fraction: number): number => Math.round(fraction * GRID);
const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
const areaOf = ({ left, top, right, bottom }: Area): Area => ({
  left: left / GRID,
  top: top / GRID,
  right: right / GRID,
  bottom: bottom / GRID,
});

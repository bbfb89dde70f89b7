/** Steps the search remembers. */
const MEMORY = 8;
/** It ends when a step gains less than this share. */
const GAIN = 1e-5;
const HALVINGS = 20;

/** A step that was taken, and how the slope changed by it. */
interface Step {
  readonly moved: Float64Array;
  readonly bent: Float64Array;
  readonly scale: number;
}

/**
 * The least point of a smooth convex function of `size` numbers, by L-BFGS from nothing. `value` writes the slope at
 * `point` into `slope` and answers the value. No chance in it: the same function gives the same point.
 */
export function minimise(
  size: number,
  steps: number,
  value: (point: Float64Array, slope: Float64Array) => number,
): Float64Array {
  let point = new Float64Array(size);
  let slope = new Float64Array(size);
  let least = value(point, slope);
  const past: Step[] = [];
  for (let step = 0; step < steps; step += 1) {
    const way = descent(slope, past);
    const fall = dot(slope, way);
    let stride = step === 0 ? 1 / Math.sqrt(dot(slope, slope)) : 1;
    const next = new Float64Array(size);
    const nextSlope = new Float64Array(size);
    let reached = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < HALVINGS; halving += 1, stride /= 2) {
      for (let at = 0; at < size; at += 1) next[at] = (point[at] ?? 0) + stride * (way[at] ?? 0);
      reached = value(next, nextSlope);
      if (reached <= least + 1e-4 * stride * fall) break;
    }
    if (!(reached < least)) break;
    const moved = next.map((one, at) => one - (point[at] ?? 0));
    const bent = nextSlope.map((one, at) => one - (slope[at] ?? 0));
    const curve = dot(moved, bent);
    if (curve > 1e-12) past.push({ moved, bent, scale: 1 / curve });
    if (past.length > MEMORY) past.shift();
    const isDone = least - reached < GAIN * Math.abs(least);
    [point, slope, least] = [next, nextSlope, reached];
    if (isDone) break;
  }
  return point;
}

/** The way down, given how the slope bent so far. */
function descent(slope: Float64Array, past: readonly Step[]): Float64Array {
  const way = slope.map((one) => -one);
  const shares = past.map(() => 0);
  for (let at = past.length - 1; at >= 0; at -= 1) {
    const step = past[at];
    if (step === undefined) continue;
    const share = step.scale * dot(step.moved, way);
    shares[at] = share;
    add(way, step.bent, -share);
  }
  const last = past.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.scale * dot(last.bent, last.bent));
    for (let at = 0; at < way.length; at += 1) way[at] = (way[at] ?? 0) * scale;
  }
  past.forEach(({ moved, bent, scale }, at) => add(way, moved, (shares[at] ?? 0) - scale * dot(bent, way)));
  return way;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at += 1) to[at] = (to[at] ?? 0) + times * (what[at] ?? 0);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function isInOrder(spans: readonly Span[]): boolean {
  for (let at = 1; at < spans.length; at += 1) if ((spans[at]?.from ?? 0) < (spans[at - 1]?.from ?? 0)) return false;
  return true;
}

/** Ranges of words in order, asked about a place by bisection: a text of a million words may have as many. */
export class Spans<S extends Span> {
  readonly #spans: readonly S[];
  /** `reach[i]`: where the furthest of the spans up to `i` ends. Never falls, so it can be bisected. */
  readonly #reach: readonly number[];
  readonly #earliestEnd: number;
  readonly #latestStart: number;

  constructor(spans: readonly S[]) {
    this.#spans = isInOrder(spans) ? spans : spans.toSorted((a, b) => a.from - b.from);
    const reaches: number[] = [];
    let [reach, earliest] = [0, Number.POSITIVE_INFINITY];
    for (const { to } of this.#spans) {
      reach = Math.max(reach, to);
      earliest = Math.min(earliest, to);
      reaches.push(reach);
    }
    this.#reach = reaches;
    this.#earliestEnd = earliest;
    this.#latestStart = this.#spans.at(-1)?.from ?? Number.NEGATIVE_INFINITY;
  }

  get size(): number {
    return this.#spans.length;
  }

  filter(keeps: (span: S) => boolean): Spans<S> {
    return this.#spans.length === 0 ? this : new Spans(this.#spans.filter(keeps));
  }

  /** Whether `holds` for one of the spans that touch words `[from, to)`. */
  some(from: number, to: number, holds: (span: S) => boolean): boolean {
    for (let at = this.#firstReaching(from); at < this.#spans.length; at += 1) {
      const span = this.#spans[at];
      if (span === undefined || span.from >= to) return false;
      if (holds(span)) return true;
    }
    return false;
  }

  /** Whether one of them lies wholly before or wholly after words `[from, to)`. */
  hasOutside(from: number, to: number): boolean {
    return this.#earliestEnd <= from || this.#latestStart >= to;
  }

  /** The first span from which on one may end after word `from`. */
  #firstReaching(from: number): number {
    let [low, high] = [0, this.#spans.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#reach[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** No range at all: most sentences have none of most kinds. */
export const noSpans = new Spans<never>([]);

/** How many of the rising `values` are below `limit`. */
export function countBelow(values: readonly number[], limit: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether each text was flagged, beside whether people found it offensive. */
export interface Tally {
  readonly hit: number;
  readonly missed: number;
  readonly wrong: number;
  readonly clean: number;
}

/** Figures in 0..1; null where there is nothing to reckon them from. */
export interface Figures {
  readonly macroF1: number | null;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly falsePositives: number | null;
}

export function tally(flagged: readonly boolean[], offensive: readonly boolean[]): Tally {
  const count = (isFlagged: boolean, isOffensive: boolean): number =>
    flagged.filter((one, at) => one === isFlagged && offensive[at] === isOffensive).length;
  return { hit: count(true, true), missed: count(false, true), wrong: count(true, false), clean: count(false, false) };
}

export function figuresOf({ hit, missed, wrong, clean }: Tally): Figures {
  const share = (part: number, of: number): number | null => (of === 0 ? null : part / of);
  const [bad, fair] = [hit + missed, wrong + clean];
  const f1 = (right: number, other: number, lost: number): number =>
    (2 * right) / Math.max(1, 2 * right + other + lost);
  return {
    macroF1: bad === 0 || fair === 0 ? null : (f1(hit, wrong, missed) + f1(clean, missed, wrong)) / 2,
    precision: bad === 0 ? null : share(hit, hit + wrong),
    recall: share(hit, bad),
    falsePositives: share(wrong, fair),
  };
}

/** How often an offensive text scores higher than another, ties counting half; null with only one kind. */
export function areaUnder(scores: readonly number[], offensive: readonly boolean[]): number | null {
  const order = scores
    .map((score, at) => ({ score, bad: offensive[at] === true }))
    .toSorted((a, b) => a.score - b.score);
  const bad = order.filter((one) => one.bad).length;
  const fair = order.length - bad;
  if (bad === 0 || fair === 0) return null;
  let ranks = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to += 1;
    const rank = (from + to + 1) / 2;
    for (let at = from; at < to; at += 1) if (order[at]?.bad === true) ranks += rank;
    from = to;
  }
  return (ranks - (bad * (bad + 1)) / 2) / (bad * fair);
}

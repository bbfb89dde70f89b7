// RFC 3492, section 5.
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_POINT = 128;
const PREFIX = 'xn--'.length;

/** How many characters a label of a host name takes once it is written in ASCII (RFC 3492, section 6.3, counted). */
export function asciiLength(label: string): number {
  // The ideographic full stops part labels too (RFC 3490, section 3.1).
  const parts = label.split(/[\u3002\uFF0E\uFF61]/);
  return parts.reduce((sum, part) => sum + partLength(part), parts.length - 1);
}

function partLength(part: string): number {
  const points = Array.from(part, (character) => character.codePointAt(0) ?? 0);
  const basic = points.filter((point) => point < FIRST_POINT).length;
  if (basic === points.length) return basic;
  let length = PREFIX + basic + (basic > 0 ? 1 : 0);
  let [next, delta, bias, handled] = [FIRST_POINT, 0, FIRST_BIAS, basic];
  while (handled < points.length) {
    const least = points.reduce((low, point) => (point >= next && point < low ? point : low), Infinity);
    delta += (least - next) * (handled + 1);
    next = least;
    for (const point of points) {
      if (point < next) delta += 1;
      if (point !== next) continue;
      length += digits(delta, bias);
      bias = adapt(delta, handled + 1, handled === basic);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    next += 1;
  }
  return length;
}

/** How many digits the variable-length integer takes. */
function digits(delta: number, bias: number): number {
  let count = 1;
  for (let left = delta, k = BASE; ; k += BASE, count += 1) {
    const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
    if (left < threshold) return count;
    left = Math.floor((left - threshold) / (BASE - threshold));
  }
}

function adapt(delta: number, points: number, first: boolean): number {
  let left = Math.floor(delta / (first ? DAMP : 2));
  left += Math.floor(left / points);
  let k = 0;
  for (; left > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) left = Math.floor(left / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * left) / (left + SKEW));
}

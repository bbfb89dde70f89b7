import type { QuietPeriod } from './pack.ts';

/** The quiet period an instant falls in: start inclusive, end exclusive. Null when none. */
export function quietPeriodAt(periods: readonly QuietPeriod[], instant: string): QuietPeriod | null {
  const time = Date.parse(instant);
  return periods.find(({ start, end }) => Date.parse(start) <= time && time < Date.parse(end)) ?? null;
}

const beirut = new Intl.DateTimeFormat('en-CA-u-nu-latn-ca-gregory', {
  timeZone: 'Asia/Beirut',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day (YYYY-MM-DD) it is in Beirut at an instant: rights and acknowledgements are dated by it. */
export function beirutDay(instant: string): string {
  const parts = new Map(beirut.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

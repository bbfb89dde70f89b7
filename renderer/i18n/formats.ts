import type { Language } from '#domain/language.ts';
import { beirutDay as dayOf } from '#domain/quiet.ts';

export type Digits = 'latn' | 'arab';

/** Every number, date and size the interface writes. Times are Beirut's, wherever the laptop thinks it is. */
export interface Formats {
  /** 1,500 */
  number(value: number): string;
  /** A share 0..1: 62% */
  percent(share: number): string;
  /** A size in bytes, base 1000 as stick makers count: 38 KB */
  bytes(value: number): string;
  /** A day (YYYY-MM-DD) or an instant: 17 March; with the year when it is not this one. */
  day(value: string | Date, now: Date): string;
  /** March */
  month(value: string | Date): string;
  /** Wednesday 17 March */
  weekday(value: string | Date): string;
  /** 10:42 */
  time(value: string | Date): string;
  /** 10:42:07 */
  seconds(value: string | Date): string;
  /** As people say it: 10:42 (today), yesterday 18:20, 15 March. */
  when(value: string | Date, now: Date): string;
  /** Today, tomorrow, in 3 days, 14 days ago. */
  inDays(value: string | Date, now: Date): string;
  /** a, b and c */
  list(items: readonly string[]): string;
}

const ZONE = 'Asia/Beirut';

/** Byte units, as the look's README writes them. */
const units: Readonly<Record<Language, readonly string[]>> = {
  ar: ['بايت', 'ك.ب', 'م.ب', 'غ.ب', 'ت.ب'],
  fr: ['o', 'Ko', 'Mo', 'Go', 'To'],
  en: ['B', 'KB', 'MB', 'GB', 'TB'],
};

/** ar-LB writes Levantine months (آذار) but 1.500,5 with Latin digits: numbers then come from plain `ar`. */
function locales(language: Language, digits: Digits): { readonly dates: string; readonly numbers: string } {
  if (language === 'fr') return { dates: 'fr-LB', numbers: 'fr-LB' };
  if (language === 'en') return { dates: 'en-GB', numbers: 'en-GB' };
  return digits === 'arab'
    ? { dates: 'ar-LB-u-nu-arab', numbers: 'ar-LB-u-nu-arab' }
    : { dates: 'ar-LB-u-nu-latn', numbers: 'ar-u-nu-latn' };
}

const made = new Map<string, Formats>();

/** The formats of a language with the chosen digits (digits matter in Arabic alone). */
export function formatsFor(language: Language, digits: Digits): Formats {
  const key = `${language}-${digits}`;
  const known = made.get(key) ?? make(language, locales(language, digits));
  made.set(key, known);
  return known;
}

function make(language: Language, { dates, numbers }: { readonly dates: string; readonly numbers: string }): Formats {
  const date = (options: Intl.DateTimeFormatOptions): ((value: string | Date) => string) => {
    const format = new Intl.DateTimeFormat(dates, { timeZone: ZONE, ...options });
    return (value) => format.format(instantOf(value));
  };
  const number = new Intl.NumberFormat(numbers, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(numbers, { style: 'percent', maximumFractionDigits: 0 });
  const relative = new Intl.RelativeTimeFormat(dates, { numeric: 'auto' });
  const list = new Intl.ListFormat(dates, { type: 'conjunction' });
  const dayMonth = date({ day: 'numeric', month: 'long' });
  const dayMonthYear = date({ day: 'numeric', month: 'long', year: 'numeric' });
  const time = date({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = (value: string | Date, now: Date): string =>
    beirutDay(value).slice(0, 4) === beirutDay(now).slice(0, 4) ? dayMonth(value) : dayMonthYear(value);
  const inDays = (value: string | Date, now: Date): string => tanwin(relative.format(daysFrom(now, value), 'day'));
  return {
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    bytes(value) {
      const [amount, unit] = scaled(value);
      return `${number.format(amount)}\u00a0${units[language][unit] ?? ''}`;
    },
    day,
    month: date({ month: 'long' }),
    weekday: date({ weekday: 'long', day: 'numeric', month: 'long' }),
    time,
    seconds: date({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }),
    when(value, now) {
      const days = daysFrom(now, value);
      if (days === 0) return time(value);
      if (days === 1 || days === -1) return `${tanwin(relative.format(days, 'day'))} ${time(value)}`;
      return day(value, now);
    },
    inDays,
    list: (items) => list.format(items),
  };
}

/** CLDR writes «غدًا»; the interface, like the country's press, «غداً». */
const tanwin = (words: string): string => words.replaceAll('\u064B\u0627', '\u0627\u064B');

/** A plain day is noon of that day: the same day in Beirut whatever the season. */
const instantOf = (value: string | Date): Date =>
  value instanceof Date ? value : new Date(value.length === 10 ? `${value}T10:00:00Z` : value);

/** The day (YYYY-MM-DD) it is in Beirut at an instant, or the day itself. */
export const beirutDay = (value: string | Date): string => dayOf(instantOf(value).toISOString());

/** Whole Beirut days from `now` to `value`; negative in the past. */
export const daysFrom = (now: Date, value: string | Date): number =>
  Math.round((Date.parse(beirutDay(value)) - Date.parse(beirutDay(now))) / 86_400_000);

/** Three significant figures and its unit: 18_234_000 → [18.2, 2]. */
function scaled(bytes: number): readonly [number, number] {
  const unit = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** unit;
  return [amount >= 100 || unit === 0 ? Math.round(amount) : Math.round(amount * 10) / 10, unit];
}

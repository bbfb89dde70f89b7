/** The parts of an instant on Lebanon's clocks, as digits: `2026-03-17`, `12:00`, `+02:00`. */
export interface LocalTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly clock: string;
  readonly offset: string;
}

const beirut = new Intl.DateTimeFormat('en-US-u-nu-latn-ca-gregory', {
  timeZone: 'Asia/Beirut',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'longOffset',
});

/** `instant` (ISO 8601) in Beirut. */
export function localTime(instant: string): LocalTime {
  const parts = beirut.formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  const offset = part('timeZoneName').replace('GMT', '');
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    clock: `${part('hour')}:${part('minute')}`,
    offset: offset === '' ? '+00:00' : offset,
  };
}

/** `2026-03-17` in Beirut; '' when not planned. */
export function localDay(instant: string | null): string {
  if (instant === null) return '';
  const { year, month, day } = localTime(instant);
  return `${year}-${month}-${day}`;
}

/** `2026-03-17 12:00` in Beirut; '' when not planned. */
export const localMinute = (instant: string | null): string =>
  instant === null ? '' : `${localDay(instant)} ${localTime(instant).clock}`;

/** `2026-03-17T12:00+02:00`; '' when not planned. */
export const localIso = (instant: string | null): string =>
  instant === null ? '' : `${localDay(instant)}T${localTime(instant).clock}${localTime(instant).offset}`;

import type { Language } from '#domain/language.ts';
import ar from '../../../assets/locales/ar/bundle.json' with { type: 'json' };
import en from '../../../assets/locales/en/bundle.json' with { type: 'json' };
import fr from '../../../assets/locales/fr/bundle.json' with { type: 'json' };

const messages: Readonly<Record<Language, Readonly<Record<string, string>>>> = { ar, en, fr };

/** What the page says and how it writes numbers and dates. Texts are plain: escape them where they go into HTML. */
export interface Words {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  say(key: keyof typeof en, values?: Readonly<Record<string, string>>): string;
  /** A message with plural forms, by CLDR's rules. */
  count(key: 'heading' | 'files', count: number, values?: Readonly<Record<string, string>>): string;
  day(instant: string): string;
  date(instant: string): string;
  time(instant: string): string;
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

export function wordsFor(language: Language, digits: 'latn' | 'arab'): Words {
  const locale = `${{ ar: 'ar-LB', fr: 'fr-LB', en: 'en-GB' }[language]}-u-nu-${language === 'ar' ? digits : 'latn'}`;
  const own = messages[language];
  const foreign = language === 'ar' ? /\p{Script=Latin}/u : /\p{Script=Arabic}/u;
  const rules = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(locale);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const dates = new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Beirut', calendar: 'gregory', ...options });
    return (instant: string) => dates.format(new Date(instant));
  };
  return {
    language,
    direction: language === 'ar' ? 'rtl' : 'ltr',
    say: (key, values = {}) => fill(own[key] ?? '', values, foreign),
    count: (key, count, values = {}) =>
      fill(
        own[`${key}_${rules.select(count)}`] ?? own[`${key}_other`] ?? '',
        {
          ...values,
          count: number.format(count),
        },
        foreign,
      ),
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
    date: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

/** Puts values into their places; one of the other direction is isolated so that it disturbs nothing around it. */
const fill = (text: string, values: Readonly<Record<string, string>>, foreign: RegExp): string =>
  text.replaceAll(/\{\{(\w+)(?:, number)?\}\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    return foreign.test(value) ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
  });

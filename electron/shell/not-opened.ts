import type { Refusal } from '#contract/refusal.ts';
import { type Language, languages } from '#domain/language.ts';
import ar from '../../assets/locales/ar/startup.json' with { type: 'json' };
import en from '../../assets/locales/en/startup.json' with { type: 'json' };
import fr from '../../assets/locales/fr/startup.json' with { type: 'json' };

const words = { ar, fr, en };

export interface NotOpened {
  /** What happened and what to do. */
  readonly message: string;
  /** What is safe, and the place it is about. */
  readonly detail: string;
  /** The button's word. */
  readonly close: string;
}

/** Why the profile did not open, in the language that `locale` (BCP 47) names, else in Arabic. */
export function whyNotOpened({ code, params }: Refusal, locale: string): NotOpened {
  const t = words[languageOf(locale)];
  const message = code === 'profile-newer' ? t.newer : code === 'profile-locked' ? t.locked : t.cannotOpen;
  const detail = [t.safe, params['path'] ?? params['file'] ?? ''].join('\n').trim();
  return { message, detail, close: t.close };
}

const languageOf = (locale: string): Language =>
  languages.find((language) => locale.toLowerCase().startsWith(language)) ?? 'ar';

import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#domain/language.ts';
import { type Digits, formatsFor } from './formats.ts';
import { isolate } from './isolate.ts';
import { readMessages } from './messages.ts';

let digits: Digits = 'latn';

/** Which digits `{{n, number}}` writes; the appearance settings call it before the language changes. */
export function setDigits(next: Digits): void {
  digits = next;
}

const languageOf = (code: string | undefined): Language => languages.find((one) => one === code) ?? 'ar';

/** Starts i18next in `language`. Keys: i18next v4 plurals (`_zero` … `_other`), values isolated. */
export async function startMessages(language: Language): Promise<i18n> {
  const messages = await readMessages(language);
  const i18next = createInstance();
  i18next.use({
    type: 'backend' as const,
    init: () => undefined,
    read: async (code: string, namespace: string) => (await readMessages(languageOf(code)))[namespace],
  });
  i18next.use(initReactI18next);
  await i18next.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...languages],
    ns: Object.keys(messages),
    resources: { [language]: messages },
    partialBundledLanguages: true,
    defaultNS: 'common',
    returnNull: false,
    interpolation: { escapeValue: true, escape: isolate },
    react: { useSuspense: true },
  });
  i18next.services.formatter?.add('number', (value: number, lng) => formatsFor(languageOf(lng), digits).number(value));
  i18next.services.formatter?.add('bytes', (value: number, lng) => formatsFor(languageOf(lng), digits).bytes(value));
  return i18next;
}

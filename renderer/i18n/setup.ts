import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#domain/language.ts';
import { whenAnswering } from '../client.ts';
import { type Digits, formatsFor } from './formats.ts';
import { isolate } from './isolate.ts';

type Messages = Readonly<Record<string, unknown>>;

/** All messages of a language by their files: one question to the core, whatever the screen. */
const files: Readonly<Record<Language, () => Promise<{ readonly default: Readonly<Record<string, Messages>> }>>> = {
  ar: () => import('./messages/ar.ts'),
  fr: () => import('./messages/fr.ts'),
  en: () => import('./messages/en.ts'),
};

let digits: Digits = 'latn';

/** Which digits `{{n, number}}` writes; the appearance settings call it before the language changes. */
export function setDigits(next: Digits): void {
  digits = next;
}

const languageOf = (code: string | undefined): Language => languages.find((one) => one === code) ?? 'ar';

/** A language's messages by feature: i18next's namespaces. */
async function load(language: Language): Promise<Readonly<Record<string, Messages>>> {
  const { default: read } = await whenAnswering(files[language]);
  return Object.fromEntries(
    Object.entries(read).map(([file, messages]) => [/([^/]+)\.json$/.exec(file)?.[1] ?? '', messages]),
  );
}

/** Starts i18next in `language`. Keys: i18next v4 plurals (`_zero` … `_other`), values isolated. */
export async function startMessages(language: Language): Promise<i18n> {
  const namespaces = Object.keys(await load(language));
  const i18next = createInstance();
  i18next.use({
    type: 'backend' as const,
    init: () => undefined,
    read: async (code: string, namespace: string) => (await load(languageOf(code)))[namespace],
  });
  i18next.use(initReactI18next);
  await i18next.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...languages],
    ns: namespaces,
    defaultNS: 'common',
    returnNull: false,
    interpolation: { escapeValue: true, escape: isolate },
    react: { useSuspense: true },
  });
  i18next.services.formatter?.add('number', (value: number, lng) => formatsFor(languageOf(lng), digits).number(value));
  i18next.services.formatter?.add('bytes', (value: number, lng) => formatsFor(languageOf(lng), digits).bytes(value));
  return i18next;
}

import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, languages } from '#domain/language.ts';
import { whenAnswering } from '../client.ts';
import { type Digits, formatsFor } from './formats.ts';
import { isolate } from './isolate.ts';

/** One file a feature and language, `assets/locales/<language>/<feature>.json`, loaded when first asked for. */
const files = import.meta.glob<Record<string, unknown>>('../../assets/locales/*/*.json', { import: 'default' });

/** Every feature's name. */
export const namespaces: readonly string[] = [
  ...new Set(Object.keys(files).map((file) => /([^/]+)\.json$/.exec(file)?.[1] ?? '')),
];

let digits: Digits = 'latn';

/** Which digits `{{n, number}}` writes; the appearance settings call it before the language changes. */
export function setDigits(next: Digits): void {
  digits = next;
}

const languageOf = (code: string | undefined): Language => languages.find((one) => one === code) ?? 'ar';

/** One namespace's messages; a missing file is a fault of ours and must be seen. */
async function load(language: string, namespace: string): Promise<Record<string, unknown>> {
  const file = files[`../../assets/locales/${language}/${namespace}.json`];
  if (file === undefined) throw new Error(`no messages ${language}/${namespace}`);
  return whenAnswering(file);
}

/** Starts i18next in `language`. Keys: i18next v4 plurals (`_zero` … `_other`), values isolated. */
export async function startMessages(language: Language): Promise<i18n> {
  const i18next = createInstance();
  i18next.use({ type: 'backend' as const, init: () => undefined, read: load });
  i18next.use(initReactI18next);
  await i18next.init({
    lng: language,
    fallbackLng: false,
    supportedLngs: [...languages],
    ns: ['common', 'errors'],
    defaultNS: 'common',
    returnNull: false,
    interpolation: { escapeValue: true, escape: isolate },
    react: { useSuspense: true },
  });
  i18next.services.formatter?.add('number', (value: number, lng) => formatsFor(languageOf(lng), digits).number(value));
  i18next.services.formatter?.add('bytes', (value: number, lng) => formatsFor(languageOf(lng), digits).bytes(value));
  return i18next;
}

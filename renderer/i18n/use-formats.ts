import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, type Localised } from '#domain/language.ts';
import { useSettings } from '../ui/appearance.tsx';
import { type Formats, formatsFor } from './formats.ts';

/** The formats of the language the words are in, which follows the chosen one once its words are read, and the digits. */
export function useFormats(): Formats {
  const { digits } = useSettings();
  const language = useLanguage();
  return useMemo(() => formatsFor(language, digits), [language, digits]);
}

/** The interface's language now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return languages.find((one) => one === i18n.language) ?? 'ar';
}

/** Picks the reader's language out of what the committee wrote: `const say = useSay(); say(office.name)`. */
export function useSay(): (text: Localised) => string {
  const language = useLanguage();
  return (text) => text[language];
}

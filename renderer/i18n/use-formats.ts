import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages, type Localised } from '#domain/language.ts';
import { useSettings } from '../ui/appearance.tsx';
import { type Formats, formatsFor } from './formats.ts';

/** The formats of the chosen language and digits. */
export function useFormats(): Formats {
  const { language, digits } = useSettings();
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

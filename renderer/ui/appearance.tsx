import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { api } from '../client.ts';
import { setDigits } from '../i18n/setup.ts';

/** What the interface wears until the core has answered, and in component tests. */
export const defaultSettings: Settings = {
  language: 'ar',
  theme: 'system',
  textSize: 100,
  digits: 'latn',
  density: 'comfortable',
};

const SettingsContext = createContext<Settings>(defaultSettings);

/** The person's settings: language, theme, text size, digits, density. */
export const useSettings = (): Settings => useContext(SettingsContext);

/** Follows the settings and dresses the page in them: language and direction, theme, text size, density. */
export function Appearance({ first, children }: { readonly first: Settings; readonly children: ReactNode }) {
  const { data: settings } = useQuery(api.settings.get.queryOptions({ initialData: first }));
  const { i18n } = useTranslation();
  setDigits(settings.digits);
  useEffect(() => {
    if (i18n.language !== settings.language) void i18n.changeLanguage(settings.language);
  }, [i18n, settings.language]);
  useEffect(() => dressPage(settings), [settings]);
  const page = i18n.language;
  useEffect(() => {
    document.documentElement.lang = page;
    document.documentElement.dir = i18n.dir(page);
  }, [i18n, page]);
  return (
    <SettingsContext value={settings}>
      <I18nProvider locale={localeOf(page, settings.digits)}>{children}</I18nProvider>
    </SettingsContext>
  );
}

const localeOf = (language: string, digits: Settings['digits']): string =>
  language === 'ar' ? `ar-LB-u-nu-${digits}` : language === 'fr' ? 'fr-LB' : 'en-GB';

/** Sets the attributes that styles/tokens.css reads; follows the system's theme until the answer is called. */
function dressPage({ theme, textSize, density }: Settings): () => void {
  const { dataset } = document.documentElement;
  dataset['textSize'] = String(textSize);
  dataset['density'] = density;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const dress = (): void => {
    dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  dress();
  dark.addEventListener('change', dress);
  return () => dark.removeEventListener('change', dress);
}

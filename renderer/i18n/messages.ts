import type { Language } from '#domain/language.ts';
import { whenAnswering } from '../client.ts';

/** One file of messages, as i18next reads it. */
type Messages = Readonly<Record<string, unknown>>;

/** All messages of a language by their files: one question to the core, whatever the screen. */
const files: Readonly<Record<Language, () => Promise<{ readonly default: Readonly<Record<string, Messages>> }>>> = {
  ar: () => import('./messages/ar.ts'),
  fr: () => import('./messages/fr.ts'),
  en: () => import('./messages/en.ts'),
};

/** A language's messages by feature: i18next's namespaces. */
export async function readMessages(language: Language): Promise<Readonly<Record<string, Messages>>> {
  const { default: read } = await whenAnswering(files[language]);
  return Object.fromEntries(
    Object.entries(read).map(([file, messages]) => [/([^/]+)\.json$/.exec(file)?.[1] ?? '', messages]),
  );
}

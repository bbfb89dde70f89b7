import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../../electron/domain/language.ts';

/** The messages of a language: `words('ar')('drafts:act.submit')`. A message with variables becomes a pattern. */
export function words(language: Language): (key: string) => string | RegExp {
  return (key) => {
    const [namespace = '', name = ''] = key.split(':', 2);
    const file = path.join('assets/locales', language, `${namespace}.json`);
    const text = name
      .split('.')
      .reduce<unknown>(
        (inner, part) => (inner as Record<string, unknown>)[part],
        JSON.parse(readFileSync(file, 'utf8')),
      );
    if (typeof text !== 'string') throw new Error(`No message ${key} in ${language}`);
    return text.includes('{{') ? pattern(text) : text;
  };
}

const pattern = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{\{[^}]*\}\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
      .join('.*'),
  );

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { usedNames } from './messages-used.ts';
import { root } from './root.ts';

/**
 * Checks `assets/locales`: the same messages in every language, each plural in all the forms its language has
 * (CLDR, by Intl), the same variables, nothing empty, Arabic in Arabic; nothing asked for that is missing, nothing kept that is not asked for. Prints each fault; exits 1 when there is one.
 */
const languages = ['ar', 'fr', 'en'] as const;
type Messages = ReadonlyMap<string, string>;

/** Read by the shells and the bundle page as objects, whose keys the compiler checks; errors are named by refusals. */
const importedWhole: ReadonlySet<string> = new Set(['menu', 'startup', 'bundle', 'errors']);

const faults: string[] = [];
const folder = path.join(root, 'assets/locales');
const files = [...new Set(languages.flatMap((language) => readdirSync(path.join(folder, language))))].toSorted();
const used = usedNames();
for (const file of files) checkFile(file);
for (const [name, where] of used.asked) checkAsked(name, where);
for (const fault of faults) console.error(fault);
console.log(`${files.length} files of messages, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function checkFile(file: string): void {
  const all = new Map(languages.map((language) => [language, read(language, file)]));
  const keys = new Set([...all.values()].flatMap((messages) => [...messages.keys()].map(base)));
  for (const language of languages) {
    const messages = all.get(language) ?? new Map<string, string>();
    for (const key of keys) checkKey(`${language}/${file}`, language, key, messages);
  }
  const space = path.basename(file, '.json');
  if (!importedWhole.has(space))
    for (const key of keys) if (!used.names(space, key)) faults.push(`${file}: nothing asks for ${key}`);
  for (const key of keys) checkVariables(file, key, [...all.values()]);
}

function checkAsked(name: string, where: string): void {
  const [space = '', key = ''] = name.split(':', 2);
  const known = [...read('ar', `${space}.json`).keys()].some((one) => one === key || base(one) === key);
  if (!known) faults.push(`${where}: asks for ${name}, which is not there`);
}

function checkKey(where: string, language: string, key: string, messages: Messages): void {
  const forms = [...messages.keys()].filter((one) => one !== key && base(one) === key);
  if (!messages.has(key) && forms.length === 0) faults.push(`${where}: ${key} is missing`);
  if (forms.length > 0) {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const category of categories) {
      if (!messages.has(`${key}_${category}`)) faults.push(`${where}: ${key} has no form for "${category}"`);
    }
  }
  for (const name of [key, ...forms]) {
    const text = messages.get(name);
    if (text === undefined) continue;
    if (text.trim() === '') faults.push(`${where}: ${name} is empty`);
    if (language === 'ar' && /\p{L}{2}/u.test(plain(text)) && !/\p{Script=Arabic}/u.test(text)) {
      faults.push(`${where}: ${name} is not in Arabic: ${text}`);
    }
  }
}

/** A form may leave `count` to words (منشوران); every other variable stands in every language. */
function checkVariables(file: string, key: string, all: readonly Messages[]): void {
  const sets = all.map((messages) => {
    const texts = [...messages].filter(([name]) => base(name) === key).map(([, text]) => text);
    const names = texts.flatMap((text) => [...text.matchAll(/\{\{-?\s*([\w.]+)/g)].map((match) => match[1] ?? ''));
    return [...new Set(names)]
      .filter((name) => name !== 'count')
      .toSorted()
      .join(' ');
  });
  if (new Set(sets).size > 1) faults.push(`${file}: ${key} takes other variables by language: ${sets.join(' | ')}`);
}

function read(language: string, file: string): Messages {
  const messages = new Map<string, string>();
  try {
    flatten('', JSON.parse(readFileSync(path.join(folder, language, file), 'utf8')) as unknown, messages);
  } catch (error) {
    faults.push(`${language}/${file}: ${String(error)}`);
  }
  return messages;
}

function flatten(prefix: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(prefix, value);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) flatten(prefix === '' ? key : `${prefix}.${key}`, inner, into);
  }
}

function base(key: string): string {
  return key.replace(/_(zero|one|two|few|many|other)$/, '');
}

/** Without variables, tags and names of products, which stay Latin in Arabic too. */
function plain(text: string): string {
  return text.replaceAll(
    /\{\{[^}]*\}\}|<[^>]*>|\b(USB|CSV|Ctrl|Shift|Alt|Enter|Esc|PDF|SHA-256|BagIt|Tansiq|English|Français|MIT)\b/g,
    '',
  );
}

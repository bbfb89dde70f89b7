import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';

/** Texts in quotation marks in a source: messages are named by them. */
const literal = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
/** A message asked for by name, in the file's own namespace or another's. */
const asked = /\bt\(\s*(?:'([^'\n]+)'|"([^"\n]+)")/g;
const namespace = /useTranslation\(\s*(?:'([^']+)')?/g;

/** Names in the interface's sources: those that are certain, and patterns where part of a name is worked out. */
export interface UsedNames {
  /** `namespace:key` → a file that asks for it. */
  readonly asked: ReadonlyMap<string, string>;
  /** Whether some source could name this message. */
  names(namespace: string, key: string): boolean;
}

/** Reads the sources of the interface, and the shells' and bundles' messages, which are imported whole. */
export function usedNames(): UsedNames {
  const certain = new Map<string, string>();
  const exact = new Set<string>();
  const patterns: RegExp[] = [];
  for (const file of sourcesIn(path.join(root, 'renderer'))) {
    const text = readFileSync(file, 'utf8');
    const spaces = [...new Set([...text.matchAll(namespace)].map(([, name]) => name ?? 'common'))];
    for (const [, single, double] of text.matchAll(asked)) {
      const key = single ?? double ?? '';
      if (key.includes(':')) certain.set(key, path.relative(root, file));
      else if (spaces.length === 1) certain.set(`${spaces[0]}:${key}`, path.relative(root, file));
    }
    for (const [, single, double, template] of text.matchAll(literal)) {
      const name = single ?? double ?? template ?? '';
      if (template?.includes('${') === true) patterns.push(patternOf(template));
      else exact.add(name);
    }
  }
  return {
    asked: certain,
    names: (space, key) => {
      const name = `${space}:${key}`;
      return (
        exact.has(key) ||
        exact.has(name) ||
        certain.has(name) ||
        patterns.some((one) => one.test(key) || one.test(name))
      );
    },
  };
}

/** `errors.${code}` may name any message that begins so. A template that is all variable names nothing for certain. */
function patternOf(template: string): RegExp {
  const parts = template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  const known = parts.join('').replaceAll(/[^\w.:-]/g, '');
  if (known.length < 3) return /^(?!)/;
  return new RegExp(`^${parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('.+')}$`);
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? sourcesIn(file) : /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

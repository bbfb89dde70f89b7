import path from 'node:path';

/** Names that Windows keeps for devices, with any ending. */
const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
/** The only characters of our names: the same on every system and in every normal form, no `%` and no separators. */
const plain = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/;
const LONGEST_NAME = 100;
/** `data/mail/<office>/<device>/<to>/pages/<n>.json` is the deepest. */
const DEEPEST = 8;

/** Files that systems drop into folders people look at; they are neither listed nor read. */
const litter = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini)$/i;
export const isLitter = (name: string): boolean => litter.test(name);

/**
 * Whether a path of a manifest or of the folder's tree is one we write. Refused are what leads out of the folder
 * (`..`, absolute, drive letters, backslashes), device names, and what file systems fold together or forbid.
 */
export function isSafePath(name: string): boolean {
  const parts = name.split('/');
  return (
    parts.length <= DEEPEST &&
    parts.every((part) => part.length <= LONGEST_NAME && plain.test(part) && !device.test(part))
  );
}

/** The first path that another one collides with where capitals don't count; undefined when there is none. */
export function collision(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  for (const name of names) {
    const folded = name.toLowerCase();
    if (seen.has(folded)) return name;
    seen.add(folded);
  }
  return undefined;
}

/** A short ASCII piece of a name out of any text; '' when nothing of it can be kept. */
export const slug = (text: string, longest: number): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, longest)
    .replace(/-+$/, '');

/** Hands out names that none of the earlier ones equals. */
export function uniqueNames(): (base: string, ending: string) => string {
  const taken = new Set<string>();
  return (base, ending) => {
    let name = `${base}${ending}`;
    for (let count = 2; taken.has(name); count += 1) name = `${base}-${count}${ending}`;
    taken.add(name);
    return name;
  };
}

/** The folders that `files` need below the bundle's, parents first. */
export function foldersOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    const parts = path.posix.dirname(file).split('/');
    for (let depth = 1; depth <= parts.length; depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  folders.delete('.');
  return [...folders];
}

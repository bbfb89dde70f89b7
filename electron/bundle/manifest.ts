/** One file of a manifest. */
export interface Listed {
  readonly name: string;
  /** SHA-256, hex. */
  readonly hash: string;
}

/** A manifest as RFC 8493, section 2.1.3, and `sha256sum -c` read it. Names need no escaping: they are plain ASCII. */
export const writeManifest = (files: readonly Listed[]): string =>
  files.map(({ name, hash }) => `${hash}  ${name}\n`).join('');

/** The lines of a manifest, or null when one of them is none. The names are as they stand: judge them before use. */
export function readManifest(text: string): Listed[] | null {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const listed: Listed[] = [];
  for (const line of lines) {
    const match = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) return null;
    listed.push({ hash: match[1].toLowerCase(), name: match[2] });
  }
  return listed;
}

/** RFC 8493, section 2.2.2: bytes and number of the payload's files. */
export const oxum = (bytes: number, files: number): string => `${bytes}.${files}`;

/** The value of `label` in a `bag-info.txt`; null when it stands there not exactly once. */
export function infoValue(text: string, label: string): string | null {
  const found = text
    .split(/\r\n|\n|\r/)
    .filter((line) => line.toLowerCase().startsWith(`${label.toLowerCase()}:`))
    .map((line) => line.slice(label.length + 1).trim());
  return found.length === 1 ? (found[0] ?? null) : null;
}

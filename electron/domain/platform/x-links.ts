import { asciiLength } from './punycode.ts';
import { countryDomains, genericDomains } from './x-domains.ts';

/** A link as X finds it: where it starts and how many UTF-16 units it takes. */
export interface FoundLink {
  readonly start: number;
  readonly length: number;
}

// The grammar of twitter-text 3.1.0 (Apache License 2.0), part by part. Its labels were rewritten so that each text has
// one way to match: theirs take quadratic time and more on a long word.
const spaces = String.raw`\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200A\u2028\u2029\u202F\u205F\u3000`;
const invalid = String.raw`\uFFFE\uFEFF\uFFFF`;
const directional = String.raw`\u202A-\u202E\u061C\u200E\u200F\u2066-\u2069`;
const notInDomain = String.raw`!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$${spaces}${invalid}${directional}`;
const letter = `[^${notInDomain}]`;
const latin = String.raw`\xC0-\xD6\xD8-\xF6\xF8-\xFF\u0100-\u024F\u0253\u0254\u0256\u0257\u0259\u025B\u0263\u0268\u026F\u0272\u0289\u028B\u02BB\u0300-\u036F\u1E00-\u1EFF`;
const cyrillic = String.raw`\u0400-\u04FF`;
/** A label's characters with `joiners` between them, never at its ends. */
const label = (joiners: string): string => `${letter}+(?:[${joiners}]+${letter}+)*\\.`;

const ending = '(?=[^0-9a-zA-Z@+-]|$)';
const topLevel = String.raw`(?:(?:(?:${genericDomains})${ending})|(?:(?:${countryDomains})${ending})|(?:xn--[\-0-9a-z]+))`;
const domain = `(?:${label('_-')})*(?:${label('-')})${topLevel}`;

const inPath = String.raw`[a-z${cyrillic}0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&${latin}]`;
const parentheses = String.raw`\((?:${inPath}+|(?:${inPath}*\(${inPath}+\)${inPath}*))\)`;
const endOfPath = String.raw`(?:[+\-a-z${cyrillic}0-9=_#/${latin}]|(?:${parentheses}))`;
const path = `(?:(?:${inPath}*(?:${parentheses}${inPath}*)*${endOfPath})|(?:@${inPath}+/))`;
const inQuery = String.raw`[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]`;
const query = String.raw`\?${inQuery}*[a-z0-9\-_&=#/]`;

const before = String.raw`[^A-Za-z0-9@＠$#＃${invalid}]|[${directional}]|^`;
const link = new RegExp(
  `(?<before>${before})(?<url>(?<protocol>https?://)?(?<domain>${domain})(?::[0-9]+)?(?<path>/${path}*)?(?:${query})?)`,
  'gi',
);
const asciiDomain = new RegExp(String.raw`(?:[\-a-z0-9${latin}]+\.)+${topLevel}`, 'gi');
const shortened = new RegExp(String.raw`^https?://t\.co/([a-z0-9]+)(?:${query})?`, 'i');
// With the space before it: a link may begin right after one, and a letter at the start of a word belongs to the link.
const word = new RegExp(`[${spaces}]?[^${spaces}]+`, 'g');

/** Longest link, label of a host name (RFC 1035) and t.co code that X accepts, in characters. */
const LONGEST = { link: 4_096, label: 63, code: 40 } as const;

/** The links in `text`, which must be in NFC. A host name counts without `https://` when it ends in a known domain. */
export function findLinks(text: string): FoundLink[] {
  if (!text.includes('.')) return [];
  // No part of a link holds a space: looking word by word keeps the time of a long text linear.
  return Array.from(text.matchAll(word)).flatMap((found) =>
    found[0].includes('.') ? linksOfWord(found[0]).map((one) => ({ ...one, start: one.start + found.index })) : [],
  );
}

function linksOfWord(text: string): FoundLink[] {
  return Array.from(text.matchAll(link)).flatMap((match) => {
    const { before = '', url = '', protocol = '', domain = '', path = '' } = match.groups ?? {};
    const start = match.index + match[0].length - url.length;
    if (!plausible(url, protocol, domain)) return [];
    if (protocol !== '') return shortLink(url).map((length) => ({ start, length }));
    return /[-_./]$/.test(before) ? [] : bare(url, domain, path, start);
  });
}

const plausible = (url: string, protocol: string, domain: string): boolean =>
  (protocol === '' ? 'https://' : protocol).length + url.length <= LONGEST.link &&
  !(domain.startsWith('xn--') && domain.search(asciiDomain) === -1) &&
  domain.split('.').every((part) => asciiLength(part) <= LONGEST.label);

/** The length of a link with a protocol: t.co takes nothing after its code. Empty when the code is too long. */
function shortLink(url: string): number[] {
  const match = shortened.exec(url);
  if (match === null) return [url.length];
  return (match[1] ?? '').length > LONGEST.code ? [] : [match[0].length];
}

/** Without a protocol only the ASCII part of a host name counts; the path belongs to its last. */
function bare(url: string, domain: string, path: string, start: number): FoundLink[] {
  const hosts = Array.from(domain.matchAll(asciiDomain), (match) => ({
    start: start + match.index,
    length: match[0].length,
  }));
  const last = hosts.at(-1);
  if (last === undefined || path === '') return hosts;
  return [...hosts.slice(0, -1), { start: last.start, length: url.length - domain.length + last.length }];
}

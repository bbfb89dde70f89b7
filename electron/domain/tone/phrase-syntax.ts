import { fail, ok, type Result } from '../result.ts';

/** A phrase as its author wrote it: words, lists, alternatives, gaps, in order. */
export type PhrasePart =
  | { readonly kind: 'words'; readonly text: string; readonly optional: boolean }
  | { readonly kind: 'list'; readonly id: string; readonly optional: boolean }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'choice'; readonly of: readonly (readonly PhrasePart[])[]; readonly optional: boolean };

export type PhraseSyntaxError =
  | 'unclosed-bracket'
  | 'stray-bracket'
  | 'bad-gap'
  | 'bad-list'
  | 'empty-phrase'
  | 'gap-too-wide';

const token = /\s+|\(|\)\??|\||\{[^{}]*\}\??|\*[^\s()|]*|[^\s(){}|*]+/y;
const WIDEST_GAP = 12;

/** Reads `(a|b c)? {list} *3 word?`. */
export function parsePhrase(text: string): Result<readonly PhrasePart[], PhraseSyntaxError> {
  const stack: { choices: PhrasePart[][] }[] = [{ choices: [[]] }];
  const top = (): PhrasePart[] => stack.at(-1)?.choices.at(-1) ?? [];
  let read = 0;
  // Asked for where it ends, not for the match: a pack's phrases have tens of thousands of parts.
  for (token.lastIndex = 0; token.test(text); token.lastIndex = read) {
    const part = text.slice(read, token.lastIndex);
    read = token.lastIndex;
    if (part.trim() === '') continue;
    const problem = take(part, stack, top);
    if (problem !== null) return fail(problem);
  }
  if (read < text.length) return fail('bad-list');
  const [whole] = stack;
  if (stack.length > 1 || whole === undefined) return fail('unclosed-bracket');
  const parts = whole.choices.length > 1 ? [choice(whole.choices, false)] : (whole.choices[0] ?? []);
  return parts.some(({ kind }) => kind !== 'gap') ? ok(parts) : fail('empty-phrase');
}

const choice = (of: PhrasePart[][], optional: boolean): PhrasePart => ({
  kind: 'choice',
  of: of.filter((one) => one.length > 0),
  optional: optional || of.some((one) => one.length === 0),
});

function take(part: string, stack: { choices: PhrasePart[][] }[], top: () => PhrasePart[]): PhraseSyntaxError | null {
  const optional = part.length > 1 && part.endsWith('?');
  if (part === '(') stack.push({ choices: [[]] });
  else if (part === '|') stack.at(-1)?.choices.push([]);
  else if (part.startsWith(')')) {
    const closed = stack.length > 1 ? stack.pop() : undefined;
    if (closed === undefined) return 'stray-bracket';
    top().push(choice(closed.choices, optional));
  } else if (part.startsWith('{')) top().push({ kind: 'list', id: part.replace(/[{}?]/g, '').trim(), optional });
  else if (part.startsWith('*')) return gap(part, top());
  else top().push({ kind: 'words', text: optional ? part.slice(0, -1) : part, optional });
  return null;
}

function gap(part: string, into: PhrasePart[]): PhraseSyntaxError | null {
  const most = Number(part.slice(1));
  if (part.length < 2 || !Number.isInteger(most)) return 'bad-gap';
  if (most > WIDEST_GAP) return 'gap-too-wide';
  into.push({ kind: 'gap', most });
  return null;
}

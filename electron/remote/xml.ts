/** One token: a comment, a declaration, CDATA, or a tag with its quoted attributes. */
const token =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>!?"'<=]+)(?:[^"'<>/]|"[^"<]*"|'[^'<]*'|\/(?!>))*(\/?)>/y;
/** Longest single token or text, in characters: longer ones are no answer to what we ask. */
const LONGEST = 64 * 1024;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What is not well-formed, or holds a document type, which no answer we ask for has. */
export class NotXml extends Error {}

export interface XmlReader {
  feed(text: string): void;
  /** Throws when the document is not at its end. */
  end(): void;
}

/**
 * Reads XML piece by piece. Names come without their prefix: of the answers to our questions every element is known by
 * that. `close` gets the text that stood directly in the element. Throws `NotXml`.
 */
export function xmlReader(on: { open?(name: string): void; close(name: string, text: string): void }): XmlReader {
  const stack: { readonly name: string; text: string }[] = [];
  let rest = '';
  let begun = false;
  const text = (piece: string): void => {
    const top = stack.at(-1);
    if (top === undefined) {
      if (piece.trim().replace('\uFEFF', '') !== '') throw new NotXml('text outside');
    } else if (top.text.length + piece.length > LONGEST) throw new NotXml('too long');
    else top.text += piece;
  };
  const tag = (closing: boolean, full: string, empty: boolean): void => {
    const name = full.slice(full.indexOf(':') + 1);
    if (closing) {
      const top = stack.pop();
      if (top?.name !== full) throw new NotXml(`</${full}>`);
      return on.close(name, top.text);
    }
    if (begun && stack.length === 0) throw new NotXml('a second root');
    begun = true;
    on.open?.(name);
    if (empty) on.close(name, '');
    else stack.push({ name: full, text: '' });
  };
  return {
    feed(piece) {
      rest += piece;
      let at = 0;
      for (let open = rest.indexOf('<'); open !== -1; open = rest.indexOf('<', at)) {
        token.lastIndex = open;
        const found = token.exec(rest);
        if (found === null) break;
        text(decoded(rest.slice(at, open)));
        at = token.lastIndex;
        const [, literal, closing, name, empty] = found;
        if (literal !== undefined) text(literal);
        else if (name !== undefined) tag(closing === '/', name, empty === '/');
      }
      rest = rest.slice(at);
      if (rest.length > LONGEST || rest.startsWith('<!D')) throw new NotXml('no token');
    },
    end() {
      if (!begun || stack.length > 0 || rest.trim() !== '') throw new NotXml('cut short');
    },
  };
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : '';
  });

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Line ends in an attribute would be made one kind.
  '\r': '&#13;',
  '\n': '&#10;',
};

/** HTML that may go into the page as it is. Only `markup` and `trusted` make it. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[];

/** Builds HTML (not called `html`, or formatters take its white space for theirs to change); whatever is put in as text is escaped, in elements and in quoted attributes alike. */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.map((text, index) => text + (index < parts.length ? shown(parts[index] ?? '') : '')).join(''),
});

/** Text that is known to be HTML, style or script of ours. */
export const trusted = (text: string): Html => ({ html: text });

export const nothing: Html = { html: '' };

function shown(part: Part): string {
  if (typeof part === 'string') return part.replaceAll(/[&<>"'\r\n]/g, (character) => entities[character] ?? '');
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

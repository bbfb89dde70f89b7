import { type Document, isSeq, parseDocument, stringify } from 'yaml';
import type { EntryEdit, PackEntries } from '../services/ports/authoring.ts';

/** YAML as our packs are written: long lines stay whole, texts keep their quotes. */
const style = { lineWidth: 0, indentSeq: true } as const;

/** The values of a pack's text; undefined where it can't be read. JSON is YAML too. */
export function valueOf(file: string, text: string): unknown {
  if (file.endsWith('.json')) {
    try {
      return JSON.parse(text);
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

/** One edit of a text's values; what stands around it stays as its author wrote it. Null when the place is not there. */
export function edited(file: string, text: string, edit: EntryEdit): string | null {
  if (file.endsWith('.json')) return editedJson(text, edit);
  const document = parseDocument(text);
  if (document.errors.length > 0 || !apply(document, edit)) return null;
  return document.toString(style);
}

function apply(document: Document, edit: EntryEdit): boolean {
  switch (edit.kind) {
    case 'set':
      if (edit.path.length === 0 || !document.hasIn(edit.path.slice(0, -1))) return false;
      document.setIn(edit.path, document.createNode(edit.value));
      return true;
    case 'insert': {
      const list: unknown = edit.path.length === 0 ? document.contents : document.getIn(edit.path, true);
      if (!isSeq(list)) return false;
      list.items.splice(edit.at, 0, document.createNode(edit.value));
      return true;
    }
    case 'remove':
      return document.deleteIn(edit.path);
  }
}

/** Lists of thousands of assets: one line each, as the pictures' script writes them, would be no JSON of ours to keep. */
function editedJson(text: string, edit: EntryEdit): string | null {
  const document = parseDocument(text);
  if (document.errors.length > 0 || !apply(document, edit)) return null;
  return `${JSON.stringify(document.toJS(), null, 2)}\n`;
}

/**
 * The entries of a text by their id: of a list each entry that has one, else the whole under ''. The values as YAML, so
 * that a person can compare them word by word.
 */
export function entriesOf(file: string, text: string): PackEntries {
  const value = valueOf(file, text);
  if (!Array.isArray(value)) return new Map([['', shown(value, text)]]);
  const entries = new Map<string, string>();
  for (const [at, entry] of value.entries()) {
    const { id } = (typeof entry === 'object' && entry !== null ? entry : {}) as { readonly id?: unknown };
    entries.set(typeof id === 'string' ? id : `${at + 1}`, shown(entry, text));
  }
  return entries;
}

const shown = (value: unknown, text: string): string => (value === undefined ? text : stringify(value, style));

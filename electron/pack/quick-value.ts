import { fail, ok, type Result } from '#domain/result.ts';
import { load } from 'js-yaml';

/**
 * The plain value of a pack's file, read by parsers that keep no places: JSON's own (a library of 5,000 assets is 10 MB)
 * and js-yaml, which takes a tenth of the time of the one that keeps them. What they refuse is not always wrong: the
 * other parser has the last word, and its errors say where.
 */
export function quickValue(file: string, text: string): Result<unknown, null> {
  try {
    if (file.endsWith('.json')) return ok(JSON.parse(text));
    return readOtherwise.test(text) ? fail(null) : ok(load(text, { maxAliases: 0 }));
  } catch {
    // js-yaml's own words: all exceptions must be caught, not its own class alone.
    return fail(null);
  }
}

/** What the two parsers take differently: lines that only a carriage return ends, marks between documents, set indents. */
const readOtherwise = /\r(?!\n)|^[ \t]*(?:---|\.\.\.)|[|>][-+]?\d[-+]?[ \t]*(?:#.*)?$/mu;

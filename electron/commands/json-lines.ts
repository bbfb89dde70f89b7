import type { Readable } from 'node:stream';

const LINE_FEED = 10;

/** A line of the input: what it holds, or why it can't be read. `number` counts from 1. */
export type JsonLine =
  | { readonly number: number; readonly value: unknown }
  | { readonly number: number; readonly problem: string };

/**
 * Reads JSON Lines as they come. Bytes that are no UTF-8 are a problem of their line: replaced silently, they would
 * change the text. Blank lines are passed over.
 */
export async function* jsonLines(input: Readable): AsyncGenerator<JsonLine, void> {
  let number = 0;
  for await (const bytes of lines(input)) {
    number += 1;
    const text = decode(bytes);
    if (text === null) yield { number, problem: 'not UTF-8' };
    else if (text.trim() !== '') yield { number, ...parse(text) };
  }
}

async function* lines(input: Readable): AsyncGenerator<Buffer, void> {
  let begun: Buffer[] = [];
  for await (const chunk of input as AsyncIterable<Buffer | string>) {
    let rest = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (let end = rest.indexOf(LINE_FEED); end !== -1; end = rest.indexOf(LINE_FEED)) {
      yield Buffer.concat([...begun, rest.subarray(0, end)]);
      begun = [];
      rest = rest.subarray(end + 1);
    }
    if (rest.length > 0) begun.push(rest);
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'not JSON' };
    throw error;
  }
}

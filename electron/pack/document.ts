import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#domain/result.ts';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Problem, ProblemCode } from '#contract/publish.ts';
import { quickValue } from './quick-value.ts';

export type Path = readonly PropertyKey[];

/** A decoded file of a pack that still knows where each of its values stands. */
export interface Located<T> {
  readonly value: T;
  problem(code: ProblemCode, message: string, at: Path): Problem;
}

/** Reads and decodes one file of the pack in `folder`; `file` is its path inside, with `/`. Unknown keys are refused. */
export async function readDocument<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
): Promise<Result<Located<T>, readonly Problem[]>> {
  const text = await textOf(folder, file);
  return text.ok ? decoded(file, text.value, schema) : text;
}

export type ReadDocument = typeof readDocument;

/** As `readDocument`, but what a file holds is decoded anew only when its text is another: for who reads a pack again and again. */
export function rememberingReader(): ReadDocument {
  const known = new Map<string, { readonly text: string; readonly schema: z.ZodType; readonly result: unknown }>();
  return async <T>(folder: string, file: string, schema: z.ZodType<T>) => {
    const text = await textOf(folder, file);
    if (!text.ok) return text;
    const at = path.join(folder, file);
    const last = known.get(at);
    // The same schema made it: the result is of its type.
    if (last?.text === text.value && last.schema === schema) return last.result as ReturnType<typeof decoded<T>>;
    const result = decoded(file, text.value, schema);
    known.set(at, { text: text.value, schema, result });
    return result;
  };
}

async function textOf(folder: string, file: string): Promise<Result<string, readonly Problem[]>> {
  // Decoded in one piece: a library of 20,000 assets is 12 MB.
  const bytes = await readFile(path.join(folder, file)).catch((error: NodeJS.ErrnoException) => error);
  if (Buffer.isBuffer(bytes)) return ok(bytes.toString('utf8'));
  if (bytes.code !== 'ENOENT') throw bytes;
  return fail([
    { file, line: 1, column: 1, code: 'missing-file', message: 'This file is missing.', excerpt: '', entry: null },
  ]);
}

function decoded<T>(file: string, text: string, schema: z.ZodType<T>): Result<Located<T>, readonly Problem[]> {
  const source = new Source(file, text);
  const raw = source.raw();
  if (!raw.ok) return raw;
  const parsed = schema.safeParse(raw.value);
  if (parsed.success) {
    return ok({ value: parsed.data, problem: (code, message, at) => source.problem(code, message, at) });
  }
  // A misspelt key first: what misses it is its consequence.
  const [misspelt, others] = [true, false].map((first) =>
    parsed.error.issues.filter(({ code }) => (code === 'unrecognized_keys') === first),
  );
  return fail([...(misspelt ?? []), ...(others ?? [])].flatMap((issue) => source.badValues(issue)));
}

/** As `readDocument`, of a list that a pack need not have: a missing file is an empty one. */
export async function readIfWritten<T>(
  folder: string,
  file: string,
  schema: z.ZodType<T[]>,
): Promise<Result<Located<T[]>, readonly Problem[]>> {
  const read = await readDocument(folder, file, schema);
  if (read.ok || read.error[0]?.code !== 'missing-file') return read;
  const none = new Source(file, '');
  return ok({ value: [], problem: (code, message, at) => none.problem(code, message, at) });
}

type Raw = unknown;

/** A file's text, parsed with places only when somebody asks for a place. */
class Source {
  readonly #file: string;
  readonly #text: string;
  readonly #lines = new LineCounter();
  #document: Document | null = null;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  /** The plain value; where the quick way has none, the parser that knows places says why. */
  raw(): Result<Raw, readonly Problem[]> {
    const quick = quickValue(this.#file, this.#text);
    if (quick.ok) return quick;
    const document = this.#parsed();
    if (document.errors.length === 0) return ok(document.toJS() as Raw);
    return fail(
      document.errors.map(({ message, pos }) => this.#at('bad-yaml', message.split(' at line ')[0] ?? message, pos[0])),
    );
  }

  /** One problem for each thing an issue is about: unknown keys are pointed at one by one. */
  badValues(issue: z.core.$ZodIssue): readonly Problem[] {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => this.problem('bad-value', `Unknown key "${key}".`, [...issue.path, key]));
    }
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      // The branch that got furthest is the one the author meant.
      const closest = issue.errors.reduce((best, one) => (one.length < best.length ? one : best));
      return closest.flatMap((inner) => this.badValues({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    const key = issue.path.map(String).join('.');
    // What a form leaves empty, in an author's words.
    if (issue.code === 'too_small' && issue.origin === 'string') {
      return [this.problem('nothing-said', `${key}: nothing is written here yet.`, issue.path)];
    }
    return [this.problem('bad-value', key === '' ? issue.message : `${key}: ${issue.message}`, issue.path)];
  }

  problem(code: ProblemCode, message: string, at: Path): Problem {
    return { ...this.#at(code, message, this.#offset(at)), entry: this.#entryOf(at) };
  }

  /** The id of the entry of a list that something is wrong in; null elsewhere. */
  #entryOf([at]: Path): string | null {
    const id: unknown = typeof at === 'number' ? this.#parsed().getIn([at, 'id']) : null;
    return typeof id === 'string' ? id : null;
  }

  #parsed(): Document {
    this.#document ??= parseDocument(this.#text, { lineCounter: this.#lines, uniqueKeys: true, prettyErrors: true });
    return this.#document;
  }

  /** Where a value stands; a key's own place when it has one, the nearest parent's when it is missing. */
  #offset(at: Path): number {
    const document = this.#parsed();
    for (let length = at.length; length > 0; length -= 1) {
      const parent: unknown = length === 1 ? document.contents : document.getIn(at.slice(0, length - 1), true);
      const last = at[length - 1];
      if (isMap(parent)) {
        const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
        if (pair !== undefined && isNode(pair.key) && pair.key.range) return pair.key.range[0];
      }
      const node: unknown = document.getIn(at.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return document.contents?.range?.[0] ?? 0;
  }

  #at(code: ProblemCode, message: string, offset: number): Problem {
    const { line, col } = this.#lines.linePos(offset);
    const excerpt = (this.#text.split('\n')[line - 1] ?? '').trimEnd();
    return { file: this.#file, line: Math.max(line, 1), column: Math.max(col, 1), code, message, excerpt, entry: null };
  }
}

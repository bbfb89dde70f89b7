import type { Library, Pack } from '#domain/pack.ts';
import type { Category } from '#domain/tone/source.ts';
import type { Localised } from '#domain/language.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';
import { id } from './schemas/post.ts';

/** What this member has read and acknowledged. */
export interface Reading {
  /** Guideline id → date (YYYY-MM-DD) of the newest change they have seen. */
  readonly seen: Readonly<Record<string, string>>;
  /** Guideline or alert id → instant of acknowledgement. */
  readonly acknowledged: Readonly<Record<string, string>>;
}

/** A guideline as this member read it before it changed. */
export interface ReadBefore {
  /** Date (YYYY-MM-DD) of the newest change it had then. */
  readonly change: string;
  readonly body: Localised;
}

/** What views know of the tone rules. */
export interface ToneRules {
  readonly categories: readonly Category[];
  /** SHA-256 of the rules as JSON (`ToneSource`), in hexadecimal: under `tone/<this>` shells serve them to checkers. */
  readonly rules: string;
}

export const packContract = {
  content: oc.output(typed<Pack>()).errors(refusals),
  library: oc.output(typed<Library>()).errors(refusals),
  tone: oc.output(typed<ToneRules>()).errors(refusals),
  reading: oc.output(typed<Reading>()).errors(refusals),
  /** What this member read of a guideline before its newest change; null when they had not read it, or nothing changed. */
  readBefore: oc
    .input(z.strictObject({ guideline: id }))
    .output(typed<ReadBefore | null>())
    .errors(refusals),
  see: oc
    .input(z.strictObject({ guideline: id }))
    .output(typed<Reading>())
    .errors(refusals),
  acknowledge: oc.input(z.strictObject({ id })).output(typed<Reading>()).errors(refusals),
};

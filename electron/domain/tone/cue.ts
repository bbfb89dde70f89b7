import type { TextLanguage } from '../language.ts';
import type { ContextCues } from './source.ts';

/** What a word tells about the words around it; each is a list of `ContextCues` by the same name. */
export const cueKinds = [
  'reporting',
  'ownVoice',
  'condemnation',
  'rejection',
  'reference',
  'linking',
  'negation',
  'opinion',
  'exception',
  'supposition',
  'firstPerson',
  'secondPerson',
  'people',
  'pointing',
] as const;
export type CueKind = (typeof cueKinds)[number];

/** One cue of the pack: its kind and, for negation, how many words after it are denied. */
export interface Cue {
  readonly kind: CueKind;
  readonly scope: number;
  /** `ما` denies before a verb or phrase and exclaims before a single adjective (`ما أحقرك`). */
  readonly exclaims: boolean;
}

/** Every cue of a language with its words. */
export const cuesOf = (cues: ContextCues): readonly { readonly text: string; readonly cue: Cue }[] =>
  cueKinds.flatMap((kind) =>
    (cues[kind] ?? []).map((text) => ({
      text,
      cue: { kind, scope: cues.negationScope, exclaims: kind === 'negation' && isExclamation(cues.language, text) },
    })),
  );

const isExclamation = (language: TextLanguage, text: string): boolean =>
  (language === 'ar' && text === 'ما') || (language === 'arabizi' && text === 'ma');

import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';

/** What the tone worker is asked. `rules`, a `ToneSource` as JSON under its name, comes first and again when the pack changes. */
export type ToneAsk =
  | { readonly kind: 'rules'; readonly name: string; readonly json: string }
  | { readonly kind: 'check'; readonly ask: number; readonly text: string; readonly facts: PostFacts };

export type ToneTell =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'report'; readonly ask: number; readonly report: ToneReport; readonly ms: number };

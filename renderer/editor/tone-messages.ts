import type { PostFacts, ToneReport } from '#domain/tone/finding.ts';
import type { ToneSource } from '#domain/tone/source.ts';

/** What the tone worker is asked. `rules` comes first and again when the pack changes. */
export type ToneAsk =
  | { readonly kind: 'rules'; readonly source: ToneSource }
  | { readonly kind: 'check'; readonly ask: number; readonly text: string; readonly facts: PostFacts };

export type ToneTell =
  | { readonly kind: 'ready' }
  | { readonly kind: 'report'; readonly ask: number; readonly report: ToneReport; readonly ms: number };

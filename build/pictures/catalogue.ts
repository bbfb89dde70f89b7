import { cards } from './catalogue/cards.ts';
import type { Entry } from './catalogue/entry.ts';
import { livelihoods } from './catalogue/livelihoods.ts';
import { villages } from './catalogue/villages.ts';

/** Every picture of the demo campaign, newest last. */
export const catalogue: readonly Entry[] = [...villages, ...livelihoods, ...cards];

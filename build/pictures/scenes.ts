import { livelihoods } from './scenes/livelihoods.ts';
import { villages } from './scenes/villages.ts';

/** The pictures without words, by name. Each fills any format. */
export const scenes = { ...villages, ...livelihoods } as const;
export type Scene = keyof typeof scenes;

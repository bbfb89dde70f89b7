import { languages } from '#domain/language.ts';
import { oc, type as typed } from '@orpc/contract';
import { z } from 'zod';
import { refusals } from './refusal.ts';

export const settings = z.strictObject({
  language: z.enum(languages),
  theme: z.enum(['light', 'dark', 'system']),
  /** Percent of the normal size. */
  textSize: z.union([z.literal(100), z.literal(115), z.literal(130), z.literal(150), z.literal(175), z.literal(200)]),
  digits: z.enum(['latn', 'arab']),
  density: z.enum(['compact', 'comfortable', 'roomy']),
});
export type Settings = z.infer<typeof settings>;

export const settingsContract = {
  get: oc.output(typed<Settings>()).errors(refusals),
  set: oc.input(settings.partial()).output(typed<Settings>()).errors(refusals),
};

import type { Migration } from './chain.ts';

/**
 * Version 4: a decision's comment says whether it is on words or on an area of a picture. Older comments are all on words
 * and are read so where they stand (contract/schemas/draft.ts), because parcels of older versions bring such too; the
 * number keeps an older version, which would take a draft with the new ones for damaged, from opening it.
 */
export const areas: Migration = { to: 4, migrate: (_, body) => body };

import type { Migration } from './chain.ts';

/**
 * Version 3: a draft may say which advices were ignored (kind `ignored` among its overrides). Older bodies are as they
 * were; the number keeps an older version, which would take such a draft for damaged, from opening it.
 */
export const ignored: Migration = { to: 3, migrate: (_, body) => body };

import { z } from 'zod';
import type { Migration } from './chain.ts';

/** What of a draft this step looks at. */
const draft = z.looseObject({ state: z.string(), submissions: z.array(z.looseObject({ id: z.string() })) });
const holder = z.looseObject({ draft: draft.nullable() });

/**
 * Version 2: a draft says which submissions were taken back, so that its state follows from what was said of it, and
 * which texts of other devices it parted from.
 */
export const facts: Migration = {
  to: 2,
  migrate(format, body) {
    if (format !== 'tansiq-draft' && format !== 'tansiq-revision') return body;
    const read = holder.safeParse(body);
    if (!read.success || read.data.draft === null) return body;
    const { state, submissions } = read.data.draft;
    const last = submissions.at(-1);
    const recalls = state === 'writing' && last !== undefined ? [last.id] : [];
    return { ...read.data, draft: { ...read.data.draft, recalls, conflict: [] } };
  },
};

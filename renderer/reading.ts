import type { Reading } from '#contract/pack.ts';
import type { Guideline } from '#domain/guideline.ts';
import type { Alert, Pack } from '#domain/pack.ts';

/** Date (YYYY-MM-DD) of a guideline's newest change. */
export const newestChange = ({ changes }: Guideline): string => changes[0]?.date ?? '';

/** Whether it changed since this member last opened it, or was never opened. */
export const isUnread = (guideline: Guideline, { seen }: Reading): boolean =>
  (seen[guideline.id] ?? '') < newestChange(guideline);

/** Whether this member still has to say that they read it. */
export const awaitsAcknowledgement = (guideline: Guideline, { acknowledged }: Reading): boolean =>
  guideline.acknowledgeBy !== null && acknowledged[guideline.id] === undefined;

/** Guidelines that count in a region: the national ones and its own. */
export const guidelinesFor = (pack: Pack, region: string): readonly Guideline[] =>
  pack.guidelines.filter((one) => one.region === null || one.region === region);

/** The committee's words to this region that this member has not answered, newest first. */
export const openAlerts = (pack: Pack, { acknowledged }: Reading, region: string): readonly Alert[] =>
  pack.alerts
    .filter(
      (alert) =>
        alert.acknowledge && (alert.region === null || alert.region === region) && acknowledged[alert.id] === undefined,
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : -1));

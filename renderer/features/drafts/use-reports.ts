import { useQuery } from '@tanstack/react-query';
import type { Feedback } from '#contract/feedback.ts';
import { api, core, newId, queries } from '../../client.ts';
import type { FindingCardModel } from './cards.ts';

export type Report = Extract<Feedback, { kind: 'false-alarm' }>;

export interface Reports {
  /** What this office told the committee of the finding, where it stands now. */
  of(card: FindingCardModel): Report | undefined;
  /** Takes a report back; one that the committee has answered stays. */
  retract(report: Report): Promise<void>;
}

/** The false alarms this office reported. */
export function useReports(): Reports {
  const { data: said } = useQuery(api.feedback.list.queryOptions());
  return {
    of: ({ finding, words, context }) =>
      said?.find(
        (one): one is Report =>
          one.kind === 'false-alarm' &&
          one.body.rule === finding.rule &&
          one.body.words === words &&
          one.body.context === context,
      ),
    async retract({ id }) {
      await core.feedback.retract({ command: newId(), id });
      await queries.invalidateQueries({ queryKey: api.feedback.key() });
    },
  };
}

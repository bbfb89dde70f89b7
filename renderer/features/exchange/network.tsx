import type { ExchangeState, SyncOutcome } from '#contract/exchange.ts';
import { Answers } from './answers.tsx';
import { Downloads } from './downloads.tsx';
import { Outbox } from './outbox.tsx';
import { RefusedSection } from './refused.tsx';
import { StateCard } from './state-card.tsx';

/** The exchange at a glance: how it stands, what goes out, what is to come, what was not taken in. */
export function Network({
  state,
  outcome,
}: {
  readonly state: ExchangeState;
  readonly outcome: SyncOutcome | undefined;
}) {
  return (
    <>
      <StateCard state={state} outcome={outcome} />
      <Answers />
      <Outbox />
      <RefusedSection />
      <Downloads state={state} />
    </>
  );
}

import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/exchange.ts';
import type { Pack } from '#domain/pack.ts';
import { useSay } from '../../i18n/use-formats.ts';
import { usePackIfRead } from '../../profile.ts';

const ranks: readonly Sending['state'][] = ['waiting', 'sent', 'received'];

/** What waits first, then what is on its way, then what arrived; the newest first in each. */
export const byUrgency = (sendings: readonly Sending[]): readonly Sending[] =>
  sendings.toSorted((a, b) => ranks.indexOf(a.state) - ranks.indexOf(b.state) || (a.at < b.at ? 1 : -1));

/** What a person calls a line of the outbox. */
export function useSubject(): (sending: Pick<Sending, 'kind' | 'subject'>) => string {
  const { t } = useTranslation('network');
  const say = useSay();
  const pack = usePackIfRead();
  return ({ kind, subject }) => {
    const name = kind === 'acknowledgement' ? titleOf(pack, subject, say) : subject;
    return t(`what.${kind}`, { subject: name.trim() === '' ? t('common:unnamed') : name });
  };
}

/** An acknowledgement names an alert or a guideline by its id. */
function titleOf(pack: Pack | undefined, about: string, say: ReturnType<typeof useSay>): string {
  const found = pack?.alerts.find(({ id }) => id === about) ?? pack?.guidelines.find(({ id }) => id === about);
  return found === undefined ? about : say(found.title);
}

import { useQuery } from '@tanstack/react-query';
import { useUnreadAnswers } from '../answers.ts';
import { api } from '../client.ts';
import { useNow } from '../clock.ts';
import { useExchangeIfRead } from '../exchange.ts';
import { guidelinesFor, isUnread, openAlerts } from '../reading.ts';
import { useProfile } from '../profile.ts';
import { beirutDay } from '../i18n/formats.ts';
import { mayDecide } from '#domain/office.ts';

/** What waits in each screen, by its id: the numbers in the rail. 0 where nothing does. */
export function useCounts(): Readonly<Record<string, number>> {
  const { office, member } = useProfile();
  const today = beirutDay(useNow());
  const { data: pack } = useQuery(api.pack.content.queryOptions());
  const { data: reading } = useQuery(api.pack.reading.queryOptions());
  const { data: drafts = [] } = useQuery(api.drafts.list.queryOptions());
  const { data: approved = [] } = useQuery(api.approved.list.queryOptions());
  const waiting = useExchangeIfRead()?.waiting.count ?? 0;
  const answers = useUnreadAnswers().length;
  const decides = mayDecide(member);
  const { data: queue = [] } = useQuery({ ...api.review.queue.queryOptions(), enabled: decides });
  const alerts = pack && reading ? openAlerts(pack, reading, office.region).length : 0;
  const unread =
    pack && reading ? guidelinesFor(pack, office.region).filter((one) => isUnread(one, reading)).length : 0;
  const returned = drafts.filter((one) => one.state === 'returned').length;
  const due = approved.filter(
    (one) => one.content.plannedAt !== null && beirutDay(one.content.plannedAt) === today && one.posted.length === 0,
  ).length;
  return {
    today: alerts + returned + due + answers,
    guidelines: unread,
    drafts: drafts.filter((one) => one.state === 'writing' || one.state === 'returned').length,
    approved: approved.filter((one) => one.origin === 'office' && one.posted.length === 0).length,
    review: queue.length,
    exchange: waiting,
  };
}

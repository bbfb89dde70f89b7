import { api, followEvents, queries, whenAnswering } from './client.ts';
import { readMessages } from './i18n/messages.ts';

// The entry is small: what the window asks first is on its way while its own code, most of all that it needs, is read.

void followEvents();
/** Null when the core could not say. */
const settings = queries.fetchQuery({ ...api.settings.get.queryOptions(), retry: false }).catch(() => null);
const answered = askFirst();
// Most read Arabic: its words need not wait for the settings. Who needs words that did not come asks for them again.
void readMessages('ar').catch(() => undefined);
settings.then((known) => known && readMessages(known.language)).catch(() => undefined);
// The first date that is written reads the calendars of all languages: now, while nothing else is to do.
Intl.DateTimeFormat.supportedLocalesOf([]);
void whenAnswering(() => import('./interface.tsx')).then(({ draw }) => draw(settings, answered));

/** Asked together: each would wait for the drawing that asks for it. Who asks again hears what went wrong. */
async function askFirst(): Promise<void> {
  const profile = await queries.fetchQuery(api.profile.state.queryOptions()).catch(() => null);
  const content = queries.prefetchQuery(api.pack.content.queryOptions());
  if (profile?.status !== 'open') return;
  await Promise.all([
    content,
    queries.prefetchQuery(api.pack.reading.queryOptions()),
    queries.prefetchQuery(api.drafts.list.queryOptions()),
    queries.prefetchQuery(api.approved.list.queryOptions()),
    queries.prefetchQuery(api.feedback.unread.queryOptions()),
    queries.prefetchQuery(api.feedback.list.queryOptions()),
    queries.prefetchQuery(api.exchange.state.queryOptions()),
    queries.prefetchQuery(api.exchange.sendings.queryOptions()),
    queries.prefetchQuery(api.enrolment.state.queryOptions()),
  ]);
}

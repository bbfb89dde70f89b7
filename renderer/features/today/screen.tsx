import { useSuspenseQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { DESK } from '#domain/directory.ts';
import { useUnreadAnswers } from '../../answers.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useProfile } from '../../profile.ts';
import { Scroll, Screen } from '../../ui/screen.tsx';
import { Alerts, Notes } from './alerts.tsx';
import { DueTable } from './due-table.tsx';
import { Letters } from './letters.tsx';
import { QuietBanner } from './quiet-banner.tsx';
import { Returned } from './returned.tsx';
import { Side } from './side.tsx';
import { Templates } from './templates.tsx';
import { dueToday, isMorning } from './today.ts';
import { Withdrawals } from './withdrawals.tsx';
import styles from './today.module.css';

/** What this day asks for: the committee's words, what goes out, what came back, whom we have not addressed. */
export default function Today() {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const now = useNow();
  const { office } = useProfile();
  const [{ data: pack }, { data: reading }, { data: drafts }, { data: approved }] = useSuspenseQueries({
    queries: [
      api.pack.content.queryOptions(),
      api.pack.reading.queryOptions(),
      api.drafts.list.queryOptions(),
      api.approved.list.queryOptions(),
    ],
  });
  const due = dueToday(approved, drafts, now);
  const returned = drafts.filter((draft) => draft.state === 'returned');
  const answers = useUnreadAnswers().length;
  const greeting = [
    t(isMorning(now) ? 'morning' : 'evening'),
    due.length > 0 ? t('due-count', { count: due.length }) : '',
    returned.length > 0 ? t('returned-count', { count: returned.length }) : '',
    answers > 0 ? t('feedback:answers.came', { count: answers }) : '',
  ];
  return (
    <Screen sideWidth="mid" side={<Side pack={pack} reading={reading} approved={approved} />}>
      <Scroll className={styles['page']}>
        <header className={styles['head']}>
          <h1>{formats.weekday(now)}</h1>
          <p>{greeting.filter((part) => part !== '').join(' ')}</p>
        </header>
        <QuietBanner periods={pack.quietPeriods} />
        <Alerts pack={pack} reading={reading} />
        <Withdrawals pack={pack} approved={approved} />
        <DueTable due={due} platforms={pack.platforms} />
        <Returned drafts={returned} />
        {office.id === DESK ? null : <Letters pack={pack} />}
        <Notes pack={pack} />
        <Templates templates={pack.templates} />
      </Scroll>
    </Screen>
  );
}

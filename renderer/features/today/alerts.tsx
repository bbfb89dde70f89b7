import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#contract/pack.ts';
import type { Alert, Pack } from '#domain/pack.ts';
import { api, queries } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useRefusalText } from '../../i18n/use-refusal-text.ts';
import { hrefOf } from '../../navigation.ts';
import { useProfile } from '../../profile.ts';
import { openAlerts } from '../../reading.ts';
import { Button, TextLink } from '../../ui/button.tsx';
import { Card, Main, Section } from '../../ui/card.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { toast } from '../../ui/toast.tsx';
import { recentNotes } from './today.ts';
import styles from './today.module.css';

/** The committee's words to this office that ask for an answer. */
export function Alerts({ pack, reading }: { readonly pack: Pack; readonly reading: Reading }) {
  const { t } = useTranslation('today');
  const { office } = useProfile();
  const alerts = openAlerts(pack, reading, office.region);
  return (
    <Section title={t('alerts.title')}>
      {alerts.length === 0 ? <p className={styles['none']}>{t('alerts.none')}</p> : null}
      {alerts.map((alert) => (
        <AlertCard key={alert.id} alert={alert} pack={pack} />
      ))}
    </Section>
  );
}

/** Recent words that ask for none, one line each. */
export function Notes({ pack }: { readonly pack: Pack }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const { office } = useProfile();
  const notes = recentNotes(pack, office.region, useNow());
  if (notes.length === 0) return null;
  return (
    <Section title={t('notes.title')}>
      <Card flush>
        {notes.map((note) => (
          <div key={note.id} className={styles['note']}>
            <h3>{say(note.title)}</h3>
            <p className={styles['small']}>{say(note.body)}</p>
            <About alert={note} pack={pack} />
          </div>
        ))}
      </Card>
    </Section>
  );
}

function AlertCard({ alert, pack }: { readonly alert: Alert; readonly pack: Pack }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const refusalText = useRefusalText();
  const acknowledge = useMutation(
    api.pack.acknowledge.mutationOptions({
      onSuccess: (reading) => queries.setQueryData(api.pack.reading.queryKey(), reading),
      onError: (error) => toast({ text: refusalText(error) }),
    }),
  );
  return (
    <Card row>
      <SeverityIcon level="advise" />
      <Main>
        <h3>{say(alert.title)}</h3>
        <p className={styles['small']}>{say(alert.body)}</p>
        <About alert={alert} pack={pack} />
      </Main>
      {alert.acknowledge ? (
        <Button size="s" busy={acknowledge.isPending} onPress={() => acknowledge.mutate({ id: alert.id })}>
          {t('alerts.read')}
        </Button>
      ) : null}
    </Card>
  );
}

/** To whom, the guideline behind it, when. */
function About({ alert, pack }: { readonly alert: Alert; readonly pack: Pack }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const region = pack.regions.find((one) => one.id === alert.region);
  const guideline = pack.guidelines.find((one) => one.id === alert.guideline);
  return (
    <p className={styles['meta']}>
      <span>{region === undefined ? t('alerts.everyone') : t('alerts.region', { region: say(region.name) })}</span>
      {guideline === undefined ? null : (
        <TextLink quiet href={hrefOf(['guidelines', guideline.id])}>
          {t('common:guideline-ref', { number: `\u2066${guideline.number}\u2069` })}
        </TextLink>
      )}
      <time dateTime={alert.date}>{formats.day(alert.date, now)}</time>
    </p>
  );
}

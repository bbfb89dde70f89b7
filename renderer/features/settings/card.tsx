import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentState, Standing } from '#contract/enrolment.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { CardForm, ChooseCard, type ChosenCard } from '../../ui/card-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Row } from './row.tsx';
import styles from './settings.module.css';

type Opened = Extract<EnrolmentState, { status: 'enrolled' }>;

/** The office card, what the desk makes of this device, and how its secrets are kept. */
export function OfficeCard() {
  const { t } = useTranslation('settings');
  const { data: state } = useSuspenseQuery(api.enrolment.state.queryOptions());
  return (
    <>
      {state.status === 'none' ? (
        <div className={styles['block']}>
          <p>{t('card.none')}</p>
          <Another>{t('card.choose')}</Another>
        </div>
      ) : (
        <Facts state={state} />
      )}
      <Row name={t('card.keeping')}>
        <span className={styles['long']}>{t(`card.keeps.${state.keeping}`)}</span>
      </Row>
    </>
  );
}

/** How grave it is for whoever works here. */
const levels: Readonly<Record<Standing, 'positive' | 'advise' | 'review' | 'block'>> = {
  waiting: 'advise',
  admitted: 'positive',
  revoked: 'block',
  'card-used': 'block',
  'card-revoked': 'block',
  'card-expired': 'review',
};

function Facts({ state }: { readonly state: Opened }) {
  const { t } = useTranslation('settings');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const { standing, release, device, members, openedAt, keysHere } = state;
  return (
    <>
      <Row
        name={t('card.standing')}
        hint={<span className={styles['long']}>{t(`card.standings-hint.${standing}`)}</span>}
      >
        <Tag kind={levels[standing]}>{t(`card.standings.${standing}`)}</Tag>
      </Row>
      {keysHere ? null : (
        <Row name={t('card.keys')} hint={<span className={styles['long']}>{t('card.keys-away-hint')}</span>}>
          <Tag kind="block">{t('card.keys-away')}</Tag>
        </Row>
      )}
      <Row name={t('card.device')}>
        <bdi dir="ltr">{device}</bdi>
      </Row>
      <Row name={t('card.members')}>
        <span>{formats.list(members.map(({ name }) => say(name)))}</span>
      </Row>
      <Row name={t('card.opened')}>
        <span>{formats.when(openedAt, now)}</span>
      </Row>
      {release === null ? null : (
        <Row name={t('card.release')} hint={t('card.release-hint', { day: formats.day(release.expires, now) })}>
          <span>
            {t('card.release-facts', {
              number: release.number,
              pack: release.pack,
              day: formats.day(release.released, now),
            })}
          </span>
        </Row>
      )}
      <div className={styles['block']}>
        <p>{t('card.another-text')}</p>
        <Another>{t('card.another')}</Another>
      </div>
    </>
  );
}

/** Opens a card in a dialog: a first one, or one that replaces this device's. */
function Another({ children }: { readonly children: string }) {
  const { t } = useTranslation('settings');
  const [card, setCard] = useState<ChosenCard | null>(null);
  const close = (): void => setCard(null);
  return (
    <>
      <ChooseCard onChoose={setCard}>{children}</ChooseCard>
      <Dialog open={card !== null} onClose={close} title={t('card.choose')}>
        {card === null ? null : <CardForm card={card} onOpened={close} onCancel={close} />}
      </Dialog>
    </>
  );
}

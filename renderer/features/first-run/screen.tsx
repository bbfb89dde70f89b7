import { useState } from 'react';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import type { Language } from '#domain/language.ts';
import { api, queries } from '../../client.ts';
import { useLanguage } from '../../i18n/use-formats.ts';
import { useSettings } from '../../ui/appearance.tsx';
import type { ChosenCard } from '../../ui/card-form.tsx';
import { Choice } from '../../ui/chip.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Mark } from '../../ui/mark.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { BackupCard } from './backup-card.tsx';
import { DemoCard } from './demo-card.tsx';
import { Enrolled } from './enrolled.tsx';
import { OfficeCard } from './office-card.tsx';
import styles from './screen.module.css';

/** First run: language and digits, then an office card, the demo campaign or a backup. */
export default function FirstRun() {
  const { t } = useTranslation('first-run');
  return (
    <div className={styles['first']}>
      <Art />
      <main className={styles['main']}>
        <h1>{t('welcome')}</h1>
        <Languages />
        <Ways />
        <Where />
      </main>
    </div>
  );
}

/** The ways in; once a card is open, what is left of that way. */
function Ways() {
  const { t } = useTranslation('first-run');
  const { data: enrolment } = useSuspenseQuery(api.enrolment.state.queryOptions());
  const [card, setCard] = useState<ChosenCard | null>(null);
  if (enrolment.status === 'enrolled') return <Enrolled state={enrolment} />;
  return (
    <>
      <h2>{t('how')}</h2>
      <OfficeCard card={card} onCard={setCard} />
      {/* One way at a time: a list that was open here closed under the hand when the card opened. */}
      {card === null ? (
        <>
          <DemoCard />
          <BackupCard />
        </>
      ) : null}
    </>
  );
}

function Art() {
  const { t } = useTranslation('first-run');
  return (
    <header className={styles['art']}>
      <div className={styles['brand']}>
        <Mark large />
        <b>{t('common:app')}</b>
      </div>
      <p className={styles['motto']}>
        {t('motto-1')}
        <br />
        {t('motto-2')}
      </p>
      <p className={styles['promise']}>{t('promise')}</p>
      <svg viewBox="0 0 330 130" className={styles['lines']} aria-hidden>
        <path d="M4 24h322" strokeDasharray=".1 12" strokeLinecap="round" strokeWidth="5" />
        <path d="M2 62h326" strokeDasharray="18 9" strokeWidth="5" />
        <path d="M2 98h326M2 108h326" strokeWidth="4" />
      </svg>
    </header>
  );
}

/** Each in its own words and script, whatever the interface speaks now. */
const names: readonly { readonly id: Language; readonly name: string }[] = [
  { id: 'ar', name: 'العربية' },
  { id: 'fr', name: 'Français' },
  { id: 'en', name: 'English' },
];

const digitSets = [
  { id: 'latn', name: '123' },
  { id: 'arab', name: '١٢٣' },
] as const;

function Languages() {
  const { t } = useTranslation('first-run');
  const language = useLanguage();
  const { digits } = useSettings();
  const set = useMutation(
    api.settings.set.mutationOptions({ onSuccess: (next) => queries.setQueryData(api.settings.get.queryKey(), next) }),
  );
  return (
    <>
      <ToggleButtonGroup
        aria-label={t('language')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[language]}
        onSelectionChange={(keys) => {
          const chosen = names.find((one) => keys.has(one.id));
          if (chosen !== undefined) set.mutate({ language: chosen.id });
        }}
        className={styles['languages'] ?? ''}
      >
        {names.map(({ id, name }) => (
          <ToggleButton key={id} id={id} className={styles['language'] ?? ''}>
            {id === language ? <SeverityIcon level="positive" /> : null}
            <b lang={id}>{name}</b>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {language === 'ar' ? (
        <div className={styles['digits']}>
          <span>{t('digits')}</span>
          <Choice
            as="chips"
            label={t('digits')}
            value={digits}
            options={digitSets}
            onChange={(next) => set.mutate({ digits: next })}
          />
        </div>
      ) : null}
    </>
  );
}

function Where() {
  const { t } = useTranslation('first-run');
  const { data } = useSuspenseQuery(api.profile.state.queryOptions());
  return (
    <p className={styles['where']}>
      <Icon name="drive" size="s" />
      <span>
        <Trans t={t} i18nKey="where" values={{ folder: data.folder }} components={{ path: <bdi dir="ltr" /> }} />
      </span>
    </p>
  );
}

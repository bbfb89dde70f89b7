import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Policy } from '#contract/exchange.ts';
import { DESK } from '#domain/directory.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useExchangeIfRead } from '../../exchange.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePack, useProfile } from '../../profile.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { RadioGroup, Switch } from '../../ui/toggles.tsx';
import { Destination } from './destination.tsx';
import styles from './stick.module.css';
import { useJob } from './job.ts';
import { prepare } from './stick-jobs.ts';

const reaches = ['nothing', 'thumbs', 'all'] as const;

/** Writes a stick for the desk or another office: what waits, what we carry for others, and if asked the guidelines and pictures. */
export function PrepareSection() {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const now = useNow();
  const pack = usePack();
  const { office } = useProfile();
  const waiting = useExchangeIfRead()?.waiting;
  const running = useJob().state === 'running';
  const [to, setTo] = useState<string | null>(null);
  // The desk carries guidelines to offices; an office carries its words to the desk, which has them.
  const [release, setRelease] = useState(office.id === DESK);
  const [media, setMedia] = useState<Policy['library']>('nothing');
  const why = running ? t('why.running') : to === null ? t('why.no-place') : null;
  return (
    <Section title={t('prepare.title')}>
      <Card className={styles['options']}>
        <p>{t('prepare.note')}</p>
        {waiting === undefined || waiting.count === 0 ? null : (
          <p>{t('prepare.waiting', { count: waiting.count, size: formats.bytes(waiting.bytes) })}</p>
        )}
        <Switch isSelected={release} onChange={setRelease}>
          {t('prepare.release', { day: formats.day(pack.released, now) })}
        </Switch>
        <MediaChoice value={media} onChange={setMedia} />
      </Card>
      <Destination value={to} onChange={setTo} />
      <div className={styles['go']}>
        <Button icon="usb" isDisabled={why !== null} onPress={() => to !== null && prepare(to, release, media)}>
          {t('prepare.write')}
        </Button>
        {why === null ? null : <span>{why}</span>}
      </div>
    </Section>
  );
}

/** How much of the library goes along: what is here of it, with its size. */
function MediaChoice({
  value,
  onChange,
}: {
  readonly value: Policy['library'];
  readonly onChange: (value: Policy['library']) => void;
}) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const { data: library } = useQuery(api.exchange.library.queryOptions());
  const sizes = {
    nothing: null,
    thumbs: library?.thumbs.here.bytes ?? null,
    all: library === undefined ? null : library.thumbs.here.bytes + library.rest.here.bytes,
  };
  return (
    <RadioGroup
      label={t('prepare.media')}
      value={value}
      options={reaches.map((id) => {
        const size = sizes[id];
        return { id, name: t(`prepare.reach.${id}`), ...(size === null ? {} : { note: formats.bytes(size) }) };
      })}
      onChange={onChange}
    />
  );
}

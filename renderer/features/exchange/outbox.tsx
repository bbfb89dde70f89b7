import { useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Sending } from '#contract/exchange.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOfficeName } from '../../office-name.ts';
import { Button } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import styles from './outbox.module.css';
import { byUrgency, useSubject } from './sendings.ts';

const columns = ['what', 'to', 'size', 'state'] as const;

/** Lines shown until somebody asks for all. */
const SHOWN = 8;

/** What was sent and what waits: to whom, how large, how far. */
export function Outbox() {
  const { t } = useTranslation('network');
  const { data } = useSuspenseQuery(api.exchange.sendings.queryOptions());
  const [all, setAll] = useState(false);
  const sendings = byUrgency(data);
  const shown = all ? sendings : sendings.slice(0, SHOWN);
  if (sendings.length === 0) {
    return (
      <Section title={t('outbox')}>
        <p className={styles['none']}>{t('outbox-empty')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('outbox')}>
      <Card flush>
        <Table className={styles['table']} columns={columns.map((id) => ({ id, name: t(`column.${id}`) }))}>
          {shown.map((sending) => (
            <Line key={sending.id} sending={sending} />
          ))}
        </Table>
      </Card>
      {sendings.length > shown.length ? (
        <Button kind="quiet" size="s" icon="down" onPress={() => setAll(true)} className={styles['all']}>
          {t('outbox-all', { count: sendings.length })}
        </Button>
      ) : null}
    </Section>
  );
}

function Line({ sending }: { readonly sending: Sending }) {
  const formats = useFormats();
  const now = useNow();
  const subject = useSubject();
  const officeName = useOfficeName();
  // The office's own other laptops read it too: only who it is meant for is named.
  const [to = ''] = sending.to;
  return (
    <tr>
      <th scope="row" className={styles['what']}>
        <span>{subject(sending)}</span>
        <small>
          <time dateTime={sending.at}>{formats.when(sending.at, now)}</time>
        </small>
      </th>
      <td className={styles['mute']}>{officeName(to)}</td>
      <td className={styles['size']}>{formats.bytes(sending.size)}</td>
      <td>
        <Delivery sending={sending} />
      </td>
    </tr>
  );
}

function Delivery({ sending: { state, receivedAt } }: { readonly sending: Sending }) {
  const { t } = useTranslation('network');
  const formats = useFormats();
  const now = useNow();
  if (state === 'received' && receivedAt !== null) {
    return <Tag kind="positive">{t('delivery.received', { when: formats.when(receivedAt, now) })}</Tag>;
  }
  return state === 'sent' ? (
    <Tag kind="accent" icon="send">
      {t('delivery.sent')}
    </Tag>
  ) : (
    <Tag icon="clock">{t('delivery.waiting')}</Tag>
  );
}

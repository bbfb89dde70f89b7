import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ListedPost } from '#contract/approved.ts';
import type { Pack } from '#domain/pack.ts';
import { nameOf } from '#domain/post.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { Card, Main, Section } from '../../ui/card.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { recentWithdrawals } from './today.ts';
import styles from './today.module.css';

/** What the desk took back of late, and why; absent when there is nothing. */
export function Withdrawals({ pack, approved }: { readonly pack: Pack; readonly approved: readonly ListedPost[] }) {
  const { t } = useTranslation('today');
  const formats = useFormats();
  const say = useSay();
  const now = useNow();
  const taken = recentWithdrawals(pack, now);
  const { data: library } = useQuery({
    ...api.pack.library.queryOptions(),
    enabled: taken.some(({ kind }) => kind === 'asset'),
  });
  if (taken.length === 0) return null;
  const named = (kind: 'post' | 'asset', id: string): string => {
    if (kind === 'post') {
      const post = approved.find((one) => one.withdrawn?.id === id);
      return post === undefined ? '' : nameOf(post.content);
    }
    const asset = library?.find((one) => one.id === id);
    return asset === undefined ? '' : say(asset.title);
  };
  return (
    <Section title={t('withdrawn.title')}>
      {taken.map(({ kind, id, reason, at }) => {
        const name = named(kind, id);
        return (
          <Card row key={`${kind} ${id}`}>
            <SeverityIcon level="block" />
            <Main>
              <h3>{name === '' ? t(`withdrawn.${kind}`) : <bdi>{name}</bdi>}</h3>
              <p className={styles['small']}>
                <bdi>{reason}</bdi>
              </p>
              <p className={styles['meta']}>
                <span>{t(`withdrawn.${kind}-what`)}</span>
                <time dateTime={at}>{formats.when(at, now)}</time>
              </p>
            </Main>
          </Card>
        );
      })}
    </Section>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { thumbOf } from '#domain/asset.ts';
import type { Submission } from '#domain/submission.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { Icon } from '../../ui/icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { shortHash } from './verdict.ts';
import styles from './review.module.css';

/** Everything else that is approved with the words: pictures, platforms, segments, time, disclosure, sources, the hash. */
export function PostFacts({
  submission: { content, contentHash, pack: judgedBy },
}: {
  readonly submission: Submission;
}) {
  const { t } = useTranslation('review');
  const say = useSay();
  const formats = useFormats();
  const now = useNow();
  const pack = usePack();
  const named = (
    list: readonly { readonly id: string; readonly name: Parameters<typeof say>[0] }[],
    ids: readonly string[],
  ): string =>
    formats.list(
      ids.map((id) => list.find((one) => one.id === id)).flatMap((one) => (one === undefined ? [] : [say(one.name)])),
    );
  const { kind, payer, aiAltered } = content.disclosure;
  return (
    <>
      <Pictures media={content.media} />
      <div className={styles['facts']}>
        <span>
          <Icon name="send" size="s" /> {named(pack.platforms, content.platforms)}
        </span>
        <span>
          <Icon name="users" size="s" />{' '}
          {content.segments.length === 0 ? t('no-segments') : named(pack.segments, content.segments)}
        </span>
        <span>
          <Icon name="clock" size="s" />{' '}
          {content.plannedAt === null
            ? t('no-time')
            : t('time', { day: formats.day(content.plannedAt, now), time: formats.time(content.plannedAt) })}
        </span>
        <span>
          <Icon name="eye" size="s" /> {kind === 'organic' ? t('organic') : t('paid', { payer })}
          {aiAltered ? ` · ${t('altered')}` : ''}
        </span>
        {content.sources.map((source) => (
          <span key={source}>
            <Icon name="link" size="s" /> <bdi>{source}</bdi>
          </span>
        ))}
        <span title={contentHash}>
          <Icon name="verified" size="s" /> {t('bound')}{' '}
          <bdi className="ltr" dir="ltr">
            {shortHash(contentHash)}
          </bdi>
        </span>
        <span>
          <Icon name="guidelines" size="s" /> {t('judged-by', { version: judgedBy.version })}
        </span>
      </div>
    </>
  );
}

function Pictures({ media }: { readonly media: Submission['content']['media'] }) {
  const { t } = useTranslation('review');
  const { data: library = [] } = useQuery(api.pack.library.queryOptions());
  if (media.length === 0) return null;
  return (
    <ul className={styles['pictures']} aria-label={t('pictures')}>
      {media.map((use) => {
        const asset = library.find(({ id }) => id === use.asset);
        return (
          <li key={use.asset}>
            {asset === undefined ? <Icon name="image" size="l" /> : <Picture files={[thumbOf(asset).hash]} alt="" />}
            <p>
              <b>{t('alt')}</b> <bdi>{use.altText}</bdi>
            </p>
          </li>
        );
      })}
    </ul>
  );
}

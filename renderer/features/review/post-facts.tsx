import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Asset, stillsOf, thumbOf } from '#domain/asset.ts';
import { type AreaComment, isOnArea, type Numbered } from '#domain/comment.ts';
import type { MediaUse } from '#domain/post.ts';
import type { Submission } from '#domain/submission.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useFirstHere } from '../../media.ts';
import { usePack } from '../../profile.ts';
import { CommentNumbers } from '../../ui/comment-number.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Picture } from '../../ui/picture.tsx';
import { shortHash } from './verdict.ts';
import styles from './review.module.css';

/** Everything else that is approved with the words: pictures, platforms, segments, time, disclosure, sources, the hash. */
export function PostFacts({
  submission: { content, contentHash, pack: judgedBy },
  ...pictures
}: {
  readonly submission: Submission;
} & Omit<PicturesProps, 'media'>) {
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
      <Pictures {...pictures} media={content.media} />
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

interface PicturesProps {
  readonly media: Submission['content']['media'];
  readonly comments: readonly Numbered[];
  /** The picture one came back from: the keyboard is there again. */
  readonly left: string | null;
  /** Opens a picture to look at it and to comment on it. */
  onPicture(asset: string): void;
}

function Pictures({ media, comments, ...rest }: PicturesProps) {
  const { t } = useTranslation('review');
  const { data: library = [] } = useQuery(api.pack.library.queryOptions());
  if (media.length === 0) return null;
  return (
    <ul className={styles['pictures']} aria-label={t('pictures')}>
      {media.map((use) => {
        const asset = library.find(({ id }) => id === use.asset);
        const about = comments.filter(isOnArea).filter((one) => one.asset === use.asset);
        return (
          <li key={use.asset}>
            {asset === undefined ? (
              <Described use={use} />
            ) : (
              <Openable {...rest} use={use} asset={asset} comments={about} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** A picture that is not in the library, or not on this computer: what it shows is said, and nothing can be drawn on it. */
function Described({ use, asset }: { readonly use: MediaUse; readonly asset?: Asset }) {
  const { t } = useTranslation('review');
  return (
    <>
      {asset === undefined ? <Icon name="image" size="l" /> : <Picture files={[thumbOf(asset).hash]} alt="" />}
      <p>
        <b>{t('alt')}</b> <bdi>{use.altText}</bdi>
      </p>
    </>
  );
}

interface OpenableProps extends Pick<PicturesProps, 'left' | 'onPicture'> {
  readonly use: MediaUse;
  readonly asset: Asset;
  readonly comments: readonly Numbered<AreaComment>[];
}

function Openable({ use, asset, comments, left, onPicture }: OpenableProps) {
  const { t } = useTranslation('review');
  const say = useSay();
  const here = useFirstHere(stillsOf(asset).map(({ hash }) => hash));
  if (typeof here !== 'string') return <Described use={use} asset={asset} />;
  return (
    <button
      type="button"
      className={styles['picture']}
      autoFocus={left === use.asset}
      onClick={() => onPicture(use.asset)}
    >
      <span className="heard">{t('look-at', { title: say(asset.title) })}</span>
      <Described use={use} asset={asset} />
      {comments.length === 0 ? <Icon name="comment" size="s" /> : null}
      <CommentNumbers comments={comments} />
    </button>
  );
}

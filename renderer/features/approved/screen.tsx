import { useMemo, useState } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { nameOf } from '#domain/post.ts';
import type { ListedPost } from '#contract/approved.ts';
import { api } from '../../client.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf, useRoute } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Choice } from '../../ui/chip.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ListGroup, ListRow } from '../../ui/list-row.tsx';
import { Bar, BarEnd, Screen, Scroll } from '../../ui/screen.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNow } from '../../clock.ts';
import styles from './approved.module.css';
import { Post } from './post.tsx';

const shown = ['waiting', 'posted', 'all'] as const;
type Shown = (typeof shown)[number];

const isPosted = (post: ListedPost): boolean =>
  post.content.platforms.length > 0 &&
  post.content.platforms.every((platform) => post.posted.some((one) => one.platform === platform));

/** What may go out: the office's approved posts, the committee's, and those a bundle brought. */
export default function ApprovedScreen() {
  const { t } = useTranslation('approved');
  const { data: posts } = useSuspenseQuery(api.approved.list.queryOptions());
  const [show, setShow] = useState<Shown>('waiting');
  const [open = null] = useRoute().path;
  const listed = useMemo(
    () => posts.filter((post) => show === 'all' || isPosted(post) === (show === 'posted')).toSorted(byTime),
    [posts, show],
  );
  const current = posts.find(({ id }) => id === open) ?? listed[0];
  return (
    <Screen
      list={
        <>
          <Bar title={t('title')} />
          <div className={styles['choice']}>
            <Choice
              label={t('show')}
              value={show}
              options={shown.map((id) => ({ id, name: t(`shown.${id}`) }))}
              onChange={setShow}
            />
          </div>
          <Scroll>
            {listed.length === 0 && posts.length > 0 ? <EmptyState text={t(`empty.${show}`)} /> : null}
            {(['office', 'pack', 'bundle'] as const).map((origin) => (
              <Group
                key={origin}
                origin={origin}
                posts={listed.filter((post) => post.origin === origin)}
                current={current?.id ?? null}
              />
            ))}
          </Scroll>
        </>
      }
    >
      <Bar title={current === undefined ? t('title') : <bdi>{nameOf(current.content)}</bdi>} level={1} lead>
        <BarEnd>
          {posts.length === 0 ? null : (
            <ButtonLink kind="tint" icon="usb" href={hrefOf(['exchange'])}>
              {t('export')}
            </ButtonLink>
          )}
        </BarEnd>
      </Bar>
      {current === undefined ? (
        <EmptyState text={t('empty.waiting')}>
          <ButtonLink href={hrefOf(['drafts'])}>{t('to-drafts')}</ButtonLink>
        </EmptyState>
      ) : (
        <Post key={current.id} post={current} />
      )}
    </Screen>
  );
}

/** Planned ones first, the earliest on top; then the newest approved. */
function byTime(a: ListedPost, b: ListedPost): number {
  const [first, second] = [a.content.plannedAt, b.content.plannedAt];
  if (first !== null && second !== null) return first < second ? -1 : 1;
  if (first !== null || second !== null) return first === null ? 1 : -1;
  return a.approvedAt < b.approvedAt ? 1 : -1;
}

function Group({
  origin,
  posts,
  current,
}: {
  readonly origin: ListedPost['origin'];
  readonly posts: readonly ListedPost[];
  readonly current: string | null;
}) {
  const { t } = useTranslation('approved');
  const formats = useFormats();
  const now = useNow();
  const say = useSay();
  const pack = usePack();
  if (posts.length === 0) return null;
  const platformName = (id: string): string => {
    const platform = pack.platforms.find((one) => one.id === id);
    return platform === undefined ? id : say(platform.name);
  };
  return (
    <>
      <ListGroup>{t(`origin.${origin}`)}</ListGroup>
      {posts.map((post) => (
        <ListRow
          key={post.id}
          href={hrefOf(['approved', post.id])}
          title={nameOf(post.content)}
          current={post.id === current}
        >
          {post.withdrawn === null ? null : <Tag kind="block">{t('withdrawn')}</Tag>}
          {isPosted(post) ? <Tag kind="positive">{t('posted')}</Tag> : null}
          <span>{post.content.plannedAt === null ? t('no-time') : formats.when(post.content.plannedAt, now)}</span>
          <span className="clip">{formats.list(post.content.platforms.map(platformName))}</span>
        </ListRow>
      ))}
    </>
  );
}

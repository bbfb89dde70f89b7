import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { thumbOf } from '#domain/asset.ts';
import { type PlatformId, textOf } from '#domain/post.ts';
import type { ListedPost } from '#contract/approved.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { api } from '../../client.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { useMemberName } from '../../member-name.ts';
import { hrefOf } from '../../navigation.ts';
import { usePack } from '../../profile.ts';
import { ActBar } from '../../ui/act-bar.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { SeverityIcon } from '../../ui/severity-icon.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';
import { Picture } from '../../ui/picture.tsx';
import styles from './approved.module.css';
import { MarkPosted } from './mark-posted.tsx';

/** One approved post as it goes out: each platform's exact text to copy, pictures with alt text, what was posted where. */
export function Post({ post }: { readonly post: ListedPost }) {
  const { t } = useTranslation('approved');
  const { content } = post;
  return (
    <>
      <Scroll className={styles['post']}>
        <Facts post={post} />
        {post.withdrawn === null ? null : (
          <p className={styles['withdrawn']} role="status">
            <SeverityIcon level="block" />
            <bdi>{t('withdrawn-why', { reason: post.withdrawn.reason })}</bdi>
          </p>
        )}
        <div className={styles['body']}>
          <div className={styles['texts']}>
            {(post.withdrawn === null ? groupsOf(post) : []).map(({ platforms, text }) => (
              <Version key={platforms.join(' ')} post={post} platforms={platforms} text={text} />
            ))}
          </div>
          <Pictures post={post} />
        </div>
        {content.sources.length === 0 ? null : (
          <p className={styles['sources']}>
            <b>{t('sources')}</b>
            {content.sources.map((source) => (
              <bdi key={source}>{source}</bdi>
            ))}
          </p>
        )}
      </Scroll>
      <ActBar>
        <span className={styles['bound']}>
          <Icon name="verified" size="s" />
          {t('bound')} <bdi dir="ltr">{post.contentHash.slice(0, 8).toUpperCase()}</bdi>
        </span>
        {post.withdrawn !== null ? null : post.draft === null ? (
          <ButtonLink icon="pen" href={hrefOf(['drafts', 'new'], { post: post.id })}>
            {t('adapt')}
          </ButtonLink>
        ) : (
          <ButtonLink icon="pen" href={hrefOf(['drafts', post.draft])}>
            {t('open-draft')}
          </ButtonLink>
        )}
      </ActBar>
    </>
  );
}

/** Platforms that publish the same words stand together. */
function groupsOf({
  content,
}: ApprovedPost): readonly { readonly platforms: readonly PlatformId[]; readonly text: string }[] {
  const groups = new Map<string, PlatformId[]>();
  for (const platform of content.platforms) {
    const text = textOf(content, platform);
    groups.set(text, [...(groups.get(text) ?? []), platform]);
  }
  return [...groups].map(([text, platforms]) => ({ platforms, text }));
}

function Facts({ post: { content, approvedAt, approvedBy, origin } }: { readonly post: ApprovedPost }) {
  const { t } = useTranslation('approved');
  const formats = useFormats();
  const say = useSay();
  const now = useNow();
  const pack = usePack();
  const segments = pack.segments.filter(({ id }) => content.segments.includes(id)).map(({ name }) => say(name));
  const by = useMemberName()(approvedBy);
  return (
    <div className={styles['facts']}>
      <Tag kind="positive">{t('approved-at', { when: formats.when(approvedAt, now), by })}</Tag>
      {origin === 'office' ? null : <Tag kind="outline">{t(`origin.${origin}`)}</Tag>}
      <span>
        <Icon name="planned" size="s" />
        {content.plannedAt === null
          ? t('no-time')
          : `${formats.weekday(content.plannedAt)}${t('common:comma')}${formats.time(content.plannedAt)}`}
      </span>
      {segments.length === 0 ? null : (
        <span>
          <Icon name="users" size="s" />
          {formats.list(segments)}
        </span>
      )}
      <span>
        <Icon name="eye" size="s" />
        {content.disclosure.kind === 'paid' ? t('paid', { payer: content.disclosure.payer }) : t('organic')}
        {content.disclosure.aiAltered ? `${t('common:comma')}${t('ai-altered')}` : null}
      </span>
    </div>
  );
}

function Version({
  post,
  platforms,
  text,
}: {
  readonly post: ApprovedPost;
  readonly platforms: readonly PlatformId[];
  readonly text: string;
}) {
  const { t } = useTranslation('approved');
  const say = useSay();
  const pack = usePack();
  const nameOf = (id: PlatformId): string => {
    const platform = pack.platforms.find((one) => one.id === id);
    return platform === undefined ? id : say(platform.name);
  };
  const copy = async (platform: PlatformId): Promise<void> => {
    await navigator.clipboard.writeText(text);
    toast({ text: t('copied', { platform: nameOf(platform) }) });
  };
  return (
    <section className={styles['version']}>
      <div className={styles['text']} dir="auto">
        {text.split('\n').map((line, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines have no other name and never move
          <p key={at} dir="auto">
            {line}
          </p>
        ))}
      </div>
      <ul className={styles['outlets']}>
        {platforms.map((platform) => (
          <li key={platform}>
            <Button size="s" icon="copy" onPress={() => void copy(platform)}>
              {t('copy', { platform: nameOf(platform) })}
            </Button>
            <MarkPosted post={post} platform={platform} name={nameOf(platform)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pictures({ post: { content } }: { readonly post: ApprovedPost }) {
  const { t } = useTranslation('approved');
  const { data: library } = useSuspenseQuery(api.pack.library.queryOptions());
  if (content.media.length === 0) return null;
  const copy = async (altText: string): Promise<void> => {
    await navigator.clipboard.writeText(altText);
    toast({ text: t('alt-copied') });
  };
  return (
    <ul className={styles['pictures']}>
      {content.media.map(({ asset, altText }) => {
        const one = library.find(({ id }) => id === asset);
        return (
          <li key={asset}>
            {one === undefined ? null : <Picture files={[thumbOf(one).hash]} alt={altText} />}
            <p dir="auto">{altText}</p>
            <Button kind="quiet" size="s" icon="copy" onPress={() => void copy(altText)}>
              {t('copy-alt')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

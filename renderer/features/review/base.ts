import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueueEntry } from '#contract/review.ts';
import { nearestPost } from '#domain/kin.ts';
import { contentOf } from '#domain/pack-post.ts';
import type { PackPost } from '#domain/pack.ts';
import type { PostContent } from '#domain/post.ts';
import { useNow } from '../../clock.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';

/** What a submission is compared with, and what a person calls it. */
export interface Base {
  readonly content: PostContent;
  readonly said: string;
}

/** The campaign's approved post that a submission was written from; null when it is from none. */
export function useNational({ submission }: QueueEntry): PackPost | null {
  const { posts } = usePack();
  return useMemo(
    () =>
      nearestPost(
        submission.content.base,
        posts.filter(({ id }) => id !== submission.id),
      ),
    [submission, posts],
  );
}

/** The national post when it is given, else what was sent of the draft before; null when there is neither. */
export function useBase({ previous, lastDecision }: QueueEntry, national: PackPost | null): Base | null {
  const { t } = useTranslation('review');
  const formats = useFormats();
  const now = useNow();
  if (national !== null) {
    return {
      content: contentOf(national),
      said: t('national', { name: national.title, when: formats.when(national.approvedAt, now) }),
    };
  }
  if (previous === null) return null;
  const was = lastDecision?.submission === previous.id ? lastDecision : null;
  const said =
    was === null
      ? t('before', { when: formats.when(previous.at, now) })
      : t(`last.${was.kind}`, { when: formats.when(was.at, now) });
  return { content: previous.content, said };
}

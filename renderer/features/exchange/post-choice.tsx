import { useTranslation } from 'react-i18next';
import { nameOf } from '#domain/post.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { useNow } from '../../clock.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { usePack } from '../../profile.ts';
import { Tag } from '../../ui/tag.tsx';
import { Checkbox } from '../../ui/toggles.tsx';
import styles from './post-choice.module.css';

/** The approved posts to tick, with the one box for all. */
export function PostChoice({
  posts,
  chosen,
  onChange,
}: {
  readonly posts: readonly ApprovedPost[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const { t } = useTranslation('exchange');
  const formats = useFormats();
  const say = useSay();
  const now = useNow();
  const pack = usePack();
  const all = posts.map(({ id }) => id);
  const platformName = (id: string): string => {
    const platform = pack.platforms.find((one) => one.id === id);
    return platform === undefined ? id : say(platform.name);
  };
  return (
    <ul className={styles['posts']} aria-label={t('choose-posts')}>
      <li>
        <Checkbox
          isSelected={chosen.length === all.length}
          isIndeterminate={chosen.length > 0 && chosen.length < all.length}
          onChange={(on) => onChange(on ? all : [])}
          aside={t('chosen', { count: chosen.length })}
        >
          <b>{t('all-posts')}</b>
        </Checkbox>
      </li>
      {posts.map(({ id, content, posted, origin }) => (
        <li key={id}>
          <Checkbox
            isSelected={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
            aside={content.plannedAt === null ? t('no-time') : formats.when(content.plannedAt, now)}
          >
            <span className={styles['post']}>
              <bdi>{nameOf(content)}</bdi>
              <small>{formats.list(content.platforms.map(platformName))}</small>
              {origin === 'office' ? null : <Tag kind="outline">{t(`origin.${origin}`)}</Tag>}
              {posted.length === 0 ? null : <Tag kind="positive">{t('posted')}</Tag>}
            </span>
          </Checkbox>
        </li>
      ))}
    </ul>
  );
}

import { useTranslation } from 'react-i18next';
import type { Platform } from '#domain/platform/platform.ts';
import { textOf } from '#domain/post.ts';
import type { ApprovedPost } from '#domain/submission.ts';
import { useFormats, useSay } from '../../i18n/use-formats.ts';
import { hrefOf } from '../../navigation.ts';
import { exists } from '../registry.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { Card, Section } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { Table } from '../../ui/table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { toast } from '../../ui/toast.tsx';
import type { Due } from './today.ts';
import styles from './today.module.css';

const columns = ['time', 'name', 'platforms', 'state', 'action'] as const;

/** What goes out today, by time. */
export function DueTable({
  due,
  platforms,
}: {
  readonly due: readonly Due[];
  readonly platforms: readonly Platform[];
}) {
  const { t } = useTranslation('today');
  return (
    <Section title={t('due.title')}>
      <Card flush>
        {due.length === 0 ? (
          <EmptyState text={t('due.none')}>
            {exists('drafts') ? (
              <ButtonLink kind="tint" size="s" icon="plus" href={hrefOf(['drafts', 'new'])}>
                {t('due.write')}
              </ButtonLink>
            ) : null}
          </EmptyState>
        ) : (
          <Table bare columns={columns.map((id) => ({ id, name: t(`due.columns.${id}`) }))}>
            {due.map((line) => (
              <DueLine key={line.id} line={line} platforms={platforms} />
            ))}
          </Table>
        )}
      </Card>
    </Section>
  );
}

function DueLine({ line, platforms }: { readonly line: Due; readonly platforms: readonly Platform[] }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const formats = useFormats();
  const named = platforms.filter((platform) => line.platforms.includes(platform.id));
  return (
    <tr>
      <td className={styles['time']}>
        <time dateTime={line.at}>{formats.time(line.at)}</time>
      </td>
      <th scope="row">
        <bdi>{line.name === '' ? t('common:unnamed') : line.name}</bdi>
      </th>
      <td className={styles['mute']}>{named.map((platform) => say(platform.name)).join(t('common:comma'))}</td>
      <td>
        <Tag kind={line.state === 'approved' ? 'positive' : line.state === 'returned' ? 'review' : 'neutral'}>
          {t(`common:state.${line.state}`)}
        </Tag>
      </td>
      <td className={styles['action']}>
        {line.approved === null ? <GoOn draft={line.draft} /> : <CopyText post={line.approved} platforms={named} />}
      </td>
    </tr>
  );
}

function GoOn({ draft }: { readonly draft: string | null }) {
  const { t } = useTranslation('today');
  if (draft === null || !exists('drafts')) return null;
  return (
    <ButtonLink kind="tint" size="s" href={hrefOf(['drafts', draft])}>
      {t('due.continue')}
    </ButtonLink>
  );
}

/** Copies the approved text: at once for one platform, by choice when their texts differ. */
function CopyText({ post, platforms }: { readonly post: ApprovedPost; readonly platforms: readonly Platform[] }) {
  const { t } = useTranslation('today');
  const say = useSay();
  const copy = (version: string): void => {
    const text = textOf(post.content, version);
    navigator.clipboard.writeText(text).then(
      () => toast({ text: t('due.copied', { name: post.content.title }) }),
      () => toast({ text: t('due.no-copy') }),
    );
  };
  const [first] = platforms;
  if (platforms.length <= 1) {
    return (
      <Button size="s" icon="copy" onPress={() => copy(first?.id ?? 'base')}>
        {t('due.copy')}
      </Button>
    );
  }
  return (
    <Menu
      label={t('due.copy')}
      onAction={copy}
      trigger={
        <Button size="s" icon="copy">
          {t('due.copy')}
        </Button>
      }
    >
      {platforms.map((platform) => (
        <MenuItem key={platform.id} id={platform.id}>
          {t('due.copy-for', { platform: say(platform.name) })}
        </MenuItem>
      ))}
    </Menu>
  );
}

import { useTranslation } from 'react-i18next';
import { useSay } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/toggles.tsx';
import type { FactsProps } from './facts-bar.tsx';
import styles from './drafts.module.css';

/** Whom the post speaks to, with the committee's note on how. */
export function SegmentsDialog({ content, pack, onSet, onClose }: FactsProps & { onClose(): void }) {
  const { t } = useTranslation('drafts');
  const say = useSay();
  const toggle = (id: string, on: boolean): void =>
    onSet({ segments: on ? [...content.segments, id] : content.segments.filter((one) => one !== id) });
  return (
    <Dialog
      onClose={onClose}
      title={t('segments.title')}
      actions={
        <Button kind="primary" onPress={onClose}>
          {t('done')}
        </Button>
      }
    >
      <ul className={styles['options']}>
        {pack.segments.map(({ id, name, note }) => (
          <li key={id}>
            <Checkbox isSelected={content.segments.includes(id)} onChange={(on) => toggle(id, on)}>
              <b>{say(name)}</b>
            </Checkbox>
            <p className={styles['note']}>{say(note)}</p>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

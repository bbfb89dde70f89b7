import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/kbd.tsx';
import styles from './settings.module.css';

const shortcuts = [
  { name: 'new-draft', keys: 'Alt+N' },
  { name: 'search', keys: 'Ctrl+K' },
  { name: 'settings', keys: 'Ctrl+,' },
  { name: 'export', keys: 'Ctrl+E' },
  { name: 'undo', keys: 'Ctrl+Z' },
  { name: 'redo', keys: 'Ctrl+Shift+Z' },
  { name: 'regions', keys: 'F6' },
  { name: 'escape', keys: 'Esc' },
  { name: 'help', keys: 'F1' },
] as const;

/** The shortcuts, by what they do. */
export function Keys() {
  const { t } = useTranslation('settings');
  return (
    <dl className={styles['keys']}>
      {shortcuts.map(({ name, keys }) => (
        <div key={name}>
          <dt>{t(`keys.${name}`)}</dt>
          <dd>
            <Kbd>{keys}</Kbd>
          </dd>
        </div>
      ))}
    </dl>
  );
}

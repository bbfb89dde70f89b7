import { useTranslation } from 'react-i18next';
import type { Depth } from '../../editor/writing-area.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { Bar, BarEnd } from '../../ui/screen.tsx';
import { Tip } from '../../ui/tooltip.tsx';
import styles from './drafts.module.css';

export interface EditorBarProps {
  readonly title: string;
  readonly editable: boolean;
  readonly depth: Depth;
  readonly showHidden: boolean;
  readonly historyOpen: boolean;
  readonly removable: boolean;
  onTitle(title: string): void;
  onUndo(): void;
  onRedo(): void;
  onHistory(): void;
  onShowHidden(): void;
  onRemove(): void;
}

/** The draft's name, undo and redo, its history, and what is needed less often. */
export function EditorBar(props: EditorBarProps) {
  const { t } = useTranslation('drafts');
  const { title, editable, depth } = props;
  const actions: Readonly<Record<string, () => void>> = { hidden: props.onShowHidden, remove: props.onRemove };
  return (
    <Bar lead>
      <h1 className={styles['title']}>
        <input
          aria-label={t('title-label')}
          placeholder={t('title-placeholder')}
          value={title}
          readOnly={!editable}
          maxLength={2_000}
          dir="auto"
          onChange={(event) => props.onTitle(event.target.value)}
        />
      </h1>
      <BarEnd>
        <Tip text={t('undo')} keys="Ctrl+Z">
          <Button
            kind="icon"
            size="s"
            icon="undo"
            label={t('undo')}
            isDisabled={!editable || !depth.undo}
            onPress={props.onUndo}
          />
        </Tip>
        <Tip text={t('redo')} keys="Ctrl+Y">
          <Button
            kind="icon"
            size="s"
            icon="redo"
            label={t('redo')}
            isDisabled={!editable || !depth.redo}
            onPress={props.onRedo}
          />
        </Tip>
        <Button
          kind={props.historyOpen ? 'tint' : 'quiet'}
          size="s"
          icon="history"
          aria-pressed={props.historyOpen}
          onPress={props.onHistory}
        >
          {t('history.open')}
        </Button>
        <Menu
          label={t('more')}
          trigger={<Button kind="icon" size="s" icon="more" label={t('more')} />}
          onAction={(id) => actions[id]?.()}
        >
          <MenuItem id="hidden" icon="eye" checked={props.showHidden}>
            {t('show-hidden')}
          </MenuItem>
          {props.removable ? <MenuLine /> : null}
          {props.removable ? (
            <MenuItem id="remove" icon="trash" danger>
              {t('remove')}
            </MenuItem>
          ) : null}
        </Menu>
      </BarEnd>
    </Bar>
  );
}

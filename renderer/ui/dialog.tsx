import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, type ButtonProps } from './button.tsx';
import { classes } from './classes.ts';
import styles from './dialog.module.css';

/** The two answers to what a dialog asks: leave it, or the act, whose name is `children`. */
export function Answers({ onCancel, children, ...act }: { readonly onCancel: () => void } & Omit<ButtonProps, 'kind'>) {
  const { t } = useTranslation();
  return (
    <>
      <Button onPress={onCancel}>{t('cancel')}</Button>
      <Button kind="primary" {...act}>
        {children}
      </Button>
    </>
  );
}

/**
 * A dialog, for what can't be undone or needs several choices: its title names the thing, its text the effect.
 * `actions` come at the end, the main one last. Escape closes unless `locked` (something is under way).
 */
export function Dialog({
  open = true,
  onClose,
  title,
  wide = false,
  locked = false,
  alert = false,
  children,
  actions,
}: {
  /** For a dialog that stays in place while it is shut. */
  readonly open?: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly wide?: boolean;
  readonly locked?: boolean;
  readonly alert?: boolean;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      isDismissable={!locked && !alert}
      isKeyboardDismissDisabled={locked}
      className={styles['scrim'] ?? ''}
    >
      <Modal className={classes(styles['modal'], wide && styles['wide'])}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className={styles['dialog'] ?? ''}>
          <Heading slot="title" className={styles['title'] ?? ''}>
            {title}
          </Heading>
          <div className={styles['body']}>{children}</div>
          {actions === undefined ? null : <div className={styles['actions']}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

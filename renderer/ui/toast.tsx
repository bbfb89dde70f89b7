import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './toast.module.css';

interface ToastWords {
  readonly text: string;
  /** Takes back what was done. Toasts are only for what can be undone, or for a plain confirmation. */
  readonly undo?: () => void;
}

const queue = new ToastQueue<ToastWords>({ maxVisibleToasts: 2 });

/** Shows a sentence for 6 seconds; the clock stops while it has focus or the pointer. */
export const toast = (words: ToastWords): string => queue.add(words, { timeout: 6_000 });

/** Where toasts appear: once, in the frame. */
export function Toasts() {
  const { t } = useTranslation();
  return (
    <ToastRegion queue={queue} className={styles['region'] ?? ''} aria-label={t('toasts')}>
      {({ toast: one }) => (
        <AriaToast toast={one} className={styles['toast'] ?? ''}>
          <ToastContent className={styles['words'] ?? ''}>
            <Text slot="title">{one.content.text}</Text>
          </ToastContent>
          {one.content.undo === undefined ? null : (
            <Button
              kind="tint"
              size="s"
              icon="undo"
              onPress={() => {
                one.content.undo?.();
                queue.close(one.key);
              }}
            >
              {t('undo')}
            </Button>
          )}
          <Button kind="icon" size="s" icon="close" slot="close" label={t('close')} />
        </AriaToast>
      )}
    </ToastRegion>
  );
}

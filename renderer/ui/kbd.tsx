import styles from './kbd.module.css';

/** A shortcut, `Ctrl+K`; always left to right. Parts are joined by +, on macOS Ctrl shows as ⌘. */
export function Kbd({ children }: { readonly children: string }) {
  const mac = navigator.platform.startsWith('Mac');
  return (
    <kbd className={styles['kbd']} dir="ltr">
      {mac ? children.replace('Ctrl', '⌘').replace('Shift', '⇧').replaceAll('+', '') : children}
    </kbd>
  );
}

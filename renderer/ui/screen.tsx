import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Route, useRoute } from '../navigation.ts';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import styles from './screen.module.css';
import { useNarrow } from './use-narrow.ts';

const first = Promise.withResolvers<void>();

/** Settles when the first screen stands and answers: what can wait until then should. */
export const firstScreen: Promise<void> = first.promise;

/** With User Timing's mark `screen`, which `npm run bench` reads. */
function markFirst(): void {
  if (performance.getEntriesByName('screen').length === 0) performance.mark('screen');
  first.resolve();
}

/** The list drawer of a narrow window: null when the screen has no list or it is always shown. */
const Drawer = createContext<{ readonly open: boolean; readonly toggle: () => void } | null>(null);

/**
 * The regions of a screen: list (start), work, side (end). In a narrow window the list becomes a drawer behind the
 * list button of the work area's `Bar`; with very large text the side goes under the work. F6 walks the regions.
 */
export function Screen({
  list,
  side,
  sideWidth = 'wide',
  children,
}: {
  readonly list?: ReactNode;
  readonly side?: ReactNode;
  /** 324, 300 or 240 px at the normal text size. */
  readonly sideWidth?: 'wide' | 'mid' | 'slim';
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const route = useRoute();
  // Open for one place only: choosing something in the drawer goes elsewhere and so closes it.
  const [openAt, setOpenAt] = useState<Route | null>(null);
  const open = openAt === route;
  useEffect(markFirst, []);
  const drawer = useMemo(
    () => (list !== undefined && narrow ? { open, toggle: () => setOpenAt(open ? null : route) } : null),
    [list, narrow, open, route],
  );
  useEffect(() => {
    if (!open) return;
    const shut = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpenAt(null);
    };
    window.addEventListener('keydown', shut);
    return () => window.removeEventListener('keydown', shut);
  }, [open]);
  return (
    <Drawer value={drawer}>
      <div className={classes(styles['screen'], side !== undefined && styles['sided'])}>
        {list === undefined ? null : (
          <section
            className={classes(
              styles['list'],
              drawer !== null && styles['drawer'],
              drawer !== null && !open && styles['shut'],
            )}
            aria-label={t('regions.list')}
            data-region
            tabIndex={-1}
          >
            {list}
          </section>
        )}
        <section className={styles['work']} aria-label={t('regions.work')} data-region tabIndex={-1}>
          {children}
        </section>
        {side === undefined ? null : (
          <aside
            className={classes(styles['side'], sideWidth !== 'wide' && styles[sideWidth])}
            aria-label={t('regions.side')}
            data-region
            tabIndex={-1}
          >
            {side}
          </aside>
        )}
      </div>
    </Drawer>
  );
}

/** The 52 px bar on top of a region: its title, then what can be done at its end. Holds the list button when narrow. */
export function Bar({
  title,
  level = 2,
  lead = false,
  children,
}: {
  readonly title?: ReactNode;
  /** `1` for the screen's own title. */
  readonly level?: 1 | 2;
  /** The bar of the work area: shows the list button. */
  readonly lead?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const drawer = use(Drawer);
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles['bar']}>
      {lead && drawer !== null ? (
        <Button
          kind="icon"
          icon="list"
          label={t('list-toggle')}
          data-list-toggle
          aria-expanded={drawer.open}
          onPress={drawer.toggle}
        />
      ) : null}
      {title === undefined ? null : <Title className="clip">{title}</Title>}
      {children}
    </div>
  );
}

/** What scrolls inside a region. */
export const Scroll = ({
  className,
  children,
}: {
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) => <div className={classes(styles['scroll'], className)}>{children}</div>;

/** What stands at the end of a bar. */
export const BarEnd = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles['end']}>{children}</div>
);

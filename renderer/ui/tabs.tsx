import { type ReactNode, useLayoutEffect, useRef } from 'react';
import {
  Tab as AriaTab,
  TabList as AriaTabList,
  TabPanel as AriaTabPanel,
  Tabs as AriaTabs,
  type TabsProps,
} from 'react-aria-components';
import { classes } from './classes.ts';
import styles from './tabs.module.css';
import type { Level } from './severity-icon.tsx';
import { SeverityIcon } from './severity-icon.tsx';

/** Tabs over one work area; arrows move between them. */
export const Tabs = (props: Omit<TabsProps, 'className' | 'style'>) => (
  <AriaTabs {...props} className={styles['tabs'] ?? ''} />
);

export const TabList = ({
  label,
  tall = false,
  children,
}: {
  readonly label: string;
  /** On top of a region, in the place of its bar: as high as the bars beside it. */
  readonly tall?: boolean;
  readonly children: ReactNode;
}) => (
  <AriaTabList aria-label={label} className={classes(styles['list'], tall && styles['tall'])}>
    {children}
  </AriaTabList>
);

/** One tab; `count` is a ready-made counter such as `274 / 280`, `level` its state. */
export function Tab({
  id,
  children,
  count,
  level,
}: {
  readonly id: string;
  readonly children: ReactNode;
  readonly count?: string | undefined;
  readonly level?: Level | undefined;
}) {
  return (
    <AriaTab id={id} className={styles['tab'] ?? ''}>
      {children}
      {level === undefined ? null : <SeverityIcon level={level} size="s" />}
      {count === undefined ? null : (
        <small
          className={classes(
            'ltr',
            styles['count'],
            level === 'review' && styles['review'],
            level === 'block' && styles['block'],
          )}
        >
          {count}
        </small>
      )}
    </AriaTab>
  );
}

/** What the selected tab shows. It stays while tabs change, so React Aria keeps the first tab's id on it: set right here. */
export function TabPanel({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const panel = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = panel.current?.parentElement?.querySelector('[role="tab"][aria-selected="true"]');
    const controls = tab?.getAttribute('aria-controls') ?? null;
    if (panel.current !== null && controls !== null) panel.current.id = controls;
  });
  return (
    <AriaTabPanel ref={panel} id={id} className={styles['panel'] ?? ''}>
      {children}
    </AriaTabPanel>
  );
}

import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isAuthor, mayDecide } from '#domain/office.ts';
import { type Feature, features } from '../features/registry.ts';
import { useWaking } from '../exchange.ts';
import { START, useRoute } from '../navigation.ts';
import { useProfile } from '../profile.ts';
import { ClockNotice } from './clock-notice.tsx';
import { FaultBoundary } from './fault-boundary.tsx';
import styles from './frame.module.css';
import { Notices } from './notices.tsx';
import { Opening } from './opening.tsx';
import { Rail } from './rail.tsx';
import { useShortcuts } from './shortcuts.ts';
import { useScreensRead } from './use-screens-read.ts';
import { StatusLine } from './status-line.tsx';

/** The window: rail at the start, the current screen, the status line under both. */
export function Frame() {
  const { t } = useTranslation();
  const shown = useShownFeatures();
  const { feature } = useRoute();
  const current = shown.find((one) => one.id === feature) ?? shown.find((one) => one.id === START);
  useShortcuts();
  useScreensRead();
  useWaking();
  return (
    <div className={styles['frame']}>
      <a
        href="#work"
        className={styles['skip']}
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('work')?.focus();
        }}
      >
        {t('nav.skip')}
      </a>
      <Rail features={shown} current={current?.id ?? START} />
      <main id="work" tabIndex={-1} className={styles['work']} aria-label={current && t(`nav.${current.id}`)}>
        <ClockNotice />
        <Notices />
        <div className={styles['screen']}>{current && <Shown feature={current} />}</div>
      </main>
      <StatusLine />
    </div>
  );
}

function Shown({ feature: { id, Screen } }: { readonly feature: Feature }) {
  const { t } = useTranslation();
  return (
    <FaultBoundary key={id}>
      <Suspense fallback={<Opening name={t(`nav.${id}`)} />}>
        <Screen />
      </Suspense>
    </FaultBoundary>
  );
}

function useShownFeatures(): readonly Feature[] {
  const { member } = useProfile();
  return useMemo(
    () =>
      features.filter(
        (one) => (one.deciders !== true || mayDecide(member)) && (one.authors !== true || isAuthor(member)),
      ),
    [member],
  );
}

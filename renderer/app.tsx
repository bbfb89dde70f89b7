import { Suspense } from 'react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RouterProvider } from 'react-aria-components';
import { api } from './client.ts';
import FirstRun from './features/first-run/screen.tsx';
import { FaultBoundary } from './frame/fault-boundary.tsx';
import { Frame } from './frame/frame.tsx';
import { Opening } from './frame/opening.tsx';
import { Toasts } from './ui/toast.tsx';

/** Hash addresses are followed by the browser itself; React Aria only needs to be told so. */
const follow = (href: string): void => {
  location.assign(href);
};

/** First run until a profile is open, then the frame with its screens. */
export function App() {
  const { t } = useTranslation();
  return (
    <RouterProvider navigate={follow}>
      <FaultBoundary whole>
        <Suspense
          fallback={
            <main>
              <Opening name={t('app')} />
            </main>
          }
        >
          <Entered />
        </Suspense>
        <Toasts />
      </FaultBoundary>
    </RouterProvider>
  );
}

function Entered() {
  const { data } = useSuspenseQuery(api.profile.state.queryOptions());
  return data.status === 'open' ? <Frame /> : <FirstRun />;
}

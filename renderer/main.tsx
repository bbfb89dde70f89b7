import { StrictMode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { api, core, followEvents, queries } from './client.ts';
import { readScreen } from './features/registry.ts';
import { refuseFileDrops } from './frame/file-drops.ts';
import { reportFaults } from './frame/report.ts';
import { setDigits, startMessages } from './i18n/setup.ts';
import { parseRoute } from './navigation.ts';
import { Appearance, defaultSettings } from './ui/appearance.tsx';
import './styles/base.css';

reportFaults();
refuseFileDrops();
void followEvents();
// What the first screen is about and its code come while its words do: each would wait for the one before.
void queries.prefetchQuery(api.pack.content.queryOptions());
queries
  .fetchQuery(api.profile.state.queryOptions())
  .then(({ status }) => status === 'open' && readScreen(parseRoute(location.hash).feature))
  // The screen asks again, and shows what went wrong.
  .catch(() => undefined);
const settings = await core.settings.get().catch(() => defaultSettings);
setDigits(settings.digits);
const messages = await startMessages(settings.language);

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');
queries.setQueryData(api.settings.get.queryKey(), settings);
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <I18nextProvider i18n={messages}>
        <Appearance first={settings}>
          <App />
        </Appearance>
      </I18nextProvider>
    </QueryClientProvider>
  </StrictMode>,
);

import { StrictMode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app.tsx';
import { api, core, followEvents, queries } from './client.ts';
import { refuseFileDrops } from './frame/file-drops.ts';
import { reportFaults } from './frame/report.ts';
import { setDigits, startMessages } from './i18n/setup.ts';
import { Appearance, defaultSettings } from './ui/appearance.tsx';
import './styles/base.css';

reportFaults();
refuseFileDrops();
const settings = await core.settings.get().catch(() => defaultSettings);
setDigits(settings.digits);
const messages = await startMessages(settings.language);
void followEvents();

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

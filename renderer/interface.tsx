import { StrictMode } from 'react';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Settings } from '#contract/settings.ts';
import { App } from './app.tsx';
import { api, queries } from './client.ts';
import { readScreen } from './features/registry.ts';
import { refuseFileDrops } from './frame/file-drops.ts';
import { reportFaults } from './frame/report.ts';
import { setDigits, startMessages } from './i18n/setup.ts';
import { parseRoute } from './navigation.ts';
import { Appearance, defaultSettings } from './ui/appearance.tsx';
import './styles/base.css';

/** So long the first drawing waits for what it shows, in milliseconds; then it shows that it waits. */
const PATIENCE = 500;

reportFaults();
refuseFileDrops();
// Its code comes while the answers do.
const read = readScreen(parseRoute(location.hash).feature);

/**
 * Draws the interface in what was `asked` of the settings, once `answered`, with what it shows first: else most of it
 * would be drawn twice.
 */
export async function draw(asked: Promise<Settings | null>, answered: Promise<void>): Promise<void> {
  const settings = (await asked) ?? defaultSettings;
  setDigits(settings.digits);
  const messages = await startMessages(settings.language);
  await Promise.race([Promise.all([answered, read]), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
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
}

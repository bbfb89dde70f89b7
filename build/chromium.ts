import { installedBrowser, unseenBrowser } from './browsers.ts';
import { install, mayInstall } from './debian.ts';

/**
 * Answers an installed Chromium for the tests, installing Debian's where we may, and its shell without windows beside it;
 * exits with what to do where we may not.
 */
export function ensureChromium(): string {
  if (process.env['TANSIQ_BROWSER'] === undefined && mayInstall()) {
    if (installedBrowser() === null) install('chromium');
    // Older systems have no such package: the tests then take their time.
    if (unseenBrowser() === installedBrowser()) install('chromium-headless-shell');
  }
  const here = installedBrowser();
  if (here !== null) return here;
  console.error(
    'The tests need Chromium, Chrome or Edge. Install one (Debian, Ubuntu: sudo apt install chromium), or name it in TANSIQ_BROWSER.',
  );
  process.exit(1);
}

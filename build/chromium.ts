import { installedBrowser } from './browsers.ts';
import { install, mayInstall } from './debian.ts';

/**
 * Answers an installed Chromium for the tests, installing Debian's where we may; exits with what to do where we may not.
 */
export function ensureChromium(): string {
  const here = installedBrowser();
  if (here !== null) return here;
  if (mayInstall()) {
    install('chromium');
    const installed = installedBrowser();
    if (installed !== null) return installed;
  }
  console.error(
    'The tests need Chromium, Chrome or Edge. Install one (Debian, Ubuntu: sudo apt install chromium), or name it in TANSIQ_BROWSER.',
  );
  process.exit(1);
}

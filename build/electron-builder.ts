import type { Configuration } from 'electron-builder';

/** Packages for Windows, macOS and Linux: everything is bundled into `dist`, so no module folder is shipped. */
const config: Configuration = {
  appId: 'lb.tansiq.desktop',
  productName: 'Tansiq',
  copyright: 'Copyright © 2026 The Tansiq project',
  directories: { output: 'release', buildResources: 'assets/icons' },
  files: [
    'dist/electron/**',
    '!dist/electron/browser.mjs',
    '!dist/electron/chunks/browser-*',
    'dist/renderer/**',
    'package.json',
    '!node_modules/**',
  ],
  extraResources: [
    { from: 'assets/packs', to: 'packs' },
    { from: 'assets/fonts', to: 'fonts' },
    { from: 'LICENSE', to: 'LICENSE' },
    { from: 'dist/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
  ],
  asar: true,
  npmRebuild: false,
  electronLanguages: ['ar', 'fr', 'en-US'],
  ...(process.env['ELECTRON_DIST'] === undefined ? {} : { electronDist: process.env['ELECTRON_DIST'] }),
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  win: {
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ],
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    multiLanguageInstaller: true,
    installerLanguages: ['ar_SA', 'fr_FR', 'en_US'],
    // Uninstalling the program must never take the work with it.
    deleteAppDataOnUninstall: false,
  },
  linux: {
    target: [
      { target: 'AppImage', arch: ['x64'] },
      { target: 'deb', arch: ['x64'] },
    ],
    category: 'Office',
    maintainer: 'The Tansiq project',
    syncDesktopName: true,
  },
  mac: {
    target: [{ target: 'dmg', arch: ['universal'] }],
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
  },
  publish: null,
};
export default config;

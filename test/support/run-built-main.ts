import { registerHooks } from 'node:module';
import * as fake from './fake-electron.ts';

// Runs the built main process with the fake `electron` in the real one's place, and says what it opened.
const { href } = new URL('./fake-electron.ts', import.meta.url);
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: href, shortCircuit: true } : next(specifier, context),
});
const [, , profile = ''] = process.argv;
fake.folders.userData = profile;
process.argv = ['electron', '.', '--profile', profile];
/** Not there before a build: named at run time, so that the compiler does not look for it. */
const built = new URL('../../dist/electron/main.mjs', import.meta.url).href;
await import(built);
fake.becomeReady();
const deadline = Date.now() + 20_000;
while (fake.asked.windows[0]?.urls[0] === undefined && Date.now() < deadline) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const page = await fake.handlers.get('app')?.(new Request('app://tansiq/'));
const preload = fake.asked.windows[0]?.options.webPreferences?.preload;
console.log(JSON.stringify({ url: fake.asked.windows[0]?.urls[0], preload, page: page?.status }));
process.exit(0);

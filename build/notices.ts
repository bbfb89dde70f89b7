import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.ts';
import { credits } from './tone/credits.ts';

/** Writes `dist/THIRD-PARTY-NOTICES.txt`: name, version, licence and licence text of every package we ship. */
interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
}

const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const shipped = Object.entries(lock.packages)
  .filter(
    ([folder, one]) => folder.startsWith('node_modules/') && one.dev !== true && existsSync(path.join(root, folder)),
  )
  .toSorted(([a], [b]) => (a < b ? -1 : 1));

const notices = shipped.map(([folder, one]) => {
  const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
  return [`${name} ${one.version ?? ''} (${one.license ?? 'licence in its own text'})`, '', licenceText(folder)].join(
    '\n',
  );
});
mkdirSync(path.join(root, 'dist'), { recursive: true });
const learnt = credits.map(({ words, licence }) => `  ${words} (${licence})`).join('\n');
const head = [
  'Tansiq contains the following packages, under their own licences.',
  'The demo campaign’s texts and pictures: CC BY 4.0.',
  `The small model of the tone checker (assets/tone) was trained on:\n${learnt}\n`,
].join('\n');
writeFileSync(path.join(root, 'dist/THIRD-PARTY-NOTICES.txt'), [head, ...notices].join(`\n${'─'.repeat(72)}\n`));
console.log(`${notices.length} notices`);

function licenceText(folder: string): string {
  const files = readdirSync(path.join(root, folder)).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name));
  return files.map((name) => readFileSync(path.join(root, folder, name), 'utf8').trim()).join('\n\n');
}

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const PASSPHRASE = 'paper-boat-on-a-pond';

/** A campaign on a folder, with a profile of an office and one of its desk. */
export interface SmallCampaign {
  readonly remote: string;
  readonly office: string;
  readonly desk: string;
  /** Runs the command line and answers what it printed. */
  run(...args: readonly string[]): string;
  /** Runs it and answers its exit code. */
  status(...args: readonly string[]): number | null;
}

/** Makes one as its administrator does, by the command line: keys, a first release, two cards, a release that names both. */
export function makeCampaign(folder: string): SmallCampaign {
  const at = (name: string): string => path.join(folder, name);
  const [keys, remote, pack] = [at('keys'), at('remote'), 'assets/packs/demo'];
  // Weak sealing of keys that live as long as the test.
  const env = { ...process.env, TANSIQ_PASSPHRASE: PASSPHRASE, TANSIQ_SCRYPT_WORK: '1' };
  const run = (args: readonly string[], secrets: Readonly<Record<string, string>> = {}): string =>
    execFileSync(process.execPath, ['electron/cli.ts', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...env, ...secrets },
    });
  const status = (...args: readonly string[]): number | null =>
    spawnSync(process.execPath, ['electron/cli.ts', ...args], { stdio: 'ignore', env }).status;
  const publish = (): string => run(['pack', 'publish', pack, '--keys', keys, '--to', remote]);
  const enrol = (office: string, member: string): string => {
    const [card, profile] = [at(`${office}.card`), at(office)];
    const made = run(['office', 'enrol', office, '--keys', keys, '--to', card, '--remote', remote, '--json']);
    const { code } = JSON.parse(made) as { readonly code: string };
    run(['office', 'open', card, '--profile', profile, '--as', member], { TANSIQ_CARD_CODE: code });
    return profile;
  };
  mkdirSync(remote, { recursive: true });
  run(['campaign', 'create', '--to', keys, '--pack', pack]);
  publish();
  const [office, desk] = [enrol('central-bekaa', 'samia-maalouf'), enrol('desk', 'joumana-saliba')];
  publish();
  for (const profile of [office, desk]) run(['sync', '--profile', profile]);
  return { remote, office, desk, run: (...args) => run(args), status };
}

import type { FoundBundle } from '#contract/bundles.ts';
import type { Policy } from '#contract/exchange.ts';
import { core } from '../../client.ts';
import { runJob } from './job.ts';

/** Reads a bundle of posts without taking anything in. */
export const verify = (folder: string): void =>
  void runJob('verify', folder, (signal) => core.bundles.verify({ folder }, { signal }));

/** Takes in what a bundle carries, by its kind. `acceptExpired`: a person was told that its release is old. */
export const takeIn = ({ folder, kind }: Pick<FoundBundle, 'folder' | 'kind'>, acceptExpired = false): void =>
  kind !== 'posts'
    ? void runJob('admit', folder, (signal) => core.exchange.admitStick({ folder, acceptExpired }, { signal }))
    : void runJob('import', folder, (signal) => core.bundles.import({ folder }, { signal }));

/** Writes a sync bundle. */
export const prepare = (to: string, release: boolean, media: Policy['library']): void =>
  void runJob('prepare', to, (signal) => core.exchange.prepareStick({ to, release, media }, { signal }));

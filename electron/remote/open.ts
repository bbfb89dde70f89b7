import type { Clock, OpenRemote, Random, Timers } from '../services/ports.ts';
import { folderRemote } from './folder.ts';
import { retrying } from './retry.ts';
import { s3Remote } from './s3.ts';
import { webdavRemote } from './webdav.ts';

/** Opens remotes by their address; those over the network try again by themselves. */
export function remoteOpener(deps: {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
}): OpenRemote {
  return (address, secret, traffic) => {
    if (address.kind === 'folder') return folderRemote(address.path, deps);
    const wired = { ...deps, traffic };
    const remote =
      address.kind === 'webdav'
        ? webdavRemote(address, { user: address.user, secret }, wired)
        : s3Remote(address, secret, wired);
    return retrying(remote, deps);
  };
}

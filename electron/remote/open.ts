import type { RemoteAddress } from '#contract/schemas/remote.ts';
import type { OpenRemote, Remote } from '../services/ports/remote.ts';
import type { DavDeps } from './dav.ts';
import { folderRemote } from './folder.ts';
import { retrying } from './retry.ts';
import { s3Remote } from './s3.ts';
import { webdavRemote } from './webdav.ts';

/** Opens remotes by their address; those over the network try again by themselves. */
export function remoteOpener(deps: DavDeps): OpenRemote {
  return (address, secret, traffic) => {
    const remote = plainRemote(address, secret, { ...deps, traffic });
    return address.kind === 'folder' ? remote : retrying(remote, deps);
  };
}

/** The remote at an address, without trying again; '' is no secret. */
export function plainRemote(address: RemoteAddress, secret: string, deps: DavDeps): Remote {
  if (address.kind === 'folder') return folderRemote(address.path, deps);
  if (address.kind === 's3') return s3Remote(address, secret, deps);
  return webdavRemote(address, { user: address.user, secret: secret === '' ? null : secret }, deps);
}

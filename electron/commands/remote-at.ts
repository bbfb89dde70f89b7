import path from 'node:path';
import type { RemoteAddress } from '#contract/schemas/remote.ts';
import type { Remote } from '../services/ports.ts';
import { folderRemote } from '../remote/folder.ts';
import { timers } from '../system/system.ts';

/** The address of a remote as people write it: a folder's path. */
export const addressOf = (written: string): RemoteAddress => ({ kind: 'folder', path: path.resolve(written) });

/** The remote in a folder. */
export const remoteAt = (written: string): Remote => folderRemote(path.resolve(written), { timers });

import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { AppClient } from '../../../electron/contract/contract.ts';
import { createCore } from '../../../electron/core.ts';
import { root } from '../../../build/root.ts';

/** Opens a profile on the demo campaign without a window, does what its people would do by one, and closes it. */
export async function atCore(profile: string, work: (client: AppClient) => Promise<void>): Promise<void> {
  const core = await createCore({
    folder: profile,
    pack: path.join(root, 'assets/packs/demo'),
    shell: 'browser',
    version: '0',
  });
  if (!core.ok) throw new Error(core.error.code);
  try {
    await work(createRouterClient(core.value.router, { context: core.value.context }));
  } finally {
    await core.value.close();
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remoteFaultSuite } from '../conformance/remote-fault-suite.ts';
import { remoteSuite } from '../conformance/remote.ts';
import { realServers, type RemoteServer } from '../support/remote-servers.ts';

it('all of them run where they can be installed', () => {
  const installed = process.platform === 'linux' && process.getuid?.() === 0;
  // Missing ones come with `node build/verify.ts unit`.
  expect(realServers().map(({ name }) => name)).toHaveLength(installed ? 3 : realServers().length);
});

// One server of each kind for its whole suite; each remote on it begins empty.
describe.each(realServers())('real: $name', (kind) => {
  let server: RemoteServer | undefined;
  const running = async (): Promise<RemoteServer> => server ?? kind.start();
  beforeAll(async () => {
    server = await kind.start();
  });
  afterAll(() => server?.close());
  remoteSuite(`${kind.driver}, ${kind.name}`, async () => (await running()).open('usual'), 6_000_000);
  remoteFaultSuite({ ...kind, start: async () => ({ ...(await running()), close: async () => undefined }) });
});

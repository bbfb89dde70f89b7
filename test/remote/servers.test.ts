import { onTestFinished } from 'vitest';
import { remoteSuite } from '../conformance/remote.ts';
import { fakeServers } from '../support/remote-servers.ts';

for (const { driver, name, start } of fakeServers) {
  remoteSuite(
    `${driver}, ${name}`,
    async () => {
      const server = await start();
      onTestFinished(() => server.close());
      return server.open('usual');
    },
    3_000_000,
  );
}

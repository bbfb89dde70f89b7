import { describe } from 'vitest';
import { remoteFaultSuite } from '../conformance/remote-fault-suite.ts';
import { fakeServers } from '../support/remote-servers.ts';

/** Servers at a time. Much of it waits until somebody loses patience; more would make them wait for each other. */
const LANES = 3;

for (let lane = 0; lane < LANES; lane += 1) {
  describe.concurrent(`lane ${lane + 1}`, () => {
    for (const server of fakeServers.filter((_, n) => n % LANES === lane)) remoteFaultSuite(server);
  });
}

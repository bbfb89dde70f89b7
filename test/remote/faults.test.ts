import { remoteFaultSuite } from '../conformance/remote-fault-suite.ts';
import { fakeServers } from '../support/remote-servers.ts';

for (const server of fakeServers) remoteFaultSuite(server);

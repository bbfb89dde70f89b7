import path from 'node:path';
import { storeSuite } from '../conformance/store.ts';
import { scratchFolder, testProfiles } from './scratch.ts';

storeSuite('disk', async () => ({ profiles: testProfiles(), folder: path.join(await scratchFolder(), 'profile') }));

import { memoryProfiles } from '../../electron/store/memory.ts';
import { storeSuite } from '../conformance/store.ts';

storeSuite('memory', async () => ({ profiles: memoryProfiles(), folder: 'profile' }));

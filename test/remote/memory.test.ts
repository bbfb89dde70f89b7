import { memoryRemote } from '../../electron/remote/memory.ts';
import { remoteSuite } from '../conformance/remote.ts';

remoteSuite('memory', async () => memoryRemote());

import { openTestStore } from './storeFixtures.ts';

// A process that holds a data folder until it is killed, in the middle of its life.
const store = await openTestStore(process.argv[2] ?? '');
store.command('设立', '2021-01-01T00:00:00Z', () => store.workspace.setSetting('district', '清河区'));
process.send?.('ready');
setInterval(() => store.revision(), 1000);

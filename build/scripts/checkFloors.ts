import process from 'node:process';
import { FLOORS } from '../floors.ts';
import { brokenFloors } from './floors.ts';
import { folders } from './folders.ts';

/** Fails when a room imports one that does not stand below it (build/floors.ts). */
const broken = FLOORS.flatMap((layer) => brokenFloors(folders.project, layer));
for (const line of broken) console.error(line);
if (broken.length > 0) process.exitCode = 1;
else console.log(`${FLOORS.flatMap(({ floors }) => floors.flat()).length} rooms, each on its floor`);

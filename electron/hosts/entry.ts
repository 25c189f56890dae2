import { homedir } from 'node:os';
import type { Machine } from './options.ts';

/** This process as the options see it. npm changes the folder to the project's and tells where the person was. */
export function thisMachine(): Machine {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
  };
}

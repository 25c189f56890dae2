import process from 'node:process';

/** `npm run test:deep` sets it: every property is tried on all its cases. */
const deep = process.env['DESK_TESTS'] === 'deep';

/**
 * How many cases a property is tried on: all of them in the deep run, else `part`, by default a sixth. The seed is
 * another one in every run, so that the parts add up; fast-check prints it with a failure.
 */
export function runs(all: number, part = Math.ceil(all / 6)): number {
  return deep ? all : part;
}

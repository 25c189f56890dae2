import { expect, test } from 'vitest';
import { mustEnd } from '../../electron/hosts/crashes.ts';

const lost = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['a stray rejection of one request', 'rejection', new Error('boom'), true, false],
  ['an exception: nobody knows what it left', 'exception', new Error('boom'), true, true],
  ['a connection that went away', 'exception', lost('ECONNRESET'), true, false],
  ['a pipe that nobody reads', 'exception', lost('EPIPE'), true, false],
  ['a closed terminal', 'exception', lost('EIO'), true, false],
  ['anything before the app answers', 'rejection', new Error('boom'), false, true],
] as const)('%s', (_case, kind, error, isServing, expected) => {
  expect(mustEnd(kind, error, isServing)).toBe(expected);
});

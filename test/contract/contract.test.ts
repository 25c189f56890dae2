import { expect, test } from 'vitest';
import { contract, methodNames } from '../../electron/contract/index.ts';
import { sendResult } from '../../electron/hosts/browser/answers.ts';

test('every method is called area.method and has its area’s name first', () => {
  for (const name of methodNames) expect(name).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/);
  expect(new Set(methodNames).size).toBe(methodNames.length);
});

test('every method has one of the four kinds', () => {
  for (const name of methodNames) {
    expect(['query', 'command', 'upload', 'download'], name).toContain(contract[name].kind);
  }
});

test.each(methodNames)('%s refuses what it does not know', (name) => {
  const stranger = contract[name].input.safeParse({ 'not-a-field': 1 });
  const codes = stranger.error?.issues.map((issue) => issue.code);
  expect(codes).toContain('unrecognized_keys');
  for (const other of [undefined, null, [], 'text', 1]) {
    expect(contract[name].input.safeParse(other).success).toBe(false);
  }
});

test('a gap in a list crosses as null, and nothing else does', () => {
  let body = '';
  // The two functions of a response that are used.
  const response = { writeHead: () => undefined, end: (given: Buffer) => (body = given.toString()) };
  sendResult(response as unknown as Parameters<typeof sendResult>[0], {
    ok: true,
    value: { counts: [1, undefined], note: undefined },
  });
  expect(body).toBe('{"ok":true,"value":{"counts":[1,null]}}');
});

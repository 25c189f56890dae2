import { expect, it } from 'vitest';
import type { Outcome } from '../../../electron/contract/failure.ts';
import { connect } from '../../../renderer/bridge/call.ts';
import { keepDecision, untilArrived } from '../../../renderer/imports/keeping.ts';

const NO_FILES = () => Promise.reject(new Error('no files here'));

it('a draft is written only when what was decided about it has arrived, and what was decided meanwhile too', async () => {
  const answers: (() => void)[] = [];
  connect({
    call: () =>
      new Promise<Outcome<unknown>>((resolve) => {
        answers.push(() => resolve({ ok: true, value: { revision: answers.length } }));
      }),
    put: NO_FILES,
    get: NO_FILES,
  });
  keepDecision('one', { step: 'names' });
  keepDecision('one', { step: 'rows' });
  let isThrough = false;
  const through = untilArrived('one').then(() => (isThrough = true));
  await expect.poll(() => answers.length).toBe(1);
  answers[0]?.();
  await expect.poll(() => answers.length).toBe(2);
  expect(isThrough).toBe(false);
  answers[1]?.();
  await through;
  expect(isThrough).toBe(true);
});

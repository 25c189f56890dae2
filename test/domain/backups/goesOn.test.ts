import { expect, it } from 'vitest';
import { daysOfGoing } from '../../../electron/domain/backups/goesOn.ts';
import { USUAL_RETENTION } from '../../../electron/domain/backups/retention.ts';
import type { CopyLabel } from '../../../electron/domain/model/backup.ts';
import { onDay } from '../../support/requestEvents.ts';

const copy = (sequence: number, day: string, kind: CopyLabel['kind'] = 'daily') => ({
  label: { kind, sequence, day: onDay(day), madeAt: '' },
});

it('says when each copy goes by itself, where one is made every day', () => {
  const [first, second, last, upgrade] = [
    copy(1, '2021-03-24'),
    copy(2, '2021-03-24'),
    copy(3, '2021-03-25'),
    copy(4, '2021-03-25', 'beforeFormat'),
  ];
  const going = daysOfGoing([first, second, last, upgrade], USUAL_RETENTION, onDay('2021-03-25'));
  // The older of a day goes with the next copy, the newest of a day after ten days, unless it is the newest of its month.
  expect(going.get(first)).toBe('2021-03-26');
  expect(going.get(second)).toBe('2021-04-03');
  expect(going.get(last)).toBe('2021-04-04');
  expect(going.get(upgrade)).toBeUndefined();
  const month = copy(1, '2021-03-31');
  expect(daysOfGoing([month], USUAL_RETENTION, onDay('2021-03-31')).get(month)).toBe('2022-03-01');
});

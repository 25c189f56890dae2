import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundChanges, type Said } from '../../../electron/domain/fillIn/changes.ts';
import { STATUSES } from '../../../electron/domain/fillIn/form.ts';
import type { RoundChange } from '../../../electron/domain/model/documents.ts';
import { day } from '../../support/testApp.ts';

const said = (status: Said['status'], progress = '', more: Partial<Said> = {}): Said => ({
  status,
  progress,
  doneOn: undefined,
  link: '',
  ...more,
});

describe('what became of an item since the round before', () => {
  it.each<[string, readonly Said[], readonly RoundChange[]]>([
    ['a first answer is new, be it empty', [said(undefined)], ['new']],
    [
      'no change twice is stuck',
      [said('inProgress', '起草'), said('inProgress', '起草'), said('inProgress', '起草')],
      ['new', 'same', 'stuck'],
    ],
    ['so is nothing said three times', [said(undefined), said(undefined), said(undefined)], ['new', 'same', 'stuck']],
    [
      'stuck lasts until it moves, and begins anew',
      [...Array<Said>(4).fill(said('notStarted')), said('inProgress'), said('inProgress')],
      ['new', 'same', 'stuck', 'stuck', 'moved', 'same'],
    ],
    [
      'blanks, punctuation and full-width figures are no change',
      [said('inProgress', '已办3家。'), said('inProgress', ' 已办３家 ')],
      ['new', 'same'],
    ],
    [
      'other words, another link or day are',
      [said('inProgress', '甲'), said('inProgress', '乙'), said('inProgress', '乙', { link: 'http://a.cn' })],
      ['new', 'moved', 'moved'],
    ],
    [
      'less far than before is said as that',
      [said('done', '', { doneOn: day('2021-06-01') }), said('inProgress'), said('notStarted'), said(undefined)],
      ['new', 'back', 'back', 'back'],
    ],
    [
      'what is done, or none of the unit’s, never stands still',
      [said('done'), said('done'), said('done'), said('notApplicable'), said('notApplicable')],
      ['new', 'settled', 'settled', 'moved', 'settled'],
    ],
  ])('%s', (_what, answers, changes) => {
    expect(roundChanges(answers)).toEqual(changes);
  });

  it('agrees with a plain second model over any answers', () => {
    const answer = fc.record({
      status: fc.option(fc.constantFrom(...STATUSES), { nil: undefined }),
      doneOn: fc.constantFrom(undefined, day('2021-06-01')),
      link: fc.constantFrom('', 'http://a.cn'),
      progress: fc.constantFrom('', '甲', '乙'),
    });
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), (answers) => {
        expect(roundChanges(answers)).toEqual(answers.map((_, at) => secondModel(answers, at)));
      }),
    );
  });
});

/** Looks back from each answer alone, with texts compared whole. */
function secondModel(answers: readonly Said[], at: number): RoundChange {
  const text = (index: number) => {
    const one = answers[index];
    return one && [one.status ?? '', one.doneOn ?? '', one.link, one.progress].join('|');
  };
  if (at === 0) return 'new';
  const [before, now] = [answers[at - 1]?.status, answers[at]?.status];
  if (text(at) !== text(at - 1)) {
    const order: readonly (Said['status'] | 'none')[] = ['none', 'notStarted', 'inProgress', 'done'];
    const apart = now === 'notApplicable' || before === 'notApplicable';
    return !apart && order.indexOf(now ?? 'none') < order.indexOf(before ?? 'none') ? 'back' : 'moved';
  }
  if (now === 'done' || now === 'notApplicable') return 'settled';
  return at >= 2 && text(at - 1) === text(at - 2) ? 'stuck' : 'same';
}

import { expect, describe, it } from 'vitest';
import { caseStanding, possibleCaseSteps, stepOwed } from '../../../electron/domain/cases/caseStanding.ts';
import { limitOn, readLimits, withLimit } from '../../../electron/domain/cases/caseLimits.ts';
import { readCourse } from '../../../electron/domain/cases/caseOrder.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import type { ClockTime } from '../../../electron/domain/dates/clockTime.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import {
  CASE_REGISTERS,
  type CaseFields,
  type CaseLimits,
  type CaseRegister,
  type CaseStep,
  type CaseStepKind,
} from '../../../electron/domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../../electron/domain/words/registerDefinitions.ts';
import { builtInCalendar } from '../../../electron/domain/workdays/workCalendar.ts';
import { chance } from '../../support/district.ts';
import { day } from '../../support/testApp.ts';

const calendar = builtInCalendar();

/** `received 2021-04-30`, `found 2021-05-10 14:30`, with what else it has. */
function step(text: string, more: Partial<CaseStep> = {}): CaseStep {
  const [kind = '', on = '', at] = text.split(' ');
  return {
    kind: kind as CaseStepKind,
    on: day(on),
    ...(at === undefined ? {} : { at: at as ClockTime }),
    ...more,
  };
}
const until = (text: string): Partial<CaseStep> => ({ until: day(text) });
const reasoned: Partial<CaseStep> = { isReasoned: true };
const unit = { unitId: 'a' as UnitId };

function standing(
  register: CaseRegister,
  steps: readonly CaseStep[],
  now: string,
  fields: CaseFields = {},
  limits: CaseLimits = {},
) {
  const [on = '', at] = now.split(' ');
  const read = caseStanding(
    { register, fields, steps },
    { calendar, limits },
    { on: day(on), ...(at === undefined ? {} : { at: at as ClockTime }) },
  );
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}
const due = (...of: Parameters<typeof standing>) => {
  const { clock } = standing(...of);
  return clock && [clock.due.on, clock.due.at].filter((part) => part !== undefined).join(' ');
};
const refusal = (register: CaseRegister, steps: readonly CaseStep[], fields: CaseFields = {}) => {
  const read = readCourse({ register, fields, steps });
  return read.ok ? undefined : read.error.message;
};

describe('公众留言', () => {
  it.each([
    // 05-01 to 05-05 off, 05-08 (Saturday) worked.
    ['2021-04-30', '2021-05-11'],
    ['2021-03-01', '2021-03-08'],
    ['2021-09-17', '2021-09-26'],
    ['2021-09-30', '2021-10-13'],
    // A Saturday: day 0 is never counted.
    ['2021-06-12', '2021-06-21'],
  ])('received %s is answered by %s', (received, by) => {
    expect(due('messages', [step(`received ${received}`)], received)).toBe(by);
  });

  it('is answered in time or late, then published or not', () => {
    const received = step('received 2021-04-30');
    expect(standing('messages', [received], '2021-05-12')).toMatchObject({ isLate: true, late: { days: 1 } });
    const inTime = standing('messages', [received, step('answered 2021-05-11')], '2021-06-01');
    expect(inTime).toMatchObject({ isDone: true, isLate: false, state: '已答复' });
    expect(inTime.next).toEqual([{ word: '公开答复，或者写明不公开的理由' }]);
    const late = standing('messages', [received, step('answered 2021-05-13')], '2021-06-01');
    expect(late).toMatchObject({ isDone: true, isLate: true, late: { days: 2 } });
    const kept = [received, step('answered 2021-05-11'), step('notPublished 2021-05-12', reasoned)];
    expect(standing('messages', kept, '2021-06-01')).toMatchObject({ state: '答复不公开', next: [] });
  });

  it('keeps the limit of its own day when the office sets another', () => {
    const limits = withLimit({}, 'messageAnswer', { n: 3, source: '区办通知', from: day('2021-05-01') });
    expect(due('messages', [step('received 2021-04-30')], '2021-05-06', {}, limits)).toBe('2021-05-11');
    expect(due('messages', [step('received 2021-05-06')], '2021-05-06', {}, limits)).toBe('2021-05-10');
    expect(limitOn(limits, 'messageAnswer', day('2021-05-06')).source).toBe('区办通知');
    expect(readLimits(JSON.stringify(limits))).toEqual(limits);
    expect(readLimits('{"messageAnswer":[{"n":0,"source":""}],"x":1}')).toEqual({});
  });
});

describe('舆情', () => {
  it.each([
    ['found 2021-05-10 14:30', '2021-05-10 14:31', '2021-05-10 16:30'],
    ['found 2021-05-10 23:15', '2021-05-10 23:20', '2021-05-11 01:15'],
    // The last day of a year, and a holiday: hours run through.
    ['found 2021-12-31 22:40', '2021-12-31 23:00', '2022-01-01 00:40'],
    ['found 2021-10-01 09:00', '2021-10-01 09:01', '2021-10-01 11:00'],
  ])('%s is judged within two hours', (found, now, by) => {
    expect(due('opinions', [step(found)], now)).toBe(by);
  });

  it('is answered within 24 hours of being found, by the minute', () => {
    const found = step('found 2021-05-10 14:30');
    const judged = step('judged 2021-05-10 15:00', { choice: 'major' });
    expect(due('opinions', [found, judged], '2021-05-10 15:00')).toBe('2021-05-11 14:30');
    const inTime = standing('opinions', [found, judged, step('answered 2021-05-11 14:30')], '2021-06-01');
    expect(inTime).toMatchObject({ isDone: true, isLate: false });
    const late = standing('opinions', [found, judged, step('answered 2021-05-11 14:31')], '2021-06-01');
    expect(late).toMatchObject({ isDone: true, isLate: true, late: { days: 0, minutes: 1 } });
  });

  it('is late on its own day once its hour has passed, and for ever where it was judged late', () => {
    const found = step('found 2021-05-10 09:00');
    expect(standing('opinions', [found], '2021-05-10 11:00').isLate).toBe(false);
    expect(standing('opinions', [found], '2021-05-10 11:01').isLate).toBe(true);
    const judged = step('judged 2021-05-10 12:00', { choice: 'ordinary' });
    const done = [found, judged, step('noAnswer 2021-05-10 13:00', reasoned)];
    expect(standing('opinions', done, '2021-05-10 14:00')).toMatchObject({
      isDone: true,
      isLate: true,
      late: { minutes: 60 },
      state: '不需回应',
    });
  });

  it('asks for times', () => {
    expect(refusal('opinions', [step('found 2021-05-10')])).toContain('“发现舆情”要填写时间');
  });
});

describe('征求意见', () => {
  const open = (on: string, to: string, more = {}) => step(`opened ${on}`, { ...until(to), ...more });
  it.each([
    // 30 days to 05-31; then 20 working days, the dragon boat days off.
    ['2021-05-01', '2021-05-31', '2021-06-29'],
    ['2021-01-04', '2021-02-10', '2021-03-16'],
    ['2021-08-25', '2021-09-24', '2021-10-27'],
  ])('from %s to %s: what was adopted is published by %s', (from, to, by) => {
    expect(due('consultations', [open(from, to)], from)).toBe(by);
  });

  it('is open for 30 days, or says why not', () => {
    expect(refusal('consultations', [open('2021-05-01', '2021-05-30')])).toContain('应当不少于30日');
    expect(refusal('consultations', [open('2021-05-01', '2021-05-10', reasoned)])).toBeUndefined();
    const opened = open('2021-05-01', '2021-05-31');
    expect(refusal('consultations', [opened, step('closed 2021-05-20')])).toContain('早于公告的截止日期2021年5月31日');
    expect(refusal('consultations', [opened, step('adopted 2021-05-31')])).toContain('才期满');
    expect(refusal('consultations', [step('opened 2021-05-01')])).toContain('要填写截止日期');
  });

  it('counts from the day on which it closed, or to the day that was set', () => {
    const steps = [open('2021-05-01', '2021-05-31'), step('closed 2021-06-04', { count: 12 })];
    expect(due('consultations', steps, '2021-06-05')).toBe('2021-07-05');
    expect(due('consultations', steps, '2021-06-05', { adoptedBy: '2021-06-15' })).toBe('2021-06-15');
    expect(standing('consultations', [open('2021-05-01', '2021-05-31')], '2021-06-01').state).toBe(
      '已期满，待公布采纳情况',
    );
  });
});

describe('公告公示', () => {
  it.each([
    [step('posted 2021-05-01'), '2021-05-11'],
    [step('posted 2021-09-25', until('2021-10-08')), '2021-10-08'],
    [step('posted 2021-12-25'), '2022-01-04'],
    [step('posted 2021-02-20'), '2021-03-02'],
  ])('%o stays until %s', (posted, to) => {
    expect(due('notices', [posted], '2021-05-01')).toBe(to);
  });

  it('is done by itself the day after, and broken by an end before', () => {
    const posted = step('posted 2021-05-01');
    expect(standing('notices', [posted], '2021-05-11')).toMatchObject({ isDone: false, state: '公告期内' });
    expect(standing('notices', [posted], '2021-05-12')).toMatchObject({
      isDone: true,
      isLate: false,
      state: '公告期满',
    });
    const early = standing('notices', [posted, step('takenDown 2021-05-10')], '2021-06-01');
    expect(early).toMatchObject({ isDone: true, isBroken: true });
    const inTime = standing('notices', [posted, step('takenDown 2021-05-11')], '2021-06-01');
    expect(inTime).toMatchObject({ isDone: true, isBroken: false });
    expect(refusal('notices', [step('posted 2021-05-01', until('2021-05-05'))])).toContain('只有4日');
  });
});

describe('建议提案', () => {
  it.each([
    [step('received 2021-03-01'), '2021-06-01'],
    // Three months after a 30 November there is no day 30.
    [step('received 2020-11-30'), '2021-02-28'],
    [step('received 2021-03-01', until('2021-09-01')), '2021-09-01'],
    [step('received 2021-01-31'), '2021-04-30'],
  ])('%o is answered by %s', (received, by) => {
    expect(due('proposals', [received], '2021-03-01')).toBe(by);
  });

  it('is answered once, then published or not', () => {
    const steps = [step('received 2021-03-01'), step('answered 2021-05-20', { choice: 'solved' })];
    expect(standing('proposals', steps, '2021-06-02')).toMatchObject({ isDone: true, isLate: false });
    expect(refusal('proposals', [...steps, step('answered 2021-05-21')])).toContain('已于2021年5月20日登记“答复”');
    expect(refusal('proposals', [...steps, step('notPublished 2021-05-21')])).toContain('要写明不公开的理由');
    const both = [...steps, step('published 2021-05-21'), step('notPublished 2021-05-22', reasoned)];
    expect(refusal('proposals', both)).toContain('之后不能再登记“不公开答复”');
  });
});

describe('政策文件', () => {
  const active = { openness: 'active' };
  it.each([
    ['2021-03-01', '2021-03-04'],
    ['2021-09-30', '2021-10-11'],
    ['2021-04-30', '2021-05-08'],
    // A Saturday that is worked counts.
    ['2021-09-15', '2021-09-18'],
  ])('issued on %s is interpreted by %s', (issued, by) => {
    expect(due('documents', [step(`issued ${issued}`)], issued, active)).toBe(by);
  });

  it('owes no interpretation where it is not open, or needs none', () => {
    for (const fields of [{ openness: 'onRequest' }, { openness: 'none' }, { ...active, interpretation: 'exempt' }]) {
      expect(standing('documents', [step('issued 2021-03-01')], '2021-06-01', fields)).toMatchObject({
        clock: undefined,
        isLate: false,
      });
    }
  });

  it('is cleaned up when its validity ends, and never after its end', () => {
    const fields = { ...active, interpretation: 'exempt', validUntil: '2021-06-30' };
    const issued = step('issued 2016-07-01');
    expect(standing('documents', [issued], '2021-07-01', fields)).toMatchObject({
      state: '有效期已过，待清理',
      next: [{ word: '清理（有效期届满）', by: { on: '2021-06-30' } }],
    });
    const kept = step('cleaned 2021-06-20', { choice: 'kept', ...until('2026-06-30') });
    expect(standing('documents', [issued, kept], '2021-07-01', fields)).toMatchObject({ state: '现行有效', next: [] });
    const abolished = step('cleaned 2021-06-21', { choice: 'abolished' });
    expect(standing('documents', [issued, abolished], '2021-07-01', fields)).toMatchObject({ state: '废止', next: [] });
    expect(refusal('documents', [issued, abolished, step('cleaned 2021-06-22', { choice: 'kept' })])).toContain(
      '不能再清理',
    );
    expect(
      refusal('documents', [issued, step('cleaned 2021-06-21', { choice: 'lapsed', ...until('2022-01-01') })]),
    ).toContain('只有继续有效');
  });
});

describe('活动', () => {
  it.each([
    [[step('planned 2021-05-01', until('2021-05-20'))], '2021-05-20', false],
    [[step('planned 2021-05-01', until('2021-05-20')), step('held 2021-05-20', { count: 40 })], '2021-05-20', true],
    [
      [step('planned 2021-05-01', until('2021-05-20')), step('planned 2021-05-10', until('2021-06-01'))],
      '2021-06-01',
      false,
    ],
    [[step('held 2021-05-18', { count: 12 })], '2021-05-18', true],
  ])('%o is on %s', (steps, on, isDone) => {
    expect(due('events', steps, '2021-05-19')).toBe(on);
    expect(standing('events', steps, '2021-06-19').isDone).toBe(isDone);
  });

  it('is never late: its day is a plan, which is looked at once it has passed', () => {
    const planned = step('planned 2021-05-01', until('2021-05-20'));
    const missed = standing('events', [planned], '2021-06-19');
    expect(missed).toMatchObject({ isDone: false, isLate: false, late: undefined });
    expect(missed.next).toEqual([{ word: '举办活动', by: { on: '2021-05-20' } }]);
    const held = [planned, step('held 2021-05-25', { count: 40 })];
    expect(due('events', held, '2021-06-19')).toBe('2021-05-25');
    expect(standing('events', held, '2021-06-19')).toMatchObject({ isDone: true, isLate: false });
  });

  it('is not held once it is cancelled', () => {
    const steps = [step('planned 2021-05-01', until('2021-05-20')), step('cancelled 2021-05-10', reasoned)];
    expect(refusal('events', [...steps, step('held 2021-05-20')])).toContain('之后不能再登记“举办活动”');
    expect(refusal('events', [step('cancelled 2021-05-10', reasoned)])).toContain('没有“安排活动”');
  });
});

describe('the order of steps', () => {
  it('names the step and its day', () => {
    expect(refusal('messages', [step('received 2021-05-10'), step('answered 2021-05-06')])).toBe(
      '2021年5月6日的“答复留言”早于2021年5月10日的“收到留言”。请改正日期。',
    );
    expect(refusal('messages', [])).toBe('还没有登记“收到留言”。请先登记。');
    expect(refusal('messages', [step('received 2021-05-10'), step('judged 2021-05-11')])).toContain('没有这样的步骤');
    expect(refusal('messages', [step('received 2021-05-10'), step('received 2021-05-11')])).toContain('只能登记一次');
    expect(refusal('messages', [step('received 2021-05-10'), step('assigned 2021-05-11')])).toContain('要选择承办单位');
    const read = readCourse({
      register: 'messages',
      fields: {},
      steps: [step('answered 2021-05-06'), step('received 2021-05-10')],
    });
    expect(read.ok ? {} : read.error.fields).toEqual({ 'steps.0.on': '早于“收到留言”，请改正日期。' });
  });

  /** Steps that every register can be given, with all that a kind may need. */
  function anyStep(kind: CaseStepKind, register: CaseRegister, on: CaseStep['on']): CaseStep {
    const own = REGISTER_DEFINITIONS[register].steps.find((each) => each.kind === kind);
    return {
      kind,
      on,
      at: '10:00' as ClockTime,
      ...reasoned,
      ...(own?.unit === undefined ? {} : unit),
      ...(own?.choice === undefined ? {} : { choice: own.choice.options[0]?.[0] ?? '' }),
      ...(own?.until === undefined ? {} : { until: addDays(on, 40) }),
    };
  }

  it.each(CASE_REGISTERS)(
    '%s: what is possible can be recorded, what is not cannot, whatever happened before',
    (register) => {
      const random = chance(register.length * 7919);
      const kinds = REGISTER_DEFINITIONS[register].steps.map(({ kind }) => kind);
      for (let round = 0; round < 60; round += 1) {
        let on = day('2021-01-04');
        const steps: CaseStep[] = [];
        for (let at = 0; at < 8; at += 1) {
          const possible =
            steps.length === 0
              ? REGISTER_DEFINITIONS[register].steps.flatMap(({ kind, isFirst }) => (isFirst ? [kind] : []))
              : possibleCaseSteps({ register, fields: {}, steps }, { on, at: '10:00' as ClockTime });
          for (const kind of kinds) {
            const tried = readCourse({ register, fields: {}, steps: [...steps, anyStep(kind, register, on)] });
            expect({ kind, steps: steps.map((each) => each.kind), ok: tried.ok }).toEqual({
              kind,
              steps: steps.map((each) => each.kind),
              ok: possible.includes(kind),
            });
          }
          const next = possible[Math.floor(random() * possible.length)];
          if (next === undefined) break;
          steps.push(anyStep(next, register, on));
          // Steps come in the order of their days; some on the same.
          on = addDays(on, Math.floor(random() * 60));
          // Whatever its order in the list, a course reads the same.
          const read = readCourse({ register, fields: {}, steps });
          const days = read.ok ? read.value.map((each) => each.on) : [];
          expect(days).toEqual(days.toSorted());
        }
      }
    },
  );
});

describe('the step that settles what is owed next', () => {
  const owed = (register: CaseRegister, steps: readonly CaseStep[], now: string, fields: CaseFields = {}) => {
    const possible = possibleCaseSteps({ register, fields, steps }, { on: day(now) });
    return stepOwed(register, standing(register, steps, now, fields).next, possible);
  };

  it.each<[CaseRegister, CaseStep, string, CaseFields, CaseStepKind | undefined]>([
    ['messages', step('received 2021-04-30'), '2021-05-08', {}, 'answered'],
    ['opinions', step('found 2021-05-10 08:10'), '2021-05-10', {}, 'judged'],
    ['consultations', step('opened 2021-04-01', until('2021-05-06')), '2021-05-10', {}, 'adopted'],
    ['proposals', step('received 2021-03-01'), '2021-05-10', { kind: 'suggestion' }, 'answered'],
    ['documents', step('issued 2021-05-06'), '2021-05-10', { openness: 'active' }, 'interpreted'],
    ['events', step('planned 2021-05-06', until('2021-05-20')), '2021-05-10', { kind: 'openDay' }, 'held'],
    // A notice stays by itself: to take it down would be a fault.
    ['notices', step('posted 2021-05-06', until('2021-05-20')), '2021-05-10', {}, undefined],
  ])('%s', (register, first, now, fields, kind) => {
    expect(owed(register, [first], now, fields)).toBe(kind);
  });

  it('is what follows an answer, and the clean-up of a document past its time', () => {
    expect(owed('messages', [step('received 2021-04-30'), step('answered 2021-05-07')], '2021-05-08')).toBe(
      'published',
    );
    const fields = { openness: 'none', validUntil: '2021-05-01' };
    expect(owed('documents', [step('issued 2019-05-06')], '2021-05-10', fields)).toBe('cleaned');
  });
});

it('what comes next says when its moment has gone by, to the minute', () => {
  const found = [step('found 2021-05-10 08:10')];
  const over = (now: string) => standing('opinions', found, now).next.map(({ word, isOver }) => [word, isOver]);
  expect(over('2021-05-10 10:10')).toEqual([
    ['研判', undefined],
    ['回应', undefined],
  ]);
  expect(over('2021-05-10 10:11')).toEqual([
    ['研判', true],
    ['回应', undefined],
  ]);
});

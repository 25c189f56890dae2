import { cleanup, render, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { AssessmentTable } from '../../../electron/contract/assessment.ts';
import type { CalendarEntry } from '../../../electron/contract/calendar.ts';
import type { DutyKind, DutyState, Lamp as LampKind, PartyRole, UnitKind } from '../../../electron/contract/shared.ts';
import type { RuleId, UnitId, Year } from '../../../electron/domain/brand.ts';
import { stateWords } from '../../../electron/domain/fillIn/occurrencesAsked.ts';
import type { Occurrence } from '../../../electron/domain/model/occurrence.ts';
import { circularText } from '../../../electron/domain/papers/circular.ts';
import { unitRows } from '../../../electron/domain/papers/ranking.ts';
import { reportValues } from '../../../electron/domain/papers/report.ts';
import type { CellSpec, SheetSpec } from '../../../electron/domain/sheets/workbookSpec.ts';
import { scoreTable } from '../../../electron/services/exports/assessment.ts';
import { outstandingList } from '../../../electron/services/exports/outstanding.ts';
import { disclosureSchedule } from '../../../electron/services/exports/schedule.ts';
import { taskLedger } from '../../../electron/services/exports/tasks.ts';
import { unitSheets } from '../../../electron/services/exports/unitSheets.ts';
import { taskWords } from '../../../electron/services/fillIn/forms.ts';
import { partiesText } from '../../../electron/services/year/partyTexts.ts';
import { AssessmentScreen } from '../../../renderer/assessment/AssessmentScreen.tsx';
import { heatTable } from '../../../renderer/heat/heatTable.ts';
import { entriesTable } from '../../../renderer/occurrence/entriesTable.ts';
import { tasksTable } from '../../../renderer/tasks/tasksTable.ts';
import { occurrenceTable } from '../../../renderer/tasks/occurrenceTable.ts';
import { TasksScreen } from '../../../renderer/tasks/TasksScreen.tsx';
import { LampWord } from '../../../renderer/ui/Lamp.tsx';
import { UnitTag } from '../../../renderer/ui/Tags.tsx';
import { unitsTable } from '../../../renderer/units/unitsTable.ts';
import { circular, measure, report, unitOf } from '../../domain/papers/paperFixtures.ts';
import { day, duty, heading, occurrence, party, scores } from '../../services/exports/viewFixtures.ts';
import { pretendLayout } from '../grid/layout.ts';
import { connectAnswers, preparePage, show } from '../support/page.tsx';

/**
 * One set of facts with every state, kind and role in it, as the screens show it, as the workbooks print it and as the papers say it: each has the
 * same word everywhere. The words are those of the field, written out here.
 */

preparePage();
pretendLayout();

const LAMPS: Readonly<Record<LampKind, string>> = {
  overdue: '逾期',
  noReply: '未反馈',
  checkDue: '应检查',
  dueSoon: '临期',
  upcoming: '未到期',
  ongoing: '持续',
  breach: '撤早',
  late: '迟办',
  onTime: '按时',
  exempt: '免除',
  before: '此前',
  notCounted: '不计入',
};
const STATES: Readonly<Record<DutyState, string>> = {
  overdue: '有逾期',
  dueSoon: '临期',
  noReply: '未反馈',
  checkDue: '应检查',
  before: '此前',
  notCounted: '不计入',
  inProgress: '进行中',
  notStarted: '未到期',
  ongoing: '持续',
  awaitsTrigger: '待触发',
  toCheck: '待核',
  nothingDue: '无应办',
  doneBreach: '已办结（有撤早）',
  doneLate: '已办结（有迟办）',
  done: '已办结',
};
const UNIT_KINDS: Readonly<Record<UnitKind, string>> = { department: '部门', town: '镇街', other: '其他单位' };
const ROLES: Readonly<Record<PartyRole, string>> = { lead: '牵头', responsible: '责任', support: '配合' };
const KINDS: Readonly<Record<DutyKind, string>> = {
  disclosure: '定时公开',
  measure: '任务举措',
  submission: '信息报送',
  case: '时限办件',
};

/** The members of a type, typed. */
function keysOf<Key extends string>(words: Readonly<Record<Key, string>>): readonly Key[] {
  // Object.keys of a record is its keys.
  return Object.keys(words) as Key[];
}

const lampKinds = keysOf(LAMPS);
const stateKinds = keysOf(STATES);
const unitKinds = keysOf(UNIT_KINDS);
const roles = keysOf(ROLES);
const dutyKinds = keysOf(KINDS);

const occurrences = lampKinds.map((lamp, index) => occurrence('区财政局', `事项${index}`, lamp));
const duties = stateKinds.map((state) => duty({ content: `举措${state}`, state }));
const unit = { unitId: 'u' as UnitId, unit: '区财政局' };

const shown = (cell: CellSpec | undefined): string => (cell?.kind === 'text' ? cell.text : '');

/** A tag's text; '' for a list. */
const said = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The texts under a header, in the order of the rows. */
function column(sheet: SheetSpec | undefined, header: string): readonly string[] {
  const at = sheet?.columns.findIndex((each) => each.header.at(-1) === header) ?? -1;
  expect([header, at >= 0]).toEqual([header, true]);
  return (sheet?.rows ?? []).map((row) => shown(row[at]));
}

/** What a narrow cell writes on two lines is the same word: the brackets stand for the break. */
function inOneLine(text: string): string {
  return text.replace(/\n(.+)$/u, '（$1）');
}

/** Each way of showing says the same words in the same order. */
function expectAll(words: readonly string[], ways: Readonly<Record<string, readonly string[]>>): void {
  for (const [way, shownWords] of Object.entries(ways)) expect([way, ...shownWords]).toEqual([way, ...words]);
}

describe('the same words on screen, in workbooks and on paper', () => {
  test('a duty’s state', async () => {
    connectAnswers({ 'duties.list': () => duties, 'units.list': () => ({ units: [], groups: [] }) });
    show(<TasksScreen />, '/tasks?year=2021');
    const grid = await screen.findByRole('grid', { name: '任务分解表' });
    const cells = within(grid)
      .getAllByRole('row')
      .map((row) => within(row).queryAllByRole('gridcell').at(-1)?.textContent)
      .filter((text) => text !== undefined);
    const items = duties.map((each) => ({ duty: each, occurrences: occurrences.slice(0, 1) }));
    const listed = reportValues(report({ measures: stateKinds.map((state) => measure({ state })) }))['举措一览'];
    expectAll(Object.values(STATES), {
      screen: cells.map(inOneLine),
      'copied from the screen': tasksTable(duties, 2021 as Year).rows.map((row) => String(row.at(-1))),
      工作台账: column(taskLedger(heading, items).sheets[0], '状态').map(inOneLine),
      定时公开执行情况表: column(disclosureSchedule(heading, items, []).sheets[0], '状态')
        .slice(0, -1)
        .map(inOneLine),
      单位任务单: column(unitSheets(heading, [{ ...unit, items }], []).sheets[0], '状态')
        .slice(0, -1)
        .map(inOneLine),
      report: Array.isArray(listed) ? listed.map((row) => said(row['状态'])) : [],
    });
  });

  test('a lamp', () => {
    const screenWords = lampKinds.map((lamp) => {
      const { container } = render(<LampWord lamp={lamp} />);
      const text = container.textContent;
      cleanup();
      return text;
    });
    const heat = {
      lamps: {},
      tallies: {},
      columns: [{ key: '2021-03', label: '3月', from: day('2021-03-01'), to: day('2021-03-31') }],
      rows: lampKinds.map((lamp) => ({
        ...unit,
        kind: 'department' as const,
        overdue: 0,
        cells: [{ lamp, count: 1, lamps: { [lamp]: 1 } }],
      })),
    } as unknown as Parameters<typeof heatTable>[0];
    const item = { duty: duty({ content: '事项' }), occurrences };
    const sheet = unitSheets(heading, [{ ...unit, items: [item] }], []).sheets[0];
    const lines = column(sheet, '应办日期和亮灯')[0]?.split('\n') ?? [];
    expectAll(Object.values(LAMPS), {
      screen: screenWords,
      'copied from the screen': lampKinds.flatMap((_, index) =>
        occurrenceTable('事项', occurrences.slice(index, index + 1)).rows.map((row) => String(row.at(-1))),
      ),
      'heat map': heatTable(heat, 2021 as Year).rows.map((row) => String(row.at(-1)).replace(/\d+$/u, '')),
      单位任务单: lines.map((line) => line.replace(/(?:（检查日）)?：.*$/u, '')),
      填报表: lampKinds.map((lamp) => stateWords({ lamp, needed: 1, done: 0 } as Occurrence)),
    });
    const open = outstandingList(
      heading,
      occurrences.map((each) => ({ ...each, kind: 'measure' as const })),
      [],
      7,
    );
    expect(column(open.sheets[0], '状态').toSorted()).toEqual([LAMPS.overdue, LAMPS.dueSoon, LAMPS.noReply].toSorted());
    const counted = [LAMPS.onTime, LAMPS.late, LAMPS.overdue];
    const { problems, overall } = circularText(circular());
    for (const word of counted) expect(overall[0]).toContain(word);
    expect(problems.map((point) => point.heading).slice(0, 2)).toEqual([`${LAMPS.overdue}未办`, LAMPS.late]);
    for (const counts of [sheet, disclosureSchedule(heading, [item], []).sheets[0]]) {
      const heads = counts?.columns.map(({ header }) => header.at(-1)) ?? [];
      expect(heads).toEqual(expect.arrayContaining([...counted, LAMPS.upcoming]));
    }
  });

  test('a kind of unit', async () => {
    const { classes, ...rest } = scores(1);
    const table: AssessmentTable = {
      ...rest,
      classes: unitKinds.flatMap((kind) =>
        classes.slice(0, 1).map((each) => Object.assign({}, each, { classId: kind, name: UNIT_KINDS[kind] })),
      ),
    };
    connectAnswers({ 'assessment.table': () => table });
    show(<AssessmentScreen />, '/assessment?year=2021');
    await screen.findByRole('heading', { name: '考核评分' });
    const shownKinds = (await screen.findAllByRole('radio')).map((each) => each.closest('label')?.textContent ?? '');
    const units = unitKinds.map((kind) => ({
      id: kind as string as UnitId,
      name: kind,
      kind,
      aliases: [],
      groupIds: [],
      duties: 0,
    }));
    expectAll(Object.values(UNIT_KINDS), {
      screen: shownKinds.map((text) => text.replace(/ \d+$/u, '')),
      'copied from the screen': unitsTable(units, { units, groups: [] }).rows.map((row) => String(row[1])),
      考核得分表: scoreTable(heading, table).sheets.map(({ name }) => name),
      circular: unitRows(unitKinds.map((kind) => unitOf(kind, [1, 0, 0], { kind }))).map((row) => said(row['类别'])),
    });
  });

  test('a role', () => {
    const assigned = roles.map((role) => party('区财政局', role));
    const tags = roles.map((role) => {
      const { container } = render(<UnitTag name="区政府各部门" role={role} members={3} />);
      const title = container.querySelector('[title]')?.getAttribute('title') ?? '';
      cleanup();
      return title.replace(/：.*$/u, '');
    });
    const items = roles.map((role) => ({
      duty: duty({ content: role, assignments: [party(unit.unit, role)] }),
      occurrences: occurrences.slice(0, 1),
    }));
    expectAll(Object.values(ROLES), {
      screen: tags,
      工作台账: partiesText({ assignments: assigned, unitsWording: '' })
        .split('\n')
        .map((line) => line.replace(/：.*$/u, '')),
      单位任务单: column(unitSheets(heading, [{ ...unit, items }], []).sheets[0], '分工').slice(0, -1),
    });
  });

  test('a kind of duty', () => {
    const items = dutyKinds.map((kind) => ({
      duty: duty({ content: kind, kind }),
      occurrences: occurrences.slice(0, 1),
    }));
    const entries = dutyKinds.map(
      (kind): CalendarEntry => ({
        ...occurrence(unit.unit, kind, 'upcoming'),
        ruleId: 'r' as RuleId,
        kind,
        dueOn: day('2021-06-30'),
        total: 1,
        lamps: { upcoming: 1 },
        tallies: { notDue: 1 },
      }),
    );
    const open = dutyKinds.map((kind) => Object.assign(occurrence(unit.unit, kind, 'overdue'), { kind }));
    expectAll(Object.values(KINDS), {
      'copied from the screen': entriesTable(entries, '').rows.map((row) => String(row[2])),
      单位任务单: column(unitSheets(heading, [{ ...unit, items }], []).sheets[0], '事项类别').slice(0, -1),
      未办结及逾期清单: column(outstandingList(heading, open, [], 7).sheets[0], '事项类别'),
      填报表: items.map(({ duty: { kind } }) =>
        taskWords({ task: '', subtask: '', kind } as Parameters<typeof taskWords>[0]),
      ),
    });
  });
});

import { COUNTED_AS } from '../../support/tallies.ts';
import type {
  AssessmentTable,
  ClassScores,
  NodeView,
  ScoreDetail,
  ScoreRow,
} from '../../../electron/contract/assessment.ts';
import type { DutyRow, OccurrenceView } from '../../../electron/contract/duties.ts';
import type { DutyState } from '../../../electron/contract/shared.ts';
import { treeOf } from '../../../electron/domain/assessment/classes.ts';
import { defaultScheme, defaultSchemeId } from '../../../electron/domain/assessment/defaultScheme.ts';
import type { DutyId, RuleId, UnitClassId, UnitId, Year } from '../../../electron/domain/brand.ts';
import type { PlainDate } from '../../../electron/domain/dates/plainDate.ts';
import type { Lamp } from '../../../electron/domain/model/occurrence.ts';
import type { PartyRole } from '../../../electron/domain/model/duty.ts';
import type { UnitKind } from '../../../electron/domain/model/unit.ts';
import { defaultFrame } from '../../../electron/domain/model/yearFrame.ts';
import { UNIT_KIND_WORDS } from '../../../electron/domain/words/duties.ts';
import type { ExportItem } from '../../../electron/services/exports/items.ts';
import type { SheetHeading } from '../../../electron/services/exports/sheet.ts';

/** Views as the services hand them out, for tables that are laid out without a data file. */

export const day = (text: string) => text as PlainDate;

export const heading: SheetHeading = { district: '清河区', year: 2021, asOf: day('2021-06-30'), paper: 'A4' };

export function party(name: string, role: PartyRole = 'responsible'): DutyRow['assignments'][number] {
  return { party: { kind: 'unit', id: name as UnitId }, name, role, members: 1 };
}

export function duty(changes: Partial<DutyRow> & { readonly content: string }): DutyRow {
  return {
    id: changes.content as DutyId,
    kind: 'measure',
    number: '',
    task: '',
    subtask: '',
    timeWording: '6月底前',
    unitsWording: '',
    rules: [],
    assignments: [party('区财政局')],
    unitIds: [],
    done: 0,
    total: 1,
    overdue: 0,
    nextDue: undefined,
    followedAs: 'counted',
    state: 'notStarted',
    ...changes,
  };
}

export function occurrence(unit: string, content: string, lamp: Lamp, month = 3): OccurrenceView {
  const done = lamp === 'onTime' || lamp === 'late';
  return {
    dutyId: content as DutyId,
    ruleId: 'r' as RuleId,
    unitId: unit as UnitId,
    unit,
    content,
    periodKey: `2021-${month}`,
    period: `2021年${month}月`,
    dueOn: day(`2021-0${month}-28`),
    advisedOn: undefined,
    provisional: false,
    lamp,
    tally: COUNTED_AS[lamp],
    needed: 1,
    done: done ? 1 : 0,
    doneOn: undefined,
    mayRegister: !done && lamp !== 'exempt',
    daysLate: 30 * (6 - month) + 2,
    fulfilments: [],
  };
}

const STATES: readonly DutyState[] = ['done', 'overdue', 'inProgress', 'notStarted', 'doneLate', 'toCheck', 'dueSoon'];

/** A plan of some pages: labels over one to nine rows, contents from a line to half a page. */
export function longPlan(measures = 60): readonly DutyRow[] {
  return Array.from({ length: measures }, (_, index) => {
    const sentence = '按照统一部署及时公布办理结果，做到内容准确、链接有效、更新及时。';
    return duty({
      content: `举措${index + 1}：${sentence.repeat(1 + ((index * 7) % 5))}`,
      task: `第${Math.floor(index / 13) + 1}部分　围绕中心工作深化重点领域信息公开`,
      subtask: `第${Math.floor(index / 4) + 1}类　规范日常发布与更新`,
      assignments:
        index % 3 === 0
          ? [
              party('区政府办公室', 'lead'),
              party('区财政局'),
              party('区卫生健康局', 'support'),
              party('区审计局', 'support'),
            ]
          : [party('区政府各部门'), party('各镇街')],
      done: index % 4,
      total: 4,
      state: STATES[index % STATES.length] ?? 'done',
    });
  });
}

export function scores(units: number): AssessmentTable {
  const year = 2021 as Year;
  const [version] = defaultScheme(year).versions;
  const tree = treeOf(version, defaultFrame(year));
  const columns = tree.nodes.map(({ section, node: { id, name, full } }) => ({ nodeId: id, name, full, section }));
  const last = columns.length - 1;
  const rows = Array.from(
    { length: units },
    (_, index): ScoreRow => ({
      unitId: `u${index}` as UnitId,
      unit: `区第${index + 1}局`,
      place: index + 1,
      cells: columns.map(({ nodeId, full }, at) => ({
        nodeId,
        ...(at === last && index % 5 === 0 ? {} : { points: (Number(full) - index / 4).toFixed(2) }),
        full,
        basis: '应办 61，按时 43，迟办 11，逾期 7',
        isProvisional: false,
      })),
      total: (99 - index).toFixed(2),
      contribution: ((99 - index) * 0.04).toFixed(2),
      rebased: index % 5 === 0,
      steps: [],
      unjudged: [],
    }),
  );
  const scheme = { schemeId: defaultSchemeId(year), name: '考核方案', year, savedAt: '', note: '', version: 1, tree };
  const classOf = (kind: UnitKind, own: readonly ScoreRow[]): ClassScores => ({
    classId: `kind-${kind}-2021` as UnitClassId,
    name: UNIT_KIND_WORDS[kind],
    scheme: { ...scheme, weight: version.weight },
    weight: version.weight,
    most: '4.00',
    columns,
    rows: own,
    stage: { stage: 'draft' },
  });
  return {
    asOf: day('2021-06-30'),
    cutOff: day('2022-01-15'),
    contributionFrom: 'printed',
    afterCutOff: [],
    doneAfterCutOff: [],
    classes: [classOf('department', rows), classOf('town', rows.slice(0, 12))],
    questions: [],
  };
}

/** A unit's detail that has no more than its line. */
export function detailOf({ classId, name, scheme, columns }: ClassScores, row: ScoreRow): ScoreDetail {
  return {
    classId,
    className: name,
    row,
    scheme,
    nodes: row.cells.map(({ nodeId, points, full, basis, isProvisional }): NodeView => {
      const { name: node = '', section = 'base' } = columns.find((column) => column.nodeId === nodeId) ?? {};
      const told = { nodeId, name: node, section, kind: 'leaf' as const, full, isProvisional, basis };
      const own = { ...told, ...(points === undefined ? {} : { points }) };
      return { ...own, steps: [], lines: ['按时率乘以分值'], clauses: [], children: [] };
    }),
    steps: [],
    asOf: day('2021-06-30'),
  };
}

/** Duties as the ledger takes them, without occurrences. */
export function items(duties: readonly DutyRow[]): readonly ExportItem[] {
  return duties.map((row) => ({ duty: row, occurrences: [] }));
}

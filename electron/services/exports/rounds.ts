import type { SelfScoreTable } from '../../contract/assessment.ts';
import type { ProgressRow, RoundDetail, TaskLists, TaskView } from '../../contract/fillIn.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { RoundChange } from '../../domain/model/documents.ts';
import type { CellSpec, ColumnSpec, SheetSpec, WorkbookSpec } from '../../domain/sheets/workbookSpec.ts';
import { ROUND_BOOK_WORDS, ROUND_CHANGE_WORDS, TASK_MATCH_WORDS } from '../../domain/words/documents.ts';
import {
  asOfWords,
  EMPTY_CELL,
  fileNameOf,
  mergeLabels,
  numberCell,
  sentenceRow,
  SIGNATURE,
  textCell,
  titleOf,
  type SheetHeading,
} from './sheet.ts';

const CHANGES = Object.keys(ROUND_CHANGE_WORDS) as readonly RoundChange[];
const NOT_BACK = '未返回';

/** 工作进展汇总表: what units said of each item in a round, the time before beside it, what became of it; and by unit. */
export function progressTable(heading: SheetHeading, round: RoundDetail, rows: readonly ProgressRow[]): WorkbookSpec {
  const name = `政务公开工作进展汇总表（${round.title}）`;
  const counts = CHANGES.flatMap((change) => {
    const count = rows.filter(({ answer }) => answer?.change === change).length;
    return count > 0 ? [`${ROUND_CHANGE_WORDS[change]}${count}`] : [];
  });
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['责任单位'], width: 18, align: 'left' },
    { header: ['事项'], width: 36, align: 'left' },
    { header: ['所属期'], width: 14, align: 'center' },
    { header: ['应办日期'], width: 14, align: 'center' },
    { header: ['完成情况'], width: 10, align: 'center' },
    { header: ['本期进展'], width: 30, align: 'left' },
    { header: ['上期进展'], width: 30, align: 'left' },
    { header: ['变化'], width: 9, align: 'center' },
  ];
  const units = mergeLabels(
    rows.map(({ unit }) => unit),
    1,
  );
  const cells = rows.map((row, at): readonly CellSpec[] => [
    numberCell(at + 1),
    units.cells[at] ?? EMPTY_CELL,
    textCell(row.content),
    textCell(row.period),
    textCell(row.dueOn === undefined ? '' : chineseDate(row.dueOn)),
    textCell(row.answer?.status ?? ''),
    textCell(row.answer ? row.answer.progress : ''),
    textCell(row.before ? row.before.progress : '', 'muted'),
    changeCell(row, isBack(round, row)),
  ]);
  const list: SheetSpec = {
    name: '进展汇总',
    title: titleOf(heading, name),
    caption: [
      `${round.units}个单位，已返回${round.returned}个${counts.length > 0 ? `；${counts.join('、')}项` : ''}`,
      asOfWords(heading),
    ],
    columns,
    ...(rows.length > 0 ? { rows: cells, merges: units.merges } : sentenceRow('这一期没有事项。', columns.length)),
    footer: [
      `说明：${ROUND_CHANGE_WORDS.stuck}指连续两期没有变化；与上一次填报相比。${missingWords(round)}`,
      SIGNATURE,
    ],
    paper: heading.paper,
  };
  return { fileName: fileNameOf(heading, name), sheets: [list, unitSheet(heading, round, name)] };
}

function isBack({ list }: RoundDetail, { unitId }: ProgressRow): boolean {
  return list.some((unit) => unit.unitId === unitId && unit.back !== undefined);
}

function changeCell({ answer }: ProgressRow, back: boolean): CellSpec {
  if (!answer) return textCell(back ? '未填报' : NOT_BACK, back ? 'muted' : 'strong');
  const { change } = answer;
  if (change === 'stuck' || change === 'back') return textCell(ROUND_CHANGE_WORDS[change], 'alarm');
  return textCell(ROUND_CHANGE_WORDS[change], change === 'same' || change === 'settled' ? 'muted' : undefined);
}

function unitSheet(heading: SheetHeading, round: RoundDetail, name: string): SheetSpec {
  return {
    name: '按单位',
    title: titleOf(heading, name),
    caption: [`${chineseDate(round.dueOn)}前返回`, asOfWords(heading)],
    columns: [
      { header: ['序号'], width: 8, align: 'center' },
      { header: ['单位'], width: 40, align: 'left' },
      { header: ['返回'], width: 16, align: 'center' },
      ...CHANGES.map((change): ColumnSpec => ({ header: [ROUND_CHANGE_WORDS[change]], width: 12, align: 'center' })),
    ],
    rows: round.list.map(({ unit, back, changes }, at): readonly CellSpec[] => [
      numberCell(at + 1),
      textCell(unit),
      back ? textCell(back.at.slice(0, 10)) : textCell(NOT_BACK, 'strong'),
      ...CHANGES.map((change) => {
        const count = changes?.[change] ?? 0;
        return count === 0 ? EMPTY_CELL : numberCell(count, '0', change === 'stuck' ? 'alarm' : undefined);
      }),
    ]),
    merges: [],
    footer: [SIGNATURE],
    paper: heading.paper,
  };
}

function missingWords({ list }: RoundDetail): string {
  const missing = list.filter(({ back }) => back === undefined).map(({ unit }) => unit);
  return missing.length === 0 ? '' : `${NOT_BACK}的单位：${missing.join('、')}。`;
}

/** 自评与评分对照表: by unit and indicator, what the unit claims, what the office gives, and by how much they differ. */
export function selfScoreTable(heading: SheetHeading, round: RoundDetail, table: SelfScoreTable): WorkbookSpec {
  const name = `政务公开自评与评分对照表（${round.title}）`;
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['单位'], width: 18, align: 'left' },
    { header: ['指标'], width: 26, align: 'left' },
    { header: ['分值'], width: 8, align: 'center' },
    { header: ['自评分'], width: 9, align: 'center' },
    { header: ['评分'], width: 9, align: 'center' },
    { header: ['相差'], width: 9, align: 'center' },
    { header: ['自评理由和佐证'], width: 42, align: 'left' },
    { header: ['评分依据'], width: 34, align: 'left' },
  ];
  const lines = table.rows
    .filter(({ returned }) => returned)
    .flatMap(({ unit, cells }) => cells.map((cell) => ({ unit, cell })));
  const units = mergeLabels(
    lines.map(({ unit }) => unit),
    1,
  );
  const rows = lines.map(
    ({ cell: { name: indicator, full, own, office, difference, isGone } }, at): readonly CellSpec[] => [
      numberCell(at + 1),
      units.cells[at] ?? EMPTY_CELL,
      textCell(indicator),
      textCell(full),
      textCell(own?.points ?? '—'),
      textCell(office?.points ?? '—'),
      textCell(
        isGone ? '无法对照' : (difference ?? '—'),
        difference === undefined || Number(difference) === 0 ? 'muted' : 'alarm',
      ),
      textCell(own?.reason ?? ''),
      textCell(office?.basis ?? ''),
    ],
  );
  const differs = lines.filter(({ cell }) => cell.difference !== undefined && Number(cell.difference) !== 0).length;
  return {
    fileName: fileNameOf({ ...heading, asOf: table.asOf }, name),
    sheets: [
      {
        name: '自评对照',
        title: titleOf(heading, name),
        caption: [
          `${round.units}个单位，已返回${round.returned}个，${differs}项与评分不一致`,
          asOfWords({ ...heading, asOf: table.asOf }),
        ],
        columns,
        ...(rows.length > 0 ? { rows, merges: units.merges } : sentenceRow('还没有单位返回自评。', columns.length)),
        footer: [
          `说明：相差为自评分减评分；“—”为没有自评或没有评分，不比较。${missingWords(round)}`,
          ...(table.frozen ?? []).map((words) => `${words}。`),
          SIGNATURE,
        ],
        paper: heading.paper,
      },
    ],
  };
}

/** 单位任务清单汇总表: each unit's list, and which duty each of its tasks is. */
export function taskListTable(heading: SheetHeading, round: RoundDetail, { tasks, unlisted }: TaskLists): WorkbookSpec {
  const name = `政务公开${ROUND_BOOK_WORDS.taskList}汇总表（${round.title}）`;
  const columns: readonly ColumnSpec[] = [
    { header: ['序号'], width: 6, align: 'center' },
    { header: ['单位'], width: 18, align: 'left' },
    { header: ['任务内容'], width: 40, align: 'left' },
    { header: ['完成时限'], width: 14, align: 'center' },
    { header: ['责任科室'], width: 14, align: 'center' },
    { header: ['备注'], width: 18, align: 'left' },
    { header: ['对应的事项'], width: 40, align: 'left' },
    { header: ['情况'], width: 11, align: 'center' },
  ];
  const units = mergeLabels(
    tasks.map(({ unit }) => unit),
    1,
  );
  const cellsOf = (task: TaskView, at: number): readonly CellSpec[] => [
    numberCell(at + 1),
    units.cells[at] ?? EMPTY_CELL,
    textCell(task.content),
    textCell(task.timeWording),
    textCell(task.section),
    textCell(task.remarks),
    textCell(task.duty?.content ?? ''),
    textCell(TASK_MATCH_WORDS[task.match], task.match === 'matched' || task.match === 'none' ? 'muted' : 'strong'),
  ];
  return {
    fileName: fileNameOf(heading, name),
    sheets: [
      {
        name: '任务清单',
        title: titleOf(heading, name),
        caption: [`${round.units}个单位，已返回${round.returned}个，共${tasks.length}项任务`, asOfWords(heading)],
        columns,
        ...(tasks.length > 0
          ? { rows: tasks.map(cellsOf), merges: units.merges }
          : sentenceRow('还没有单位返回任务清单。', columns.length)),
        footer: [`说明：已返回清单的单位没有列入的在册事项共${unlisted.length}项。${missingWords(round)}`, SIGNATURE],
        paper: heading.paper,
      },
    ],
  };
}

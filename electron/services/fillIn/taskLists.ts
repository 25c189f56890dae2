import type { TaskLists, TaskView } from '../../contract/fillIn.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { matchTasks, type TaskDuty } from '../../domain/exchange/taskList.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail } from '../../domain/failure.ts';
import type { FillInRound, UnitTask } from '../../domain/fillIn/round.ts';
import type { SideSheet } from '../../domain/fillIn/sideSheet.ts';
import { TASK_COLUMNS, type ListedTask } from '../../domain/fillIn/tasks.ts';
import type { Duty } from '../../domain/model/duty.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';

/** Empty rows of a list that goes out; the unit adds more where it needs them. */
const EMPTY_ROWS = 20;

/** The empty list that a unit gets to fill in. */
export function taskSheet(district: string, unit: string, { year, title, dueOn }: FillInRound): SideSheet {
  const empty = Object.fromEntries(TASK_COLUMNS.map(({ field }) => [field, '']));
  return {
    name: '任务清单',
    title: `${unit}${year}年政务公开任务清单（${title}）`,
    instructions: `填写说明：1. 一行一项任务，“任务内容”写明做什么；“完成时限”写日期或频次，如“6月底前”“每季度”。行数不够可自行增加。2. 也可以返回本单位自己的任务清单（表格或文档）。3. 请于${chineseDate(dueOn)}前返回${district}政务公开办。`,
    unit: `填报单位：${unit}`,
    columns: TASK_COLUMNS,
    signFrom: 'section',
    rows: Array.from({ length: EMPTY_ROWS }, () => ({ key: '', cells: empty })),
    free: true,
  };
}

/** The duties of a year, and which of them a unit answers for. */
function dutiesFor(context: ServiceContext, year: Year): (unitId: UnitId) => readonly TaskDuty[] {
  const { facts, ofUnit } = derivedYear(context, year);
  return (unitId) => {
    const own = new Set(ofUnit(unitId).map(({ dutyId }) => dutyId));
    const names = ({ assignments }: Duty) =>
      assignments.some(({ party }) => party.kind === 'unit' && party.id === unitId);
    return facts.duties.map((duty) => ({
      id: duty.id,
      content: duty.content,
      isOwn: own.has(duty.id) || names(duty),
    }));
  };
}

/** The lists of a round beside the duties on record, unit by unit. */
export function taskLists(context: ServiceContext, { id, year }: FillInRound): TaskLists {
  const { store } = context;
  const facts = store.facts(year);
  const { unitNames, duties } = factsIndex(facts);
  const dutiesOf = dutiesFor(context, year);
  const lists = Map.groupBy(store.rounds.tasksOf(id), ({ unitId }) => unitId);
  const tasks: TaskView[] = [];
  const unlisted: TaskLists['unlisted'][number][] = [];
  for (const { id: unitId } of facts.units) {
    const own = lists.get(unitId);
    if (!own) continue;
    const unit = unitNames.get(unitId) ?? '';
    const candidates = dutiesOf(unitId);
    const matches = matchTasks(own, candidates);
    own.forEach((task, index) => {
      const { roundId: _round, decided, ...listed } = task;
      const match = matches[index] ?? { kind: 'new' as const };
      const duty = 'duty' in match ? match.duty : undefined;
      tasks.push({
        ...listed,
        unit,
        match: match.kind,
        decided: decided !== undefined,
        ...(duty ? { duty: { ...duty, number: duties.get(duty.id)?.number ?? '' } } : {}),
      });
    });
    const named = new Set(matches.flatMap((match) => (match.kind === 'matched' ? [match.duty.id] : [])));
    for (const { id: dutyId, content, isOwn } of candidates) {
      if (isOwn && !named.has(dutyId)) unlisted.push({ unitId, unit, dutyId, content });
    }
  }
  return { tasks, unlisted };
}

/** Tasks as they are kept; what was decided of the same words in the unit's list before stands. */
export function keptTasks(
  tasks: readonly ListedTask[],
  before: readonly UnitTask[],
): readonly Omit<UnitTask, 'id' | 'roundId' | 'unitId'>[] {
  const decided = new Map(before.map((task) => [task.content, task.decided]));
  return tasks.map((task) => ({ ...task, decided: decided.get(task.content) }));
}

/** Says which duty a task is, or that it is none. */
export function decideTask(context: ServiceContext, { id, as }: ParsedInputOf<'fillIn.decideTask'>) {
  const { store } = context;
  const task = store.rounds.task(id);
  const round = task && store.fillIn.round(task.roundId);
  if (!task || !round) return fail('not-found', '这条任务已不存在，可能刚被新的清单替换。请刷新后重试。');
  const closed = refuseClosedYear(context, round.year);
  if (closed) return { ok: false as const, error: closed };
  const dutyId = as === null || as === 'none' ? undefined : as.dutyId;
  if (dutyId !== undefined && store.duties.yearOf(dutyId) !== round.year) {
    return fail('not-found', '所选的事项已不存在，或不是这个年度的。请刷新后重新选择。', {
      fields: { 'as.dutyId': '没有这个事项' },
    });
  }
  const what = as === null ? '重新对应任务' : as === 'none' ? '任务不对应事项' : '任务对应事项';
  const short = task.content.length > 20 ? `${task.content.slice(0, 20)}…` : task.content;
  return runCommand(context, { label: `${what}：${short}` }, () => {
    store.rounds.decideTask(id, dutyId ?? (as === 'none' ? 'none' : undefined));
    return {};
  });
}

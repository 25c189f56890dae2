import type { UnitId, Year } from '../brand.ts';
import { fail, type Failure } from '../failure.ts';
import type { ClauseOf } from '../model/scoreClause.ts';
import type { ScoreEvent } from '../model/scoreEvent.ts';
import type { SchemeLeaf, UnitClass } from '../model/schemeTree.ts';
import type { JudgementFact } from '../model/unitFacts.ts';
import { dateParts, type PlainDate } from '../dates/plainDate.ts';
import { exceeds, parsePoints, plainPoints } from '../points.ts';

/** Why a judgement cannot be recorded: out of its range, without a reason, without the document it goes by. `undefined` where it can. */
export function refuseJudgement(
  leaf: Pick<SchemeLeaf, 'name' | 'clauses'>,
  { points, reason, basis }: Pick<JudgementFact, 'points' | 'reason' | 'basis'>,
): Failure | undefined {
  const clause = leaf.clauses.find((each): each is ClauseOf<'judged'> => each.rule === 'judged');
  if (clause === undefined) return refused('points', `“${leaf.name}”由登记情况自动计分，不能手工评分。`);
  const [least, most] = [plainPoints(clause.least), plainPoints(clause.most)];
  if (parsePoints(points) === undefined || exceeds(points, clause.most) || exceeds(clause.least, points)) {
    return refused('points', `“${leaf.name}”的评分 ${points} 不在 ${least} 至 ${most} 之间，没有保存。请改正。`);
  }
  if (reason.trim() === '') return refused('reason', `“${leaf.name}”的评议应写明理由，以备查核。请填写理由后再保存。`);
  if (clause.needsBasis === true && basis.trim() === '') {
    return refused('basis', `“${leaf.name}”须有依据文件。请填写文件名称或文号后再保存。`);
  }
  return undefined;
}

/** Why an event cannot be recorded. A day that has not come is none; one outside the year it counts for asks for the document that says so. */
export function refuseEvent(
  event: Pick<ScoreEvent, 'on' | 'type' | 'name' | 'basis' | 'reason' | 'by' | 'points'>,
  year: Year,
  today: PlainDate,
): Failure | undefined {
  const { on, type, name, basis, reason, by, points } = event;
  if (type === 'other' && name.trim() === '') return refused('name', '其他事件须写明名称。');
  if (by.trim() === '') return refused('by', '考核事件须写明登记人。');
  if (reason.trim() === '') return refused('reason', '考核事件须写明事由。');
  if (points !== undefined && parsePoints(points) === undefined) return refused('points', `分值“${points}”不是数字。`);
  if (on > today) {
    const message = `事件日期 ${on} 还没有到，不能登记将来的事件。请改为今天或更早的日期。`;
    return fail('invalid-input', message, { fields: { on: '不能晚于今天' } }).error;
  }
  if (dateParts(on).year !== year && basis.trim() === '') {
    return refused('basis', `事件日期 ${on} 不在 ${year} 年度内，计入该年度须填写依据文件。`);
  }
  return undefined;
}

/**
 * Why an event is not recorded beside others unless a person says that it is another one (field `isAnother`): one of them says the same in every word, but
 * for who entered it. `before`: as it was, where it is corrected.
 */
export function refuseDoubledEvent(
  event: Omit<ScoreEvent, 'id' | 'recordedAt'>,
  others: readonly ScoreEvent[],
  before?: ScoreEvent,
): Failure | undefined {
  const own = wordsOf(event);
  if (before !== undefined && wordsOf(before) === own) return undefined;
  const same = others.find((other) => wordsOf(other) === own);
  if (same === undefined) return undefined;
  const message = `同一单位 ${event.on} 已登记过一件内容完全相同的事件（登记人 ${same.by}），没有重复登记。确是两件的，请说明“确是两次”。`;
  return fail('conflict', message, { fields: { isAnother: '已有内容完全相同的一件' } }).error;
}

function wordsOf(event: Omit<ScoreEvent, 'id' | 'recordedAt'>): string {
  const { unitId, on, type, name, level = '', organ = '', outlet, matter, basis, reason, points = '' } = event;
  return JSON.stringify([unitId, on, type, name, level, organ, outlet, matter, basis, reason, points]);
}

/** A cell of a third party's sheet, as it is brought in. */
export interface SheetCell {
  readonly unit: string;
  readonly item: string;
  readonly points: string;
  readonly cell: string;
}

/** Why a sheet's figures cannot be taken over: a unit that nobody knows, no figure, or more than its item's full marks. */
export function refuseSheet(
  cells: readonly SheetCell[],
  isKnown: (unit: string) => boolean,
  fullOf: (item: string) => string | undefined,
): Failure | undefined {
  for (const { unit, item, points, cell } of cells) {
    const place = { cell, value: points };
    if (!isKnown(unit)) {
      return fail('invalid-input', `${cell} 的单位“${unit}”不在单位名录中，评分表没有导入。`, {
        place: { cell, value: unit },
      }).error;
    }
    if (parsePoints(points) === undefined) {
      return fail('invalid-input', `${cell}（${unit}，${item}）的“${points}”不是分值，评分表没有导入。`, { place })
        .error;
    }
    const full = fullOf(item);
    if (full === undefined) {
      return fail('invalid-input', `${cell} 的项目“${item}”不在方案中，评分表没有导入。`, {
        place: { cell, value: item },
      }).error;
    }
    if (exceeds('0', points)) {
      const message = `${cell}（${unit}，${item}）的 ${points} 分小于 0，评分表没有导入。`;
      return fail('invalid-input', message, { place }).error;
    }
    if (exceeds(points, full)) {
      const message = `${cell}（${unit}，${item}）的 ${points} 分超过了满分 ${plainPoints(full)}，评分表没有导入。`;
      return fail('invalid-input', message, { place }).error;
    }
  }
  return undefined;
}

/** Units that belong to two classes of a year, or to none: to be checked (待核). */
export interface ClassQuestion {
  readonly unitId: UnitId;
  readonly classes: readonly string[];
  readonly message: string;
}

export function classQuestions(
  units: readonly { readonly id: UnitId; readonly name: string }[],
  classes: readonly Pick<UnitClass, 'name' | 'unitIds'>[],
): readonly ClassQuestion[] {
  return units.flatMap(({ id, name }): readonly ClassQuestion[] => {
    const own = classes.filter(({ unitIds }) => unitIds.includes(id)).map((each) => each.name);
    if (own.length === 1) return [];
    const message =
      own.length === 0
        ? `“${name}”不属于任何考核类别，请确定它的类别。`
        : `“${name}”同时属于${own.map((each) => `“${each}”`).join('、')}，一个年度只能属于一个考核类别，请确定。`;
    return [{ unitId: id, classes: own, message }];
  });
}

function refused(field: string, message: string): Failure {
  return fail('invalid-input', message, { fields: { [field]: message } }).error;
}

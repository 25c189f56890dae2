import { latestOf } from '../../domain/assessment/classes.ts';
import { defaultSchemeId } from '../../domain/assessment/defaultScheme.ts';
import { carriedScheme, kindClassIds } from '../../domain/assessment/nextYear.ts';
import type { SchemeId, UnitClassId, Year } from '../../domain/brand.ts';
import type { SchemeWeight } from '../../domain/model/schemeTree.ts';
import { plainPoints } from '../../domain/points.ts';
import type { ServiceContext } from '../app/context.ts';

/**
 * A new year begins with the schemes of the one before, each with its latest version, and with its classes and their units. Runs inside the command that
 * opens the year; answers what was taken over, in Chinese.
 */
export function carrySchemes({ store, clock, ids }: ServiceContext, from: Year, to: Year): string {
  const schemes = store.schemes.ofYear(from);
  const classes = store.schemes.classes(from);
  const classIds = new Map<UnitClassId, UnitClassId>([
    ...kindClassIds(from, to),
    ...classes.flatMap(({ id }) => (id.startsWith('kind-') ? [] : [[id, ids.next() as UnitClassId] as const])),
  ]);
  const schemeIds = new Map<SchemeId, SchemeId>();
  let isAsked = false;
  for (const [at, scheme] of schemes.entries()) {
    const { body, namesDuties } = carriedScheme(latestOf(scheme), { from, to, classes: classIds });
    isAsked ||= namesDuties;
    const id = at === 0 ? defaultSchemeId(to) : (ids.next() as SchemeId);
    schemeIds.set(scheme.id, id);
    if (scheme.isDerived) continue;
    const { tree, weight } = body;
    store.schemes.add(
      to,
      scheme.name,
      { version: 1, note: `沿用 ${from} 年度`, savedAt: clock.now(), tree, weight },
      id,
    );
  }
  if (classes.length > 0) {
    store.schemes.setClasses(
      to,
      classes.map(({ id, schemeId, ...rest }) => {
        const own = schemeId === undefined ? undefined : schemeIds.get(schemeId);
        const classId = classIds.get(id);
        return {
          ...rest,
          ...(classId === undefined ? {} : { id: classId }),
          ...(own === undefined ? {} : { schemeId: own }),
        };
      }),
    );
  }
  return wordsOf(schemes, classes.length, isAsked);
}

/** What a new year would take over of the schemes of the one before, in Chinese. */
export function carriedWords({ store }: Pick<ServiceContext, 'store'>, from: Year): string {
  return wordsOf(store.schemes.ofYear(from), store.schemes.classes(from).length, false);
}

function wordsOf(
  [first, ...others]: ReturnType<ServiceContext['store']['schemes']['ofYear']>,
  classes: number,
  isAsked: boolean,
): string {
  const parts = [
    ...(others.length > 0 ? [`共 ${others.length + 1} 个`] : []),
    weightWords(latestOf(first).weight),
    ...(classes > 0 ? [`考核类别 ${classes} 个`] : []),
    ...(isAsked ? ['其中指定了具体事项的规则须重新选定事项'] : []),
  ];
  return parts.join('；');
}

/** 权重 4%、基数 100 分. */
function weightWords(weight: SchemeWeight): string {
  return weight.kind === 'percent'
    ? `权重 ${plainPoints(weight.percent)}%、基数 ${plainPoints(weight.base)} 分`
    : `${plainPoints(weight.base)} 分中占 ${plainPoints(weight.points)} 分`;
}

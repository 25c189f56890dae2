import type {
  AskedClass,
  AskedFactsView,
  JudgementLine,
  ScoreEventView,
  ScoreFactsOfYear,
  SheetView,
} from '../../contract/scoreFacts.ts';
import { classesOf, latestOf } from '../../domain/assessment/classes.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { Judgement, Scheme, YearClass } from '../../domain/model/scheme.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import { exceeds } from '../../domain/points.ts';
import { askedBy, leavesCounting, type AskedFacts, type AskedItem } from '../../domain/scoring/asked.ts';
import type { ScoreSheet } from '../../store/repositories/scoreFacts.ts';
import type { ServiceContext } from '../app/context.ts';
import { locksOf } from '../assessment/locks.ts';
import { missingYear } from '../assessment/table.ts';
import { nodeNames } from '../../domain/assessment/yearScores.ts';

/** A class of a year with what its scheme asks for. */
export interface AskingClass {
  readonly of: YearClass;
  readonly scheme: Scheme;
  readonly asked: AskedFacts;
}

/** The classes of a year that have units, with what their schemes ask for. */
export function askingClasses({ store }: Pick<ServiceContext, 'store'>, year: Year): readonly AskingClass[] {
  const schemes = store.schemes.ofYear(year);
  return classesOf(store.schemes.classes(year), store.units.units(), schemes).flatMap((of) => {
    const scheme = schemes.find(({ id }) => id === of.schemeId);
    if (scheme === undefined || of.unitIds.length === 0) return [];
    return [{ of, scheme, asked: askedBy(latestOf(scheme).tree) }];
  });
}

/** The sheets that classes ask for, each item once, with the most that any scheme lets it have. */
export function sheetsAsked(asking: readonly AskingClass[]): AskedFacts['sheets'] {
  const sheets = new Map<string, Map<string, AskedItem>>();
  for (const { sheet, items } of asking.flatMap(({ asked }) => asked.sheets)) {
    const own = sheets.get(sheet) ?? new Map<string, AskedItem>();
    sheets.set(sheet, own);
    for (const item of items) {
      const before = own.get(item.item);
      const isWider =
        before === undefined ||
        item.full === undefined ||
        (before.full !== undefined && exceeds(item.full, before.full));
      if (isWider) own.set(item.item, item);
    }
  }
  return [...sheets].map(([sheet, items]) => ({ sheet, items: [...items.values()] }));
}

/** All that only the assessment knows of a year, and what its schemes ask for. */
export function factsOfYear(context: ServiceContext, year: Year): Outcome<ScoreFactsOfYear> {
  const missing = missingYear(context, year);
  if (missing) return { ok: false, error: missing };
  const { store } = context;
  const asking = askingClasses(context, year);
  const schemes = store.schemes.ofYear(year);
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const locks = locksOf(context, year);
  const of = (unitId: UnitId) => ({ unitId, unit: units.get(unitId) ?? '', ...locks.ofUnit(unitId) });
  const schemeOf = (unitId: UnitId) => asking.find(({ of: { unitIds } }) => unitIds.includes(unitId))?.scheme;
  const names = new Map(schemes.map((scheme) => [scheme.id, nodeNames(latestOf(scheme).tree)]));
  const anyName = nodeNames({ nodes: schemes.flatMap((scheme) => latestOf(scheme).tree.nodes) });
  const { scoreFacts } = store;
  const eventView = (event: ScoreEvent): ScoreEventView => {
    const scheme = schemeOf(event.unitId);
    const countedIn = scheme === undefined ? [] : leavesCounting(event, latestOf(scheme).tree);
    return { ...event, ...of(event.unitId), countedIn };
  };
  const judgementLine = (judgement: Judgement): JudgementLine => {
    const scheme = schemes.find(({ id }) => id === judgement.schemeId);
    const node = names.get(judgement.schemeId)?.(judgement.nodeId) ?? '';
    const isOldVersion = scheme !== undefined && judgement.version < latestOf(scheme).version;
    return { ...of(judgement.unitId), ...judgement, node, isOldVersion };
  };
  const classView = ({ of: { id, name, schemeId, unitIds } }: AskingClass): AskedClass => {
    const own = unitIds.map((unitId) => ({ unitId, unit: units.get(unitId) ?? '' }));
    return { classId: id, name, schemeId, units: own, ...locks.ofClass(id) };
  };
  return succeed({
    events: scoreFacts.events(year).map(eventView),
    sheets: sheetViews(context, year, locks),
    samples: scoreFacts.samples(year).map((row) => Object.assign(of(row.unitId), row)),
    figures: scoreFacts.figures(year).map((row) => Object.assign(of(row.unitId), row)),
    members: scoreFacts
      .members(year)
      .map(({ unitId, group, name, points }) => Object.assign(of(unitId), { group, name, points })),
    explanations: scoreFacts
      .explanations(year)
      .map(({ unitId, nodeId, reason, explainedOn }) =>
        Object.assign(of(unitId), { nodeId, node: anyName(nodeId), reason, on: explainedOn }),
      ),
    judgements: store.judgements.ofYear(year).map(judgementLine),
    asked: askedView(context, year, asking),
    classes: asking.map(classView),
  });
}

function sheetViews({ store }: ServiceContext, year: Year, locks: ReturnType<typeof locksOf>): readonly SheetView[] {
  const marks = Map.groupBy(store.scoreFacts.marks(year), ({ sheet }) => sheet);
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const view = (sheet: ScoreSheet): SheetView => {
    const own = marks.get(sheet.name) ?? [];
    return {
      ...sheet,
      items: [...new Set(own.map(({ item }) => item))],
      marks: own.map(({ unitId, item, period, points }) =>
        Object.assign({ unitId, unit: units.get(unitId) ?? '', item, points }, period),
      ),
      ...locks.ofUnits(own.map(({ unitId }) => unitId)),
    };
  };
  return store.scoreFacts.sheets(year).map(view);
}

function askedView({ store }: ServiceContext, year: Year, asking: readonly AskingClass[]): AskedFactsView {
  const judged = new Set(store.judgements.ofYear(year).map(({ unitId, nodeId }) => `${unitId} ${nodeId}`));
  const distinct = <Item>(items: readonly Item[]): readonly Item[] => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  return {
    sheets: sheetsAsked(asking),
    samples: distinct(asking.flatMap(({ asked }) => asked.samples)),
    figures: distinct(asking.flatMap(({ asked }) => asked.figures)),
    groups: distinct(asking.flatMap(({ asked }) => asked.groups)),
    events: distinct(asking.flatMap(({ asked }) => asked.events)),
    judged: asking.flatMap(({ of, asked }) =>
      asked.judged.map((leaf) =>
        Object.assign({}, leaf, {
          classId: of.id,
          schemeId: of.schemeId,
          missing: leaf.isNeeded ? of.unitIds.filter((unitId) => !judged.has(`${unitId} ${leaf.nodeId}`)) : [],
        }),
      ),
    ),
    explained: asking.flatMap(({ of, asked }) =>
      asked.explained.map((leaf) => Object.assign({ classId: of.id }, leaf)),
    ),
  };
}

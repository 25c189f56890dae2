import type { AssessmentTable, ClassScores, ScoreDetail } from '../../contract/assessment.ts';
import type { UnitId, Year } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Points } from '../../domain/points.ts';
import type { ServiceContext } from '../app/context.ts';
import type { FrozenClass, OnTimeCounts } from '../assessment/frozenBody.ts';
import { publishedFrozen, toldOf, type NoticedClass, type PublishedClass } from '../assessment/published.ts';

/** Since when a class's figures stand, and what they are. */
export interface Standing {
  readonly asOf: PlainDate;
  readonly cutOff: PlainDate;
  readonly contributionFrom: AssessmentTable['contributionFrom'];
  /** Of frozen figures; absent where they are not. */
  readonly version?: number;
  /** The days of the notice (公示) that has put these figures before the public; absent where there is none, or they are frozen. */
  readonly notice?: { readonly since: PlainDate; readonly until: PlainDate };
  /** What entries since the first version come to, in the totals. */
  readonly entered: ReadonlyMap<UnitId, Points>;
  /** On-time counts as they were frozen. */
  readonly counts?: ReadonlyMap<UnitId, OnTimeCounts>;
  /** Appeals that nobody has decided on. */
  readonly waiting: number;
  /** Figures of today of a class that is published (现时计算): what is published of it, and how that stands. */
  readonly published?: Pick<Standing, 'version' | 'notice'> & { readonly totals: ReadonlyMap<UnitId, Points> };
}

/** A class as a paper shows it; without a standing it stands as its table does. */
export interface PaperClass extends ClassScores {
  readonly standing?: Standing;
}

/** A class with the details of its units. */
export interface DetailedClass {
  readonly of: PaperClass;
  readonly details: ReadonlyMap<UnitId, ScoreDetail>;
}

export function detailed(of: PaperClass, details: readonly ScoreDetail[]): DetailedClass {
  return { of, details: new Map(details.map((detail) => [detail.row.unitId, detail])) };
}

/** Classes of a year as a paper shows them. */
export interface PaperTable extends Omit<AssessmentTable, 'classes'> {
  readonly classes: readonly PaperClass[];
}

/** How a class stands. */
export function standingOf(table: Omit<AssessmentTable, 'classes'>, { standing }: PaperClass): Standing {
  return standing ?? tableStanding(table);
}

function tableStanding({ asOf, cutOff, contributionFrom, frozenVersion }: Omit<AssessmentTable, 'classes'>): Standing {
  const version = frozenVersion === undefined ? {} : { version: frozenVersion };
  return { asOf, cutOff, contributionFrom, entered: new Map(), waiting: 0, ...version };
}

/** Which figures of published classes a paper has: what is published of them, or what the facts of today come to (现时计算). */
export type Figures = 'published' | 'now';

/** A year's classes with the figures that a paper has to have, and the details of those that are published. */
export interface ToldTable extends PaperTable {
  readonly told: ReadonlyMap<ClassScores['classId'], DetailedClass>;
}

/** The table of a year as papers tell of it: published figures of what is frozen or before the public, those of the screen of what is not. */
export function toldTable(
  context: Pick<ServiceContext, 'store'>,
  year: Year,
  table: AssessmentTable,
  figures: Figures = 'published',
): ToldTable {
  const published = toldOf(context, year);
  const classesTold = new Map([...published].map(([classId, each]) => [classId, publishedClass(each)] as const));
  const classes = table.classes.map((of): PaperClass => {
    const own = published.get(of.classId);
    const told = classesTold.get(of.classId);
    if (own === undefined || told === undefined) return of;
    return figures === 'published' ? told.of : { ...of, standing: liveStanding(table, own) };
  });
  return { ...table, classes, told: figures === 'published' ? classesTold : new Map() };
}

function publishedClass(published: PublishedClass | NoticedClass): DetailedClass {
  const whole = publishedFrozen(published);
  const { table, details } = whole;
  const standing: Standing = {
    ...storedStanding(whole),
    ...publicSince(published),
    waiting: published.since.filter(({ decision }) => decision === undefined).length,
  };
  return detailed({ ...table, standing }, details);
}

/** As what figures are before the public: as a version, or in a notice. */
function publicSince(published: PublishedClass | NoticedClass): Pick<Standing, 'version' | 'notice'> {
  return 'freeze' in published ? { version: published.freeze.version } : { notice: published.notice };
}

/** How a version stands by itself. */
export function frozenStanding(frozen: FrozenClass, version: number): Standing {
  return { ...storedStanding(frozen), version };
}

function storedStanding({ table, asOf, cutOff, entered, counts }: FrozenClass): Standing {
  return {
    asOf,
    cutOff,
    contributionFrom: table.scheme.tree.contributionFrom,
    entered: byUnit(entered),
    ...(counts === undefined ? {} : { counts: byUnit(counts) }),
    waiting: 0,
  };
}

function byUnit<Value>(values: Readonly<Record<UnitId, Value>>): ReadonlyMap<UnitId, Value> {
  return new Map(Object.entries(values) as [UnitId, Value][]);
}

function liveStanding(table: AssessmentTable, published: PublishedClass | NoticedClass): Standing {
  const totals = published.figures.flatMap(({ unitId, total }) =>
    total === undefined ? [] : [[unitId, total] as const],
  );
  return { ...tableStanding(table), published: { ...publicSince(published), totals: new Map(totals) } };
}

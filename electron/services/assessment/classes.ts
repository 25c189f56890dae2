import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { checkWeight } from '../../domain/scoring/checkWeight.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { lockFailure, locksOfYear } from './locks.ts';

type Input = ParsedInputOf<'schemes.saveClasses'>;
type GivenClasses = Exclude<Input['classes'], 'byKind'>;

/** Writes the office's own classes, or gives them up for those by kind of unit. Units of two classes or of none are asked about, not refused. */
export function saveClasses(context: ServiceContext, { year, classes }: Input) {
  const { store } = context;
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false as const, error: closed };
  const locked = refuseLockedClasses(context, year, classes);
  if (locked) return { ok: false as const, error: locked };
  if (classes === 'byKind') {
    return runCommand(context, { label: '考核类别改为按单位类型' }, () => {
      store.schemes.setClasses(year, []);
      return {};
    });
  }
  const refused = refuseClasses(context, year, classes);
  if (refused) return { ok: false as const, error: refused };
  return runCommand(context, { label: `保存考核类别（${classes.length} 类）` }, () => {
    const stored = store.schemes.ofYear(year);
    const own = new Set(store.schemes.classes(year).map(({ id }) => id));
    store.schemes.setClasses(
      year,
      classes.map(({ id, name, schemeId, unitIds, weight }) => ({
        // Classes by kind of unit are not stored; what refers to one stays when the office makes it its own.
        ...(id !== null && (own.has(id) || id.startsWith('kind-')) ? { id } : {}),
        name,
        unitIds,
        ...(stored.some((each) => each.id === schemeId && each.isDerived !== true) ? { schemeId } : {}),
        ...(weight === null ? {} : { weight }),
      })),
    );
    return {};
  });
}

/** Why classes cannot be written so: one that is locked would change, or a unit of it would come into another. */
function refuseLockedClasses(
  context: ServiceContext,
  year: Input['year'],
  classes: Input['classes'],
): Failure | undefined {
  const stored = context.store.schemes.classes(year);
  for (const lock of locksOfYear(context, year)) {
    const before = stored.find(({ id }) => id === lock.classId);
    const after = classes === 'byKind' ? undefined : classes.find(({ id }) => id === lock.classId);
    const others = classes === 'byKind' ? [] : classes.filter((each) => each !== after);
    const isSame =
      after !== undefined &&
      before !== undefined &&
      after.name === before.name &&
      after.schemeId === lock.schemeId &&
      sameSet(after.unitIds, before.unitIds) &&
      JSON.stringify(after.weight ?? null) === JSON.stringify(before.weight ?? null);
    const isShared = others.some(({ unitIds }) => unitIds.some((id) => lock.unitIds.includes(id)));
    if (!isSame || isShared) return lockFailure(lock);
  }
  return undefined;
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...new Set(a)].sort()) === JSON.stringify([...new Set(b)].sort());
}

function refuseClasses({ store }: ServiceContext, year: Input['year'], classes: GivenClasses): Failure | undefined {
  const schemes = store.schemes.ofYear(year);
  const units = new Set(store.units.units().map(({ id }) => id));
  const names = new Set<string>();
  for (const [at, { name, schemeId, unitIds, weight }] of classes.entries()) {
    const field = (key: string) => `classes.${at}.${key}`;
    if (names.has(name)) {
      const message = `考核类别“${name}”出现了两次，请改用不同的名称。`;
      return fail('invalid-input', message, { fields: { [field('name')]: message } }).error;
    }
    names.add(name);
    if (!schemes.some(({ id }) => id === schemeId)) {
      return fail('not-found', `考核类别“${name}”所用的考核方案已不存在，没有保存。请刷新后重试。`).error;
    }
    if (unitIds.some((id) => !units.has(id))) {
      return fail('not-found', `考核类别“${name}”中有单位已不存在，没有保存。请刷新后重试。`).error;
    }
    const checked = weight === null ? undefined : checkWeight(weight, year);
    if (checked?.ok === false) {
      const { error } = checked;
      return { ...error, message: `考核类别“${name}”：${error.message}` };
    }
  }
  return undefined;
}

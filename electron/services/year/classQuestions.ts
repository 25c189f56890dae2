import { classesOf, existsIn } from '../../domain/assessment/classes.ts';
import type { Year } from '../../domain/brand.ts';
import { classQuestions, type ClassQuestion } from '../../domain/scoring/checkFacts.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from './derivedYear.ts';

/**
 * Units of a year that are in two classes (考核类别), or in none though they are assessed: departments, towns, and others that owe something. Asked only
 * where the office has classes of its own.
 */
export function classQuestionsOf(context: ServiceContext, year: Year): readonly ClassQuestion[] {
  const { store } = context;
  const stored = store.schemes.classes(year);
  if (stored.length === 0) return [];
  const { facts, ofUnit } = derivedYear(context, year);
  const asked = facts.units.filter(
    (unit) => existsIn(unit, year) && (unit.kind !== 'other' || ofUnit(unit.id).length > 0),
  );
  return classQuestions(asked, classesOf(stored, facts.units, store.schemes.ofYear(year)));
}

import type { DutyId, PublicationId, UnitId } from '../brand.ts';
import type { Duty } from '../model/duty.ts';
import type { OccurrenceKey } from '../model/occurrenceKey.ts';
import type { MatchRule, Publication } from '../model/publication.ts';
import type { ProposedRule } from '../model/publicationMatch.ts';
import type { Unit } from '../model/unit.ts';
import { readNamedPeriods } from '../reading/wording/namedPeriods.ts';
import { featuresOf, saidOf, type Features } from './features.ts';
import { ruleIndex } from './rules.ts';
import { unitNames, type UnitNames } from './unitNames.ts';
import { columnSteps } from '../columns.ts';
import { whose } from './whose.ts';

export interface ProposeContext {
  readonly publications: readonly Publication[];
  readonly duties: readonly Duty[];
  readonly units: readonly Unit[];
  readonly district?: string | undefined;
}

/** The publications that a rule holds for, whatever else is known of them: whose they may be counts as for matching. */
export function ruleHits(
  rule: Omit<MatchRule, 'id'>,
  { publications, units, district }: Pick<ProposeContext, 'publications' | 'units' | 'district'>,
): readonly PublicationId[] {
  const index = ruleIndex([{ ...rule, id: 'proposed' as MatchRule['id'] }]);
  const names = unitNames(units, district);
  const nobody: ReadonlySet<UnitId> = new Set();
  return publications.flatMap((publication) => {
    const owners =
      rule.unitId === undefined ? nobody : new Set(whose(publication, names).options.map(({ unitId }) => unitId));
    return index.of(publication, owners).length > 0 ? [publication.id] : [];
  });
}

/** How much of a duty's matters some features say, 0 to 1. */
function shareOf(duty: Features, features: Features): number {
  let all = 0;
  let said = 0;
  for (const [feature, { weight }] of duty) {
    all += weight;
    said += weight * saidOf(feature, features).share;
  }
  return all === 0 ? 0 : said / all;
}

/** A column that says so much of a duty is the duty's. */
const COLUMN_SAYS = 0.5;
const MOST_WORDS = 2;

function ofColumn({ column }: Publication, duty: Features): string | undefined {
  const last = columnSteps(column).at(-1)?.text;
  return last !== undefined && shareOf(duty, featuresOf(last)) >= COLUMN_SAYS ? last : undefined;
}

/** The words of a title by which it would be known again: those that say the duty's matter, else those that weigh most. */
function tellingWords({ title, publishedOn }: Publication, duty: Features, names: UnitNames): readonly string[] {
  const taken = [...names.inTitle(title), ...readNamedPeriods(title, publishedOn), ...names.placesIn(title)];
  const own = [...featuresOf(title, taken)].toSorted(([, a], [, b]) => b.weight - a.weight || a.start - b.start);
  const shared = own.filter(([feature]) => duty.has(feature) || saidOf(feature, duty).share > 0);
  const telling = (shared.length > 0 ? shared : own).filter(([, { weight, text }]) => weight > 0.46 && text.length > 1);
  const chosen = telling.length > 0 ? telling : own.filter(([, { text }]) => text.length > 1);
  return chosen
    .slice(0, MOST_WORDS)
    .toSorted(([, a], [, b]) => a.start - b.start)
    .map(([, { text }]) => text);
}

/**
 * The rule that confirming a match proposes, with its hits over all publications: the column is the duty's (栏目“财政收支” → 财政收支简报) where its words
 * say it, else words of the title together with the unit (“空气质量” + 生态环境分局). `undefined` where the duty is not known, or neither tells anything.
 */
export function proposeRule(
  publication: Publication,
  occurrence: Pick<OccurrenceKey, 'dutyId' | 'unitId'>,
  context: ProposeContext,
): ProposedRule | undefined {
  const duty = context.duties.find(({ id }) => id === occurrence.dutyId);
  if (duty === undefined) return undefined;
  const matters = featuresOf(duty.content);
  const effect: { readonly kind: 'duty'; readonly dutyId: DutyId } = { kind: 'duty', dutyId: duty.id };
  const column = ofColumn(publication, matters);
  if (column !== undefined) {
    const rule = { column, words: [], effect };
    return { rule, hits: ruleHits(rule, context) };
  }
  const words = tellingWords(publication, matters, unitNames(context.units, context.district));
  const step = columnSteps(publication.column).at(-1)?.text ?? '';
  if (words.length === 0 && step === '') return undefined;
  const rule = { column: words.length === 0 ? step : '', words, unitId: occurrence.unitId, effect };
  return { rule, hits: ruleHits(rule, context) };
}

import type { MatchRuleView } from '../../contract/publications.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { Year } from '../../domain/brand.ts';
import { plainDate, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { MatchRule } from '../../domain/model/publication.ts';
import { proposeRule, ruleHits } from '../../domain/publications/propose.ts';
import { contradictions, isSameRule } from '../../domain/publications/rules.ts';
import { matchRuleSentence } from '../../domain/words/publications.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { renewalsOf } from '../year/renewals.ts';
import { factsIndex } from '../year/views.ts';

type Rule = Omit<MatchRule, 'id'>;
type RuleFacts = Omit<MatchRuleView, 'rule'>;

const SAMPLES = 5;

/** The office's rules, with what they hold for among the publications of a year's days. */
export function listRules(context: ServiceContext, { year }: ParsedInputOf<'publications.rules'>) {
  const factsOf = ruleFacts(context, year);
  const { store } = context;
  const renewable = new Set(renewalsOf(context.store, year).map(({ id }) => id));
  return succeed(
    store.publicationMatching.rules().map((rule): MatchRuleView => {
      const ofYear = rule.effect.kind === 'ignore' ? undefined : store.duties.yearOf(rule.effect.dutyId);
      return Object.assign(
        factsOf(rule),
        { rule },
        ofYear === undefined || ofYear === year ? {} : { ofYear },
        renewable.has(rule.id) ? ({ canRenew: true } as const) : {},
      );
    }),
  );
}

/** Keeps rules of earlier years for a year too. */
export function renewRules(context: ServiceContext, { year, ids }: ParsedInputOf<'publications.renewRules'>) {
  const refusal = refuseClosedYear(context, year);
  if (refusal) return { ok: false as const, error: refusal };
  const { publicationMatching } = context.store;
  const known = new Set(publicationMatching.rules().map(({ id }) => id));
  const missing = ids?.findIndex((id) => !known.has(id)) ?? -1;
  if (missing >= 0) return fail('not-found', RULE_NOT_THERE, { fields: { [`ids.${missing}`]: '没有这条规则' } });
  const wanted = renewalsOf(context.store, year).filter(({ id }) => ids === undefined || ids.includes(id));
  if (wanted.length === 0)
    return fail('conflict', `没有可以续用的规则：${year} 年度没有内容相同的事项，或已有同样的规则。`);
  return runCommand(context, { label: `比对规则续用到 ${year} 年度（${wanted.length} 条）` }, () => {
    for (const { rule } of wanted) publicationMatching.addRule(rule);
    return { renewed: wanted.length };
  });
}

/** What a rule would hold for. */
export function tryRule(context: ServiceContext, { year, id, rule }: ParsedInputOf<'publications.tryRule'>) {
  const refusal = refuseRules(context, [rule]);
  if (refusal) return { ok: false as const, error: refusal };
  return succeed(ruleFacts(context, year)(id === undefined ? rule : { ...rule, id }));
}

/** Makes or changes a rule. */
export function saveRule(context: ServiceContext, { id, rule }: ParsedInputOf<'publications.saveRule'>) {
  const { publicationMatching } = context.store;
  const refusal = refuseRules(context, [rule]);
  if (refusal) return { ok: false as const, error: refusal };
  if (id !== undefined && !publicationMatching.rules().some((known) => known.id === id)) {
    return fail('not-found', RULE_NOT_THERE);
  }
  if (publicationMatching.rules().some((known) => known.id !== id && isSameRule(known, rule))) {
    return fail('conflict', `已有这条规则：${sentenceOf(context)(rule)}，没有重复记下。要改请在“比对规则”里修改它。`, {
      fields: { rule: '已有这条规则' },
    });
  }
  const label = `${id === undefined ? '新增' : '修改'}比对规则：${sentenceOf(context)(rule)}`;
  return runCommand(context, { label }, () => {
    if (id === undefined) return { id: publicationMatching.addRule(rule) };
    publicationMatching.updateRule({ ...rule, id });
    return { id };
  });
}

export function removeRules(context: ServiceContext, { ids }: ParsedInputOf<'publications.removeRules'>) {
  const { publicationMatching } = context.store;
  const known = new Map(publicationMatching.rules().map((rule) => [rule.id, rule]));
  const missing = ids.findIndex((id) => !known.has(id));
  if (missing >= 0) return fail('not-found', RULE_NOT_THERE, { fields: { [`ids.${missing}`]: '没有这条规则' } });
  const [first] = ids;
  const only = ids.length === 1 && first !== undefined ? known.get(first) : undefined;
  const label = only ? `删除比对规则：${sentenceOf(context)(only)}` : `删除 ${ids.length} 条比对规则`;
  return runCommand(context, { label }, () => {
    publicationMatching.removeRules(ids);
    return {};
  });
}

const RULE_NOT_THERE = '这条比对规则已不存在，可能刚被删除。请刷新后重试。';

/** Why rules cannot be kept: a unit or a duty that is not there, words that say nothing; `undefined` where they can. */
export function refuseRules({ store }: ServiceContext, rules: readonly Rule[]): Failure | undefined {
  const units = new Set(store.units.units().map(({ id }) => id));
  for (const [index, { unitId, effect }] of rules.entries()) {
    const at = rules.length === 1 ? 'rule' : `rules.${index}`;
    if (unitId !== undefined && !units.has(unitId)) {
      return fail('not-found', '规则里的单位已不存在。请刷新后重新选择。', {
        fields: { [`${at}.unitId`]: '没有这个单位' },
      }).error;
    }
    if (effect.kind !== 'ignore' && store.duties.yearOf(effect.dutyId) === undefined) {
      return fail('not-found', '规则里的事项已不存在。请刷新后重新选择。', {
        fields: { [`${at}.effect.dutyId`]: '没有这个事项' },
      }).error;
    }
  }
  return undefined;
}

/** Those of some rules that the office has not yet, each once. */
export function newRules({ store }: ServiceContext, rules: readonly Rule[]): readonly Rule[] {
  const known = store.publicationMatching.rules();
  return rules.filter(
    (rule, at) =>
      !known.some((one) => isSameRule(one, rule)) && !rules.slice(0, at).some((one) => isSameRule(one, rule)),
  );
}

/** Days of a year. */
function daysOf(year: Year): readonly [PlainDate, PlainDate] | undefined {
  const [first, last] = [plainDate(year, 1, 1), plainDate(year, 12, 31)];
  return first === undefined || last === undefined ? undefined : [first, last];
}

/** Words a rule and tells what it holds for among the publications of a year's days. */
export function ruleFacts(
  context: ServiceContext,
  year: Year,
): (rule: Rule & Partial<Pick<MatchRule, 'id'>>) => RuleFacts {
  const { store } = context;
  const days = daysOf(year);
  const publications = days ? store.publications.between(...days).toReversed() : [];
  const byId = new Map(publications.map((one) => [one.id, one]));
  const known = { publications, units: store.units.units(), district: store.workspace.setting('district') };
  const sentence = sentenceOf(context);
  const all = store.publicationMatching.rules();
  const against = (rule: Parameters<ReturnType<typeof ruleFacts>>[0]): readonly string[] =>
    contradictions(
      rule,
      all.filter(({ id }) => id !== rule.id),
    ).map(({ rule: other, isStronger }) => {
      const holds = isStronger ? '以那一条为准，这一条不起作用' : '以这一条为准，那一条不起作用';
      return `与规则“${sentence(other)}”矛盾：${holds}。`;
    });
  return (rule) => {
    const hits = ruleHits(rule, known);
    const samples = hits.slice(0, SAMPLES).flatMap((id) => byId.get(id)?.title ?? []);
    return { sentence: sentence(rule), hits: hits.length, samples, contradicts: against(rule) };
  };
}

function sentenceOf({ store }: ServiceContext): (rule: Rule) => string {
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  return (rule) => {
    const { unitId, effect } = rule;
    const unit = unitId === undefined ? undefined : units.get(unitId);
    const year = effect.kind === 'ignore' ? undefined : store.duties.yearOf(effect.dutyId);
    const duty =
      effect.kind === 'ignore' || year === undefined
        ? undefined
        : factsIndex(store.facts(year)).duties.get(effect.dutyId)?.content;
    return matchRuleSentence(rule, {
      ...(unit === undefined ? {} : { unit }),
      ...(duty === undefined ? {} : { duty }),
    });
  };
}

/** The rule that would say for the future what is picked for a publication; none where neither column nor title tells anything. */
export function proposeRules(
  context: ServiceContext,
  { year, publicationId, item }: ParsedInputOf<'publications.proposeRules'>,
): Outcome<readonly (RuleFacts & { readonly rule: Rule })[]> {
  const { store } = context;
  const publication = store.publications.one(publicationId);
  if (!publication) return fail('not-found', '这条公开信息已不存在，可能所在的清单刚被删除。请刷新后重试。');
  const { duties, units } = store.facts(year);
  const proposed = proposeRule(publication, item, {
    publications: [publication],
    duties,
    units,
    district: store.workspace.setting('district'),
  });
  return succeed(proposed ? [Object.assign(ruleFacts(context, year)(proposed.rule), { rule: proposed.rule })] : []);
}

import type { FactView } from '../../contract/assessment.ts';
import type { OccurrenceView } from '../../contract/duties.ts';
import type { SchemeNodeId } from '../../domain/brand.ts';
import { assertNever } from '../../domain/brand.ts';
import { dateParts } from '../../domain/dates/plainDate.ts';
import type { Finding } from '../../domain/model/finding.ts';
import type { OccurrenceText } from '../../domain/model/occurrenceKey.ts';
import type { Piece } from '../../domain/model/piece.ts';
import type { ScoreEvent } from '../../domain/model/scoreEvent.ts';
import type { FactRef } from '../../domain/model/treeScore.ts';
import type { OccurrenceFact } from '../../domain/model/unitFacts.ts';
import { FINDING_SOURCE_WORDS } from '../../domain/words/findings.ts';
import { EVENT_LEVEL_WORDS, OUTCOME_WORDS, SCORE_EVENT_WORDS } from '../../domain/words/scoreRules.ts';
import { DUTY_STATE_WORDS, EARLY } from '../../domain/words/states.ts';

/** What facts are shown by. */
export interface FactNames {
  /** Of whichever unit. */
  readonly occurrence: (id: OccurrenceText) => OccurrenceView | undefined;
  readonly finding: (id: string) => Finding | undefined;
  readonly piece: (id: string) => Piece | undefined;
  readonly event: (id: string) => ScoreEvent | undefined;
  readonly page: (id: string) => string | undefined;
  readonly node: (id: SchemeNodeId) => string;
}

/** A fact of a trace. `asksDone`: the rule asks whether it was done, not when. */
export function factView(ref: FactRef, names: FactNames, asksDone = false): FactView {
  const { on } = ref.fact;
  switch (ref.of) {
    case 'occurrence': {
      const { id, answeredIn, covers, kind } = ref.fact;
      const said = saidOf(ref.fact, asksDone);
      const occurrence = names.occurrence((answeredIn ?? id) as OccurrenceText);
      if (occurrence === undefined) {
        const text = `${monthsWords(covers)}${kind === 'submission' ? '信息报送' : DELETED}`;
        return { of: 'occurrence', id, text, on, said };
      }
      const { content, unit } = occurrence;
      const text = answeredIn === undefined ? content : `${content}（配合${unit}）`;
      return { of: 'occurrence', text, on, said, occurrence };
    }
    case 'element': {
      const of =
        ref.fact.occurrenceId === undefined ? undefined : names.occurrence(ref.fact.occurrenceId as OccurrenceText);
      const finding = ref.fact.findingId === undefined ? undefined : names.finding(ref.fact.findingId);
      const about = of?.content ?? finding?.cause ?? '';
      const text = about === '' ? ref.fact.element : `${ref.fact.element}：${about}`;
      return { of: 'element', text, on, said: ref.fact.isPresent ? '有' : '缺', ...(of ? { occurrence: of } : {}) };
    }
    case 'finding': {
      const { source, indicator, id } = ref.fact;
      const cause = names.finding(id)?.cause;
      const text = [indicator, cause ?? ''].filter((part) => part !== '').join('：');
      return {
        of: 'finding',
        id,
        text,
        on,
        said: `${FINDING_SOURCE_WORDS[source]}${ref.missed ? '，未按期整改' : ''}`,
      };
    }
    case 'piece': {
      const piece = names.piece(ref.fact.id);
      const text = piece?.title ?? `${dateParts(on).month}月报送信息`;
      return { of: 'piece', id: ref.fact.id, text, on, said: ref.fact.channel, ...countOf(ref.fact.count) };
    }
    case 'event': {
      const { type, name, level, matter, outlet } = ref.fact;
      const said = [level === undefined ? '' : EVENT_LEVEL_WORDS[level], outlet]
        .filter((part) => part !== '')
        .join(' ');
      const { reason = '', basis = '' } = names.event(ref.fact.id) ?? {};
      const why = `${reason}${basis === '' ? '' : `（${basis}）`}`;
      const text = [name === '' ? SCORE_EVENT_WORDS[type] : name, matter, why].filter((part) => part !== '').join('：');
      return { of: 'event', id: ref.fact.id, text, on, said };
    }
    case 'page':
      return {
        of: 'page',
        id: ref.fact.id,
        text: names.page(ref.fact.id) ?? ref.fact.column,
        on,
        said: ref.fact.column,
      };
    case 'figure':
      return { of: 'figure', text: ref.fact.name, on, said: String(ref.fact.count), ...countOf(ref.fact.count) };
    default:
      return assertNever(ref);
  }
}

function countOf(count: number): { readonly count?: number } {
  return count === 1 ? {} : { count };
}

/** 迟办 3 天, 按时 提前, 未办结. */
function saidOf(fact: OccurrenceFact, asksDone: boolean): string {
  const early = fact.early === true ? ` ${EARLY}` : '';
  if (asksDone) return (fact.outcome === 'missing' ? NOT_DONE : DUTY_STATE_WORDS.done) + early;
  if (fact.breach === true) return OUTCOME_WORDS.breach;
  switch (fact.outcome) {
    case 'late': {
      const days = fact.daysLate?.day;
      return `${OUTCOME_WORDS.late}${days === undefined || days === 0 ? '' : ` ${days} 天`}`;
    }
    case 'missing':
      return fact.short === undefined ? OVERDUE : `差 ${fact.short} 篇`;
    case 'notDueYet':
      return '未到期';
    case 'onTime':
      return OUTCOME_WORDS.onTime + early;
    default:
      return assertNever(fact.outcome);
  }
}

const NOT_DONE = '未办结';
const OVERDUE = '逾期';
const DELETED = '已删除的事项';

function monthsWords({ from, to }: OccurrenceFact['covers']): string {
  const [first, last] = [dateParts(from).month, dateParts(to).month];
  return first === last ? `${first}月` : `${first}至${last}月`;
}

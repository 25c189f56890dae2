import { useCallback, useState } from 'react';
import type { TimeReadingView } from '../../electron/contract/duties.ts';
import type { TimeRule } from '../../electron/contract/shared.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { call } from '../bridge/call.ts';
import { useTypedWording, type TypedWording } from './useTypedWording.ts';

/** The time rules of a duty while they are being set: line by line, or by words that are read as they are typed. */
export interface RulesEditing {
  readonly rules: readonly TimeRule[];
  readonly setRules: (rules: readonly TimeRule[]) => void;
  readonly typed: TypedWording<readonly TimeRule[]>;
  /** The rules to be saved; `undefined` where something typed is not read, which is then said beside it. */
  settle(): Promise<readonly TimeRule[] | undefined>;
}

/** `wording`: the words that the rules were read from. */
export function useRulesEditing(year: Year, initial: readonly TimeRule[], wording: string): RulesEditing {
  const [rules, setRules] = useState(initial);
  const read = useCallback(
    async (text: string) => readingOf(await call('duties.readTime', { wording: text, year })),
    [year],
  );
  const typed = useTypedWording(wording, read, setRules);
  return {
    rules,
    setRules,
    typed,
    async settle() {
      const settled = await typed.settle();
      return settled.ok ? (settled.value ?? rules) : undefined;
    },
  };
}

function readingOf(reading: TimeReadingView) {
  // What is asked is offered here: whoever saves it has decided.
  const found = [...reading.rules, ...(reading.suggestions ?? [])].map(({ rule }) => rule);
  const said = readingSentence(reading);
  if (found.length > 0)
    return { value: found, said, asks: said.includes(ASKS) || (reading.suggestions ?? []).length > 0 };
  return {
    value: undefined,
    said,
    asks: false,
    unread: '这段文字没有读出时限，请改写，或在下面逐条设定后不用这段文字。',
  };
}

const ASKS = '待核：';

/** What was understood, in one line. */
function readingSentence(reading: TimeReadingView): string {
  const notes = reading.rules.flatMap((rule) => (rule.note === undefined ? [] : [rule.note]));
  const { rules, suggestions = [] } = reading;
  const found = rules.length === 0 ? [] : [`读出 ${rules.length} 条时限`];
  const offered =
    suggestions.length === 0 ? [] : [`${found.length === 0 ? '有' : '另有'} ${suggestions.length} 条供选用`];
  const nothing = found.length + offered.length === 0 ? ['没有读出时限'] : [];
  return [
    ...nothing,
    ...found,
    ...offered,
    ...notes,
    ...(reading.check === undefined ? [] : [`${ASKS}${reading.check}`]),
  ].join('；');
}

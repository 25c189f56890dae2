import { useMemo } from 'react';
import type { ScoreFactsOfYear } from '../../electron/contract/scoreFacts.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { KnownChoices } from './choices.ts';

/** What the year knows that a rule may speak of: its duties, their tasks as tags, columns of websites, classes, facts that were entered. */
export function useKnownChoices(year: Year): KnownChoices {
  const duties = useAppQuery('duties.list', { year }).data;
  const lists = useAppQuery('publications.lists', {}).data;
  const classes = useAppQuery('schemes.ofYear', { year }).data?.classes;
  const facts = useAppQuery('scoreFacts.ofYear', { year }).data;
  return useMemo((): KnownChoices => {
    const tags = (duties ?? []).flatMap(({ task, subtask }) => [task, subtask]).filter((tag) => tag !== '');
    return {
      duties: (duties ?? []).map(({ id, number, content }) => ({
        id,
        name: number === '' ? content : `${number} ${content}`,
      })),
      tags: [...new Set(tags)],
      columns: [...new Set((lists ?? []).flatMap(({ covers }) => covers.columns))],
      classes: classes ?? [],
      ...(facts === undefined ? {} : namesIn(facts)),
    };
  }, [duties, lists, classes, facts]);
}

/** What the facts of the year are called. */
function namesIn({ sheets, samples, figures, members, events }: ScoreFactsOfYear): KnownChoices {
  return {
    sheets: sheets.map(({ name, items }) => ({ sheet: name, items })),
    samples: [...new Set(samples.map(({ sample }) => sample))],
    figures: [...new Set(figures.map(({ name }) => name))],
    groups: [...new Set(members.map(({ group }) => group))],
    eventNames: [...new Set(events.map(({ name }) => name).filter((name) => name !== ''))],
    outlets: [...new Set(events.map(({ outlet }) => outlet).filter((outlet) => outlet !== ''))],
  };
}

import { useMemo } from 'react';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import type { KnownChoices } from './choices.ts';

/** What the year knows that a rule may speak of: its duties, their tasks as tags, columns of websites, classes. */
export function useKnownChoices(year: Year): KnownChoices {
  const duties = useAppQuery('duties.list', { year }).data;
  const lists = useAppQuery('publications.lists', {}).data;
  const classes = useAppQuery('schemes.ofYear', { year }).data?.classes;
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
    };
  }, [duties, lists, classes]);
}

import type { MatchClass, MatchesPage, MatchRow } from '../../electron/contract/publications.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { useRowWindow } from '../grid/useRowWindow.ts';
import type { filterOf } from './address.ts';

export interface MatchesAsked {
  readonly year: Year;
  readonly filter: ReturnType<typeof filterOf> & { readonly classes?: MatchClass[] };
}

export interface MatchWindow {
  readonly query: ReturnType<typeof useAppQuery<'publications.matches'>>;
  readonly page: MatchesPage | undefined;
  /** What is shown is the answer to what is asked, and no older one. */
  readonly isFresh: boolean;
  /** A row; `undefined` while it is still to come. */
  readonly rowAt: (index: number) => MatchRow | undefined;
  /** Is told what is the first row in sight. */
  readonly onFirst: (index: number) => void;
}

/** The rows in sight and some before and after them, read as the person scrolls; another filter begins at the top. */
export function useMatchWindow(asked: MatchesAsked): MatchWindow {
  const { onFirst, ...rows } = useRowWindow(JSON.stringify(asked));
  const query = useAppQuery('publications.matches', { ...asked, ...rows });
  const page = query.data;
  return {
    query,
    page,
    isFresh: page !== undefined && !query.isPlaceholderData,
    rowAt: (index) => page?.rows[index - page.offset],
    onFirst,
  };
}

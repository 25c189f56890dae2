import type { LinkView } from '../../electron/contract/links.ts';
import type { Lamp } from '../../electron/contract/shared.ts';
import { LINK_MARK_WORDS, LINK_STATE_WORDS } from '../../electron/domain/words/links.ts';
import type { TableCopy } from '../grid/csv.ts';

/** The mark that a state bears: the lamps' shapes. */
export const LINK_LAMPS: Readonly<Record<LinkView['state'], Lamp>> = {
  dead: 'overdue',
  suspect: 'checkDue',
  moved: 'dueSoon',
  unreachable: 'late',
  unchecked: 'upcoming',
  ok: 'onTime',
};

/** 能打开：浏览器里看过. */
export function markWords({ mark }: Pick<LinkView, 'mark'>): string {
  return mark === undefined ? '' : [LINK_MARK_WORDS[mark.mark], mark.note].filter((part) => part !== '').join('：');
}

/** What the screen shows, as a table to be copied; a row for each place where an address is registered. */
export function linksTable(links: readonly LinkView[], name: string): TableCopy {
  return {
    name,
    header: ['单位', '事项', '所属期', '标题', '链接', '情况', '说明', '新网址', '检查日期', '人工核对'],
    rows: links.flatMap((link) =>
      link.uses.map(({ unit, content, period, title }) => [
        unit,
        content,
        period,
        title,
        link.url,
        LINK_STATE_WORDS[link.state],
        link.vanished === true ? `${link.found}；发布清单里已不见` : link.found,
        link.movedTo ?? '',
        link.checkedOn ?? '',
        markWords(link),
      ]),
    ),
  };
}

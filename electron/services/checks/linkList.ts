import type { LinkView } from '../../contract/links.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { LINK_STATES } from '../../domain/model/linkCheck.ts';
import { LINK_MARK_WORDS, LINK_STATE_WORDS } from '../../domain/words/links.ts';
import type { ServiceContext } from '../app/context.ts';
import { filteredLinks, linkViews, countStates } from './linkViews.ts';
import { listWorkbook, textCell, writeList } from '../app/listWorkbook.ts';

/** The list of links in the background, as it is filtered. */
export function exportLinks(context: ServiceContext, { year, filter }: ParsedInputOf<'links.export'>) {
  const views = linkViews(context, year, filteredLinks(context, year, filter));
  const counts = countStates(views);
  const said = LINK_STATES.flatMap((state) =>
    counts[state] === 0 ? [] : [`${LINK_STATE_WORDS[state]} ${counts[state]}`],
  ).join('、');
  return writeList(context, year, (heading) =>
    listWorkbook(heading, {
      name: '链接检查',
      title: '链接检查情况表',
      caption: views.length === 0 ? '没有链接' : `共 ${views.length} 个链接：${said}`,
      columns: [
        { header: ['单位'], width: 16, align: 'left' },
        { header: ['事项'], width: 30, align: 'left' },
        { header: ['所属期'], width: 12, align: 'center' },
        { header: ['标题'], width: 28, align: 'left' },
        { header: ['链接'], width: 40, align: 'left' },
        { header: ['情况'], width: 10, align: 'center' },
        { header: ['说明'], width: 24, align: 'left' },
        { header: ['新网址'], width: 34, align: 'left' },
        { header: ['检查日期'], width: 11, align: 'center' },
        { header: ['人工核对'], width: 14, align: 'left' },
      ],
      rows: views.flatMap(rowsOf),
      footer: ['说明：“打不开”只说明检查时没有取到，不等于网页已失效；“疑似失效”请用浏览器打开核对。'],
    }),
  );
}

/** A row for each place where an address is registered. */
function rowsOf(view: LinkView) {
  const { url, state, found, movedTo, checkedOn, mark, vanished, uses } = view;
  const tone = state === 'dead' && mark?.mark !== 'works' ? 'alarm' : undefined;
  const told = vanished === true ? `${found}；发布清单里已不见` : found;
  return uses.map(({ unit, content, period, title }) =>
    [
      unit,
      content,
      period,
      title,
      url,
      LINK_STATE_WORDS[state],
      told,
      movedTo ?? '',
      checkedOn ?? '',
      mark === undefined ? '' : [LINK_MARK_WORDS[mark.mark], mark.note].filter((part) => part !== '').join('：'),
    ].map((text, at) => textCell(text, at === 5 ? tone : undefined)),
  );
}

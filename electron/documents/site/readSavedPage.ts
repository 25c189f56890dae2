import { parsePlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { InputFile } from '../../domain/documentJobs.ts';
import type { Grid, GridCell } from '../../domain/sheets/grid.ts';
import { readSitePage } from './readSitePage.ts';

/** Where a saved page is taken to lie, as long as it does not say so; an address below it is none that anybody could open. */
const NOWHERE = 'http://saved.invalid/';
/** As browsers note in a page that they save: <!-- saved from url=(0031)http://… -->. */
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(https?:\/\/[^\s>]+)\s*-->/iu;
const BASE = /<base\b[^>]*\bhref=["']?(https?:\/\/[^\s"'>]+)/iu;

/**
 * A page of a site's list that was saved as a file, as a table of titles, days and addresses; `undefined` where it has no list. Errors: `login-page`.
 */
export function readSavedPage({ name, bytes }: InputFile, today: string): Outcome<Grid | undefined> {
  const day = parsePlainDate(today);
  if (day === undefined) return succeed(undefined);
  const ascii = new TextDecoder('latin1').decode(bytes);
  const url = (SAVED_FROM.exec(ascii) ?? BASE.exec(ascii))?.[1] ?? NOWHERE;
  const page = readSitePage({ url, contentType: 'text/html', bytes }, { today: day, noLaterThan: day });
  if (!page.ok) {
    if (page.error.code !== 'login-page') return succeed(undefined);
    const said = `“${name}”是登录页，里面没有清单。请登录后另存列表页，或在后台导出清单后导入。`;
    return fail('login-page', said, { place: { file: name } });
  }
  const { items } = page.value;
  if (items.length === 0) return succeed(undefined);
  const cell = (text: string): GridCell | undefined => (text === '' ? undefined : { text, kind: 'text' });
  const rows = items.map(({ title, units, column, publishedOn, link }) =>
    [title, units[0] ?? '', column, publishedOn, link.startsWith(NOWHERE) ? '' : link].map(cell),
  );
  const header = ['标题', '来源', '栏目', '发布时间', '链接'].map(cell);
  return succeed({ sheet: '网页', columns: header.length, rows: [header, ...rows], merges: [] });
}

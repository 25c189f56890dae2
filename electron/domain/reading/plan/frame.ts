import { readUnitsWording } from '../wording/units.ts';
import { foldText } from '../wording/unitsText.ts';
import { readHeadingMark, textStart } from './marks.ts';

const PLAN_WORD = '(?:要点|方案|计划|安排|意见|通知|分工|清单|措施|办法|任务|[一二三四五六七八九十百]+条|\\d+条|台账)';
const TITLE = new RegExp(`^(?!第)[^。；;：:]{4,60}${PLAN_WORD}(?:的通知)?(?:[（(][^（）()]{1,20}[)）])?$`, 'u');

/** What is issued, and not what it is issued by reason of. */
const ISSUED = [
  /现(?:将|就)《([^》]{4,60})》/u,
  /^《([^》]{4,60})》(?:已|业)经/u,
  /^《([^》]{4,60})》[^《。]{0,30}(?:印发|转发)/u,
];

function tidy(line: string): string {
  return line
    .slice(textStart(line))
    .replace(/\s+(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s+/gu, '')
    .replace(/^0{2,}/u, '')
    .trim();
}

/** The plan's title: the last title line before its text, else the name in 《…》 that is said to be issued, else the file's name. */
export function titleOf(head: readonly string[], fileName: string): string {
  const lines = head.map(tidy);
  const own = lines.findLast((line) => TITLE.test(line) && !/通知$|^关于|^附件/u.test(line) && !readHeadingMark(line));
  if (own !== undefined) return own;
  const issued = lines
    .map((line) => ISSUED.map((pattern) => pattern.exec(line)?.[1]).find(Boolean))
    .find((name) => name !== undefined);
  const notice = lines.find((line) => TITLE.test(line));
  return issued ?? notice ?? fileName.replace(/\.[^.]*$/u, '');
}

/** The line that names the addressees (主送): it ends with a colon and holds nothing but groups and bodies. */
export function addresseesOf(head: readonly string[]): string | undefined {
  for (const line of head) {
    const text = line.slice(textStart(line)).trim();
    if (!/[：:]$/u.test(text) || text.length > 200) continue;
    const words = text.slice(0, -1);
    const { parties, check } = readUnitsWording(words);
    if (parties.some(({ kind }) => kind === 'group') && !/没有读出|不能确认/u.test(check ?? '')) return words;
  }
  return undefined;
}

const HEADER_CELL =
  /^(?:序号|编号|指标名称|单位名称|公开时限|公开内容|公开事项|事项名称|(?:重点|工作|主要|目标)?任务|任务名称|工作举措|工作措施|具体措施|主要内容|工作内容|工作要求|具体要求|具体内容|责任科室|责任单位|责任部门|牵头单位|配合单位|完成时限|完成时间|时间节点|时限要求|备注)$/u;
const ANNEX = /^附\s*[件表]\s*[\d一二三四五六七八九十]*\s*(?:[:：].*)?$/u;

function headerCells(line: string): number {
  const cells = foldText(line)
    .folded.split(/\t|\|(?=.)/u)
    .map((cell) => cell.replace(/[\s|]/gu, ''));
  return cells.filter((cell) => HEADER_CELL.test(cell)).length;
}

/** How many lines an annex's title may take. */
const TITLE_LINES = 4;

/**
 * First line of a table that was dumped into the text one cell a line or tab by tab, its annex line and title included; the length of the
 * text where there is none. A bare 附件 without a table behind it (a plan that stands as its notice's annex) does not count.
 */
export function annexStart(lines: readonly string[]): number {
  const header = lines.findIndex((line, index) => {
    const first = headerCells(line);
    if (first !== 1) return first >= 2;
    // A stroke on a line of its own parts two cells.
    const next = lines.slice(index + 1, index + 3).find((cell) => /[^\s|｜]/u.test(cell));
    return headerCells(next ?? '') >= 1;
  });
  if (header === -1) return lines.length;
  let start = header;
  for (let at = header - 1; at >= Math.max(0, header - TITLE_LINES); at--) {
    const line = (lines[at] ?? '').trim();
    if (ANNEX.test(line)) start = at;
    else if (/[。；]$/u.test(line) || readHeadingMark(line)) break;
    else if (at === header - 1 && line.length <= 50) start = at;
  }
  return start;
}

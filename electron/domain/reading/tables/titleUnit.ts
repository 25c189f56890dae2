import { cellSign } from './cellSigns.ts';
import { endsAsName } from '../wording/unitsLexicon.ts';

/** What a title says behind the name of the body whose catalogue it is. */
const OF_PUBLICATION =
  /^(?:20\d\d年度?|二〇[〇一二三四五六七八九]{2}年度?)?(?:全年|年度)?(?:主动|政务|政府信息|信息|定时|依法|法定|行政|基层|重点|主要)*(?:公开|工作|事项|任务|权责|服务)(?:.{0,12})?(?:目录|清单|事项|指标|一览表|明细表|计划|表)/u;
const YEAR_BEFORE = /^(?:附件[\d一二三四五六七八九十]*[:：]?|20\d\d年度?|二〇[〇一二三四五六七八九]{2}年度?)+/u;
const DISTRICT = /(?:^|[区市县旗])(?:人民)?政府$|^.{0,4}[区市县省旗]$/u;

/** The body that a title names as the one whose table it is (区民政局主动公开目录); `undefined` where it names none. */
function unitInTitle(title: string): string | undefined {
  const text = title.normalize('NFKC').replace(/\s/gu, '').replace(YEAR_BEFORE, '');
  if (/关于|通知|意见|方案/u.test(text)) return undefined;
  for (let end = 3; end < Math.min(text.length, 30); end += 1) {
    const name = text.slice(0, end);
    if (!endsAsName(name) || DISTRICT.test(name) || /[、,，《》]/u.test(name)) continue;
    if (OF_PUBLICATION.test(text.slice(end))) return name;
  }
  return undefined;
}

/** The body whose table it is by its title; else by the name of its sheet, or of its file. */
export function ownerOf(title: string, sheet: string, file: string): string | undefined {
  return (
    unitInTitle(title) ?? (isBody(sheet.trim()) ? sheet.trim() : unitInTitle(file.replace(/\.[a-z0-9]{1,5}$/iu, '')))
  );
}

function isBody(name: string): boolean {
  return !DISTRICT.test(name) && cellSign(name) === 'unit' && !/[、,，]/u.test(name);
}

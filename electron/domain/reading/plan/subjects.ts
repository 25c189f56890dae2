import { readUnitsWording } from '../wording/units.ts';
import { endsAsName } from '../wording/unitsLexicon.ts';
import { foldText } from '../wording/unitsText.ts';

/** What follows a subject: a modal, an adverb or a verb of doing. */
const BEHIND =
  /(?:均|都|也|还|则)?(?:要(?!点|求|素)|应当|应(?!急|用|对)|必须|须|需(?!求)|可以|可(?!靠|能)|不得|负责|将|抓紧|及时|逐步|重点|围绕|积极|主动|认真|切实|统一|进一步|定期|严格|明确|落实|健全|完善|做好|加强|推进|确保|配合|制定|制订|报送|提交|提供|发布|公开|建立|开展|组织|结合|对照|按照?|根据|要?把|每[年月季周日]|于|在|年[度内底]|[于至]?\d{1,2}月)/gu;
/** A clause that begins so has its subject elsewhere: 督促被审计单位公开, 对各部门…, 通过…. */
const NO_SUBJECT =
  /^(?:督促|指导|推动|推进|引导|鼓励|支持|组织|加强|做好|抓好|完善|健全|建立|提高|提升|公开|发布|公布|编制|制定|协调|配合|依托|利用|充分|对|向|与|和|及|把|将|在|从|按|根据|通过|围绕|为|以|经|报|被|让|使|含|即|除|确保|明确|落实|实现|实行|全面|进一步|成立|设立|邀请|借助)/u;
/** Ends like a body and is none. */
const NO_BODY = /(?:网站|平台|门户|窗口|栏目|专栏|服务站|服务中心等|文件|材料|信息|工作)$/u;
const LONGEST = 60;

/** The part of a clause that names who is to act, by length; 0 where none does. */
function subjectLength(clause: string): number {
  if (NO_SUBJECT.test(clause)) return 0;
  for (const match of clause.matchAll(BEHIND)) {
    if (match.index < 2) continue;
    if (match.index > LONGEST) return 0;
    const words = clause.slice(0, match.index);
    if (!endsAsName(words) || NO_BODY.test(words) || words.includes('由')) continue;
    const { parties, check } = readUnitsWording(words);
    if (parties.length === 0 || /没有读出|不能确认/u.test(check ?? '')) continue;
    return match.index;
  }
  return 0;
}

const TIME_BEFORE =
  /^(?:同时|其中|并且?|此外|原则上|\d{4}年(?:\d{1,2}月)?(?:底|年底)?前?|年底前|年内|\d{1,2}月(?:\d{1,2}日|底)前)?/u;

/** The words of a sentence that name who is to act: 各镇办、各部门 in 「各镇办、各部门要主动公开…」. `undefined` where it names nobody. */
export function subjectOf(sentence: string): string | undefined {
  const { folded, masked } = foldText(sentence);
  let from = 0;
  for (const stop of [...masked.matchAll(/[,;:。!?]|$/gu)].map(({ index }) => index)) {
    const blanks = /^\s*/u.exec(folded.slice(from))?.[0].length ?? 0;
    const lead = TIME_BEFORE.exec(folded.slice(from + blanks))?.[0].length ?? 0;
    const start = from + blanks + lead;
    const length = subjectLength(masked.slice(start, stop));
    if (length > 0) return sentence.slice(start, start + length).trim();
    from = stop + 1;
  }
  return undefined;
}

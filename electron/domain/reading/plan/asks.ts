import { foldText } from '../wording/unitsText.ts';

/** Headings of what frames a plan and asks for nothing by itself. */
const FRAME_HEADING =
  /^(?:总体要求|工作要求和目标|总体思路|总体目标|指导思想|工作目标|目标任务和要求|基本原则|工作原则|目标要求|主要目标|工作背景|背景|基本情况|重要意义|适用范围|名词解释|附则|任务来源|编制依据|制定依据)(?:[和与及、](?:总体要求|工作目标|基本原则|指导思想|主要目标|工作原则|总体目标))*$/u;

/** 「一、工作目标紧紧围绕…」: a text that lost its line ends. */
const FRAME_RUNNING_ON = /^(?:总体要求|指导思想|工作目标|基本原则)(?=以|坚持|深入|全面|认真|按照|紧紧|围绕|到20)/u;

/** 一、总体要求 and the like: what stands under it is background. */
export function isFrameHeading(heading: string): boolean {
  const text = heading.replace(/[\s：:。]/gu, '');
  return FRAME_HEADING.test(text) || FRAME_RUNNING_ON.test(text);
}

/** Headings that only say that tasks follow; the next level is then the task. */
const GENERIC =
  /^(?:(?:主要|重点|具体|工作|年度|\d{4}年)*(?:工作|任务|措施|举措|内容|事项)|(?:主要|重点|工作)?任务(?:分工|分解|和措施|及措施|及分工|及责任分工)|主要任务和工作措施|重点工作任务及分工)$/u;

export function isGenericHeading(heading: string): boolean {
  return GENERIC.test(heading.replace(/[\s：:。]/gu, ''));
}

/** Sentences that tell, explain or introduce; none of them asks. */
const TELLS: readonly RegExp[] = [
  /^(?:\d{4}年?|今年)(?:以来)?,?[^,。]{0,30}(?:是|为)[^。]*(?:之年|开局|收官|起步|关键(?:一|之|期)|重要(?:一年|之年))/u,
  /^(?:公开(?:时限|方式|类别|范围|形式|属性|日期|程序)|索引号|组配分类|信息分类|发布机构|发文(?:机关|日期|字号|机构)|成文日期|生成日期|有效性|主题分类|文号|标题|名称|关键词|内容概述|浏览量|视力|归档时间|点击|打印|上一篇|下一篇|扫一扫|分享)(?:[:\d]|到|在|$)/u,
  /总体要求是|指导思想是|工作目标是|基本原则是|(?:具有|有着)[^。]{0,10}(?:重要|重大|深远)意义/u,
  /^(?:为|按照|根据|依据|结合)[^。]*(?:制定|制订|提出|形成|编制)(?:了)?(?:本|以下|如下|此)[^,。]{0,12}[。:]?$/u,
  /已经[^。]{0,20}(?:同意|审议通过|研究通过)|现(?:将[^。]*)?(?:印发|转发|通知|公布|下发)(?:给你们|如下)?/u,
  /^(?:特此|此件|本件|抄送|附件?[:\d]|附表|联系人|联系电话|联系方式|来源|发布日期|发布时间|信息来源|索引号|当前位置|字体|责任编辑|主办单位|备案号|浏览次数)/u,
  /^(?:本|此)(?:要点|方案|通知|办法|计划|意见)[^。]{0,8}(?:自[^。]{1,14}(?:起|之日)|由[^。]{1,20}(?:负责解释|解释))/u,
  /^(?:本|此|上述|前述)?[^,。]{0,16}(?:所称|是指|指的是)/u,
  /(?:取得(?:了|明显|显著|积极|良好|较好|一定|阶段性|新的?)|得到了|有了)[^。]{0,16}(?:成效|成绩|进展|提升|提高|肯定)|仍(?:然)?存在|还存在|尚存在/u,
];

/** A sentence that only leads over to a list: 「重点抓好以下工作：」. */
const LEADS_OVER = /[:]$|(?:如下|以下|下列)(?:几个方面|几点|工作|任务|要求)?[。:]?$/u;

function plain(sentence: string): string {
  return foldText(sentence).folded.replace(/\s/gu, '');
}

/** What a plan asks with, outside words that only look alike (需求, 要点, 应急). */
const MODAL =
  /(?<![必主重需只摘概简紧首])要(?!点|求|素|闻|件|旨|领|略|害|义|塞|务)|应当|(?<![对相反响适供感呼])应(?!急|用|对|届|收|聘|诉|答|变)|必须|须|(?<![必急所刚供])需(?!求)|不得|严禁|杜绝|禁止|鼓励|确保|力争|争取|请|(?<![现即])将(?=通过|适时|定期|不定期|组织|开展|对|于|按|会同|建立|纳入|实行|进行)/u;

const ACTS =
  /^(?:进一步|全面|全力|大力|深入|紧紧|紧密|深化|积极|切实|认真|严格|扎实|着力|重点|持续|继续|稳步|及时|主动|定期|适时|动态|依法|依法依规|统一|统筹|加快|加大|逐步|有序|充分|规范|集中|按[月季年]|按照?[^,]{1,30},|根据[^,]{1,30},|围绕[^,]{1,30},|聚焦[^,]{1,30},|结合[^,]{1,30},|对[^,]{1,20},|\d{1,2}月(?:\d{1,2}日|底)前,?|年底前,?|每[年月季周日][^,]{0,8})*(?:加强|加大|加快|强化|推进|推动|推行|推广|完善|健全|建立|建设|构建|打造|做好|抓好|搞好|落实|贯彻|深化|深入|规范|提升|提高|公开|公布|发布|公示|报送|上报|编制|制定|制订|修订|梳理|清理|更新|优化|组织|开展|举办|召开|实施|实行|执行|明确|细化|拓展|扩大|畅通|回应|解读|宣传|培训|考核|检查|督查|督促|指导|监督|监测|评估|整改|整合|整理|归集|归并|汇总|统计|办理|答复|受理|处理|处置|保障|保护|保证|维护|运用|利用|用好|发挥|设立|设置|开设|开通|配备|配齐|成立|纳入|列入|支持|引导|鼓励|支撑|探索|创新|总结|通报|曝光|表扬|追究|压实|压缩|压减|减少|降低|防止|防范|避免|杜绝|严禁|坚持|树立|增强|增加|转变|转化|注重|关注|突出|围绕|聚焦|对照|参照|依托|通过|邀请|征求|听取|收集|搜集|采纳|反馈|审查|审核|审议|备案|登记|标注|标明|说明|注明|印发|出台|起草|报请|报批|研究|部署|安排|调度|协调|配合|衔接|对接|联动|促进|助力|服务|改进|改善|改革|简化|缩短|集成|公告|披露|展示|推送|转载|转发|出版|数字化|调整|补充|充实|动员|培育|统一|统筹|全面|积极|主动|及时|定期|严格|认真|切实|进一步|持续|继续|稳步|大力|着力|重点|确保|力争|以[^,]{1,30}为(?:重点|抓手|导向|目标|契机))/u;

/** A sentence of a plan's numbered part asks unless it tells or leads over. */
export function asksInPlan(sentence: string): boolean {
  const text = plain(sentence);
  if (text.replace(/[\p{P}\d]/gu, '').length < 4) return false;
  // What stands in brackets as a whole is a remark.
  if (/^[([【][^()[\]]*(?:\([^()]*\)[^()[\]]*)*[)\]】]。?$/u.test(text)) return false;
  return !LEADS_OVER.test(text) && !TELLS.some((pattern) => pattern.test(text));
}

/** Outside the numbered part a sentence asks only where its words do: a modal, or an act at its head. */
export function asksAnywhere(sentence: string): boolean {
  const text = plain(sentence);
  return asksInPlan(sentence) && (MODAL.test(text) || ACTS.test(text));
}

/** The phrase of a covering letter that hands a document on: 现将《…》印发给你们，. */
const FORWARDS = /^.*?现(?:将.*?|就.*?)?(?:予以)?(?:印发|转发|通知|公布|下发|发)[^,。;:]{0,20}(?:[,。;:]|$)/u;
const WANTS_BACK =
  /报送|上报|反馈|填报|备案|报备|提交|报(?=[区市县省镇]|我|至|到)|送(?=[区市县省]|我|至|到)|回复|(?:请|务必|须|前).*完成/u;
const HAPPENED = /已|[成印发开立完](?:了|过)|取得/u;

/** What a covering letter wants besides handing a document on, as the index where it begins; `undefined` where it wants nothing. */
export function wantedInLetter(sentence: string): number | undefined {
  const { folded } = foldText(sentence);
  const from = FORWARDS.exec(folded)?.[0].length ?? 0;
  const rest = folded.slice(from).replace(/\s/gu, '');
  if (!/请|务必|须|要求|前/u.test(rest) || !WANTS_BACK.test(rest) || HAPPENED.test(rest) || LEADS_OVER.test(rest))
    return undefined;
  return TELLS.some((pattern) => pattern.test(rest)) ? undefined : from;
}

/** A title that stands alone over a table is no task, though it begins with an act: 公开事项表. */
export function isTitle(line: string): boolean {
  return /^[^。!?;,:]{2,60}(?:表|清单|目录|台账|一览|汇总|要点|方案|计划|安排|通知|分工)(?:\([^()]*\))?$/u.test(
    plain(line),
  );
}

/** A covering note that also wants something by a day: 「现印发给你们，请认真落实，并于6月10日前报送方案」. */
export function wantsAnAnswer(sentence: string): boolean {
  const text = plain(sentence);
  return /请|务必|须|要求/u.test(text) && /报送|上报|反馈|报(?=[区市县省]|我)|完成/u.test(text);
}

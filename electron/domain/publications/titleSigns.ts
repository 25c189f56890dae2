import { DEFAULT_IGNORES, type DefaultIgnore, type DecidingSpan, type TitleGenre } from '../model/publicationMatch.ts';

/** Words by which a publication is known to count for nothing, as an office sees and switches them off. */
export const DEFAULT_IGNORE_WORDS: Readonly<Record<DefaultIgnore, readonly string[]>> = {
  reprint: ['转载', '转发：', '转发:', '［转', '[转', '【转', '（转', '(转'],
  notice: ['通知'],
  recruitment: ['招聘', '招录', '招考', '遴选', '选调', '拟录用', '拟聘用', '面试', '笔试', '资格复审', '见习生'],
  tender: [
    '招标',
    '中标',
    '成交公告',
    '成交结果',
    '竞争性磋商',
    '竞争性谈判',
    '询价',
    '比选',
    '流标',
    '废标',
    '采购公告',
    '采购意向',
    '采购结果',
  ],
  reminder: [
    '温馨提示',
    '友情提示',
    '停水',
    '停电',
    '停气',
    '天气预报',
    '放假安排',
    '节日值班',
    '倡议书',
    '预警信号',
    '安全提示',
    '消费提示',
    '一封信',
  ],
  correction: ['更正', '勘误', '作废声明', '撤销公告', '补充公告'],
  test: ['测试标题', '测试信息', '测试文章', '测试新闻', '测试数据'],
};

/** A notice ends with the word; one that hands out a document is that document. */
const NOTICE = /(?<!应急|录取|缴费|办理)(?:通知|通知书)(?:[（(][^（）()]*[）)])?\s*$/u;
const HANDS_OUT = /印发|下发|颁布/u;
const TEST = /^(?:测试|test)\d*$/iu;

/** The default reason for which a title counts for nothing, and the words that say it; `undefined` where none holds. */
export function defaultIgnoreOf(
  title: string,
  isOff: (reason: DefaultIgnore) => boolean,
): { readonly default: DefaultIgnore; readonly span: DecidingSpan } | undefined {
  for (const reason of DEFAULT_IGNORES) {
    if (isOff(reason)) continue;
    const span = signOf(title, reason);
    if (span !== undefined) return { default: reason, span: { in: 'title', ...span } };
  }
  return undefined;
}

function signOf(title: string, reason: DefaultIgnore): { readonly start: number; readonly end: number } | undefined {
  if (reason === 'notice') {
    const match = NOTICE.exec(title);
    return match === null || HANDS_OUT.test(title) ? undefined : { start: match.index, end: match.index + 2 };
  }
  if (reason === 'test' && TEST.test(title.trim())) return { start: 0, end: title.length };
  for (const word of DEFAULT_IGNORE_WORDS[reason]) {
    const start = title.indexOf(word);
    if (start >= 0) return { start, end: start + word.length };
  }
  return undefined;
}

/** Whether a duty's own words ask for what a default reason leaves out (事业单位招聘信息). */
export function asksFor(content: string, reason: DefaultIgnore): boolean {
  return DEFAULT_IGNORE_WORDS[reason].some((word) => content.includes(word));
}

const INTERPRETATION =
  /解读|一图(?:读懂|看懂|了解|速览)|图解|图说|明白[纸卡]|答记者问|简明问答|政策问答|问答|划重点|一看就懂/u;
const DRAFT = /征求意见|意见征[求集]|征集意见|公开征集|听证|草案(?:公示|征求)|[（(]草案[）)]|[（(]送审稿[）)]/u;
/** What a unit is told to have done. */
const NEWS =
  /召开|举办|举行|调研|走访|慰问|座谈|培训|学习|参加|启动|宣讲|宣传|观摩|签约|揭牌|考察|传达|党课|党日|演练|志愿|纪实|会议(?!公开|纪要|信息)|部署会|推进会|动员会|调度会|专题会|活动|赴|莅临|一行|深入(?!推进)|扎实|积极|全力|助力|多措并举|聚焦|着力|用心|真情|暖心|护航|筑牢|织密|走进|送(?:温暖|清凉|政策|服务|教)|强化|狠抓|严把|做实|夯实|提升|跑出|按下|解锁|点亮|绘就|奏响|架起|搭建|！|!|获(?:评|奖|批|称号|表彰)|荣获|喜获|被授予|圆满|顺利|正式|[两二三四五六多]项?举措/u;
const SLOGAN = /^[^：:]{2,14}[：:]|[“"][^”"]{2,8}[”"](?!.{0,6}(?:双公示|双随机|一公开|三公))/u;
const WEAK = /开展|组织|推进|部署|督导|指导|检查|巡查|整治|行动|加强|落实|落地|完善|优化|打造|创新|推动|服务|办理/u;

/** What a title announces. `isFaint`: only faint signs say so. */
export function genreOf(title: string): { readonly genre: TitleGenre; readonly isFaint: boolean } {
  if (INTERPRETATION.test(title)) return { genre: 'interpretation', isFaint: false };
  if (DRAFT.test(title)) return { genre: 'draft', isFaint: false };
  if (NOTICE.test(title)) return { genre: 'notice', isFaint: false };
  if (NEWS.test(title)) return { genre: 'news', isFaint: false };
  return WEAK.test(title) || SLOGAN.test(title) ? { genre: 'news', isFaint: true } : { genre: 'other', isFaint: false };
}

/** Whether a duty's own words are what makes a title look like news (行政检查结果, 会议公开). */
export function saysNews(title: string, content: string): boolean {
  const sign = NEWS.exec(title)?.[0];
  return sign === undefined || content.includes(sign);
}

export function isDraftDuty(content: string): boolean {
  return DRAFT.test(content) || /征集|意见/u.test(content);
}

/** Words by which a title tells of something else than what a duty asks for, each with what the duty's own words then have. */
const DECISIVE: readonly (readonly [sign: RegExp, asked: RegExp])[] = [
  [/延期|延迟|推迟|暂停|暂缓|停止|中止|终止|取消/u, /延期|暂停|停止|中止|终止|取消/u],
  [/预告/u, /预告/u],
  [/表扬|受到|好评|点赞/u, /表扬|表彰/u],
  [/方案/u, /方案|文件/u],
  [/计划(?!生育)|工作要点|工作安排/u, /计划|规划|要点|安排/u],
  [/自查|自评/u, /自查|自评|绩效/u],
  [/答复|回复/u, /答复|回复|建议|提案|信箱|留言|热线/u],
  [/审计/u, /审计/u],
  [/办法|细则|规程|规则|规定|制度/u, /办法|细则|规程|规则|规定|制度|文件|政策|法规/u],
  [/指南|须知|手册|流程/u, /指南|须知|手册|流程/u],
  [/目录|事项清单/u, /目录|清单/u],
  [/(?<!达)标准(?!化)/u, /标准/u],
  [/综述|总结|回顾|[“"]?十[二三四五]五[”"]?时期/u, /综述|总结|回顾|报告|规划/u],
  [/模板|样表|范本|样式/u, /模板|样表|范本|样式/u],
  [/(?:举报|监督|投诉|咨询)(?:电话|方式)/u, /电话|方式/u],
  [/预算(?!执行|收支|收入|支出)/u, /预算|财政/u],
  [/决算/u, /决算|财政/u],
  [/采购/u, /采购/u],
];

/** Whether a word of the title says that it is about something else (延期, 预告, 方案, 办法, 答复), where the duty's own words do not ask for that. */
export function saysOther(title: string, content: string): boolean {
  return DECISIVE.some(([sign, asked]) => sign.test(title) && !asked.test(content));
}

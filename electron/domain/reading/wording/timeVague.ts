import type { HolidayShift } from '../../model/timeRule.ts';
import { findAll, NUMBER, numberOf, pattern } from './timePatterns.ts';
import type { TokenFinder, TimeToken } from './timeToken.ts';

const DAYS_OFF =
  '(?:(?:国家|法定|公众)*(?:法定)?(?:节假日|假期|假日|节日|公休日?|休息日|双休日|周末|放假|长假)(?:[、及和或,](?:法定)?(?:节假日|休息日|双休日|公休日?|周末))*)';

function shiftOf(words: string, nth: string | undefined): HolidayShift {
  if (nth !== undefined) return { kind: 'nthWorkdayAfter', n: numberOf(nth) };
  return /提前|提早/u.test(words) ? { kind: 'earlier' } : { kind: 'later' };
}

/** 遇节假日顺延, 顺延至节后第三个工作日前, 节假日提前至前一工作日, 节假日不顺延. */
export const findShifts: TokenFinder = (text) => [
  ...findAll(
    text,
    pattern`(?:如|若|凡)?(?:遇有?|逢|适逢|恰逢)?(?:到)?${DAYS_OFF}(?:的|时)?,?[^。;\\n]{0,14}?(?:(不顺延)|(?:顺延|推迟|延后|延至|提前|提早)(?:至|到)?(?:(?:节|假)(?:假日)?(?:期)?后)?(?:的)?(?:(?:第(${NUMBER})|(?:首|次|下|前|上)一?|后一)个?(?:工作日|天|日))?(?:之?前|内)?)`,
    (match): TimeToken => ({
      kind: 'shift',
      start: match.index,
      end: match.index + match[0].length,
      shift: match[1] === undefined ? shiftOf(match[0], match[2]) : { kind: 'none' },
    }),
  ),
  ...findAll(
    text,
    /(?:节假日|假期)?顺延(?:至|到)(?:下|次)一?个?工作日/gu,
    (match): TimeToken => ({
      kind: 'shift',
      start: match.index,
      end: match.index + match[0].length,
      shift: { kind: 'later' },
    }),
  ),
];

/** 长期公示, 持续推进, 全年: no deadline. */
export const findContinuous: TokenFinder = (text, { source }) => {
  const long =
    /(?:长期|永久|常年|常态化?|始终|一直)(?:坚持|公示|公开|公布|保留|推进|开展|实施|执行|更新|有效|落实)|(?:全年|持续|长期|常年|长效)(?:性)?(?:坚持|推进|开展|实施|进行|落实|做好|抓好|深化|公开|更新|完善|优化|任务|工作|执行|整改|跟进)|贯穿全年|全年(?:工作|任务)|长期坚持/gu;
  const bare = /长期|常年|全年|持续|常态化?|长效|永久|日常(?:公开|工作)?|经常(?:性)?|不间断|始终|一直|常抓不懈/gu;
  const posting = /(?:实行|进行)?长期(?:公示|公开|坚持)/gu;
  return findAll(text, source === 'time' ? pattern`${long.source}|${bare.source}` : posting, (match) => ({
    kind: 'rule',
    start: match.index,
    end: match.index + match[0].length,
    rule: { type: 'continuous' },
    confidence: 'sure',
  }));
};

const ACT = '(?:公开|公布|发布|更新|公示|通报|报送|上报|报告|披露)(?!制度|机制)';

function vague(
  match: RegExpExecArray,
  reach: 'always' | 'clause' | 'sentence',
  why = '没有写明期限，请设定时限或改为持续事项。',
): TimeToken {
  return { kind: 'vague', start: match.index, end: match.index + match[0].length, reach, check: `“${match[0]}”${why}` };
}

/**
 * Words that promise a time and name none. In a time-limit cell every such word counts unless its sentence holds a rule. In prose only an act of
 * publishing that is promised 定期 or 适时 does; 及时 stands in every second sentence there and says nothing about a deadline.
 */
export const findVague: TokenFinder = (text, { source }) => {
  const promised = findAll(
    text,
    pattern`(?:不定期|定期|适时|分期分批)(?:向社会|主动|对外|集中|及时|组织)?${ACT}`,
    (match) => vague(match, source === 'content' ? 'clause' : 'sentence'),
  );
  if (source === 'content') return promised;
  return [
    ...promised,
    ...findAll(
      text,
      /(?:不定期|定期|适时|及时|尽快|尽早|抓紧|第一时间|视情(?:况)?|适当时候|条件成熟时?|成熟时|近期|分批|逐步|分阶段|按时|按期|如期|限期)(?:公开|公布|发布|更新|公示|报送|上报|报告|完成|开展|推进|办理|答复)?/gu,
      (match) => vague(match, 'sentence'),
    ),
    ...findAll(
      text,
      /(?:按照?|根据|依据|依照|参照|遵照|结合|服从)[^,。;\n]{1,24}?(?:部署|要求|规定|安排|计划|通知|进度|需要|情况|实际|时限|程序|办法|标准|节点|进展|执行)(?:时间|时限|期限|节点)?(?:及时|统一|另行|予以)?(?:执行|办理|公开|推进|完成|落实|开展|实施|更新|发布|公布|报送|确定)?/gu,
      (match) => vague(match, 'sentence', '的时限由其他文件或安排决定，请查明后设定。'),
    ),
    ...findAll(
      text,
      /(?:法定|规定)(?:的)?(?:时限|期限|时间)内?|另行通知|另行确定|另定|待定|待通知|待上级[^,。;]{0,10}|以[^,。;]{1,16}为准/gu,
      (match) => vague(match, 'sentence', '没有写出具体时限，请查明后设定。'),
    ),
  ];
};

/** 春节前, 每年汛期前: days that no rule can know. 春节后5个工作日内 is a trigger's. */
export const findFestivals: TokenFinder = (text, { source }) =>
  source === 'content'
    ? []
    : findAll(
        text,
        /(?:每年)?(?:元旦|春节|清明|五一|劳动节|端午|中秋|国庆|高考|中考|汛期|两会|开学|暑期|寒假|暑假|招生季|供暖季|采暖季)(?:节)?(?:前夕|前后|期间|之前|前|后)?/gu,
        (match) => vague(match, 'always', '的日期每年不同，请人工设定。'),
      );

/** 6个月 alone in a time-limit cell: most likely the longest gap between updates. */
export const findBareSpan: TokenFinder = (text, { source }) => {
  if (source === 'content') return [];
  const every: Readonly<Record<string, 'day' | 'week' | 'month' | 'quarter' | 'halfYear' | 'year'>> = {
    '1日': 'day',
    '1周': 'week',
    '7日': 'week',
    '1月': 'month',
    '3月': 'quarter',
    '1季度': 'quarter',
    '6月': 'halfYear',
    '12月': 'year',
    '1年': 'year',
  };
  const spans = findAll(
    text,
    pattern`^(?:最长)?(?:(${NUMBER})个?(工作日|自然日|日|天|周|星期|月|季度|年))(?:更新|以上|公开)?$`,
    (match): TimeToken | undefined => {
      const unit = (match[2] ?? '').replace('天', '日').replace('自然日', '日').replace('星期', '周');
      if (/^\d{4}$/u.test(match[1] ?? '') || ((unit === '月' || unit === '季度') && !match[0].includes('个')))
        return undefined;
      if (unit === '工作日' || unit === '日') return clockOrStay(match, unit);
      const found = every[`${numberOf(match[1])}${unit}`];
      if (found === undefined) return vague(match, 'always', '可能是两次更新之间的最长间隔，请人工设定。');
      return {
        kind: 'period',
        start: match.index,
        end: match.index + match[0].length,
        every: found,
        confidence: 'ask',
        check: `“${match[0]}”可能是两次更新之间的最长间隔，暂按相应周期处理，请确认。`,
      };
    },
  );
  return spans;
};

function clockOrStay(match: RegExpExecArray, unit: string): TimeToken {
  const n = numberOf(match[1]);
  return {
    kind: 'rule',
    start: match.index,
    end: match.index + match[0].length,
    rule: {
      type: 'triggered',
      event: 'informationFormed',
      n,
      count: unit === '工作日' ? 'workday' : 'day',
      shift: { kind: 'none' },
    },
    confidence: 'ask',
    check: `“${match[0]}”没有写明是办理时限还是公示期限，暂按信息形成后${n}${unit === '工作日' ? '个工作日' : '日'}内处理，请确认。`,
  };
}

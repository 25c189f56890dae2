import { words } from '../lexer.ts';
import { dayAmount, numberOf } from '../numbers.ts';
import type { Found, Row } from '../row.ts';
import type { TokenBody } from '../token.ts';

const FOR = '{number:n}(?<unit>个?(?:法定)?工作日|个?自然日|日|天|个?周|个?星期|个?月|年)';
const POSTED_FOR = '公示|公告|公开征求意见|征求意见|意见征集|征集|展示|张贴';
/** 前 or 内 behind it makes a deadline of it. */
const NO_LIMIT = '(?!之?[前内后]|以[前内])(?:以上)?';

function stay({ word, words: whole, before, after }: Found): TokenBody | undefined {
  const span = dayAmount(numberOf(word('n')), word('unit') ?? '');
  if (span === undefined || span.n < 1) return undefined;
  // 提前7日公告 runs backwards; 任前公示5个工作日 is posted.
  if (before.endsWith('提前')) return undefined;
  // 为期3个月的专项行动 says how long an action takes.
  if (
    /^(?:为期|期限)/u.test(whole) &&
    (/^的?[^,。;]{0,8}(?:行动|整治|活动|培训|攻坚|检查|工作|督查|宣传|治理|排查|试点|整改|改革|建设)/u.test(after) ||
      /(?:开展|组织|进行|实施|部署|启动|集中)$/u.test(before))
  )
    return undefined;
  if (/^[^公征意展张听挂刊发保反期为]/u.test(whole) && before.endsWith('前')) return undefined;
  // 整改期限1个月 is how long somebody has, not how long something is shown.
  if (
    whole.startsWith('期限') &&
    /(?:法定|承诺|规定|整改|办理|办结|答复|处理|受理|审批|审核|完成|回复|反馈|报送|合同|任职|试用|聘用|工作|服务)$/u.test(
      before,
    )
  )
    return undefined;
  const rule = { type: 'minimumDuration', n: span.n, count: span.count } as const;
  if (span.exact) return { kind: 'rule', rule, confidence: 'read' };
  return { kind: 'rule', rule, confidence: 'read', note: `按${span.n}日折算。` };
}

/** How long something stays posted or open. */
export const STAY_UP: readonly Row[] = [
  {
    name: 'stays no less than',
    examples: ['不少于30日', '公示期不少于7个工作日'],
    sign: /不[少得应能低短小]|至少|最少|满|达到/u,
    pattern: words`(?<!提前|前)(?:(?:{posted})(?:期限|时间|时限|期)?[^。;,\d]{0,8}?)?(?<!提前|前)(?:{atLeast})${FOR}(?!前|内)(?:以上)?`,
    make: stay,
  },
  {
    name: 'is posted for',
    examples: ['公示7天', '公示时间为5日'],
    sign: /公示|公告|征|展示|张贴/u,
    pattern: words`(?:${POSTED_FOR})(?:期限|时间|时限|期)?(?:一般|原则上|应|须|不得|为|是|:|为期)*${FOR}${NO_LIMIT}`,
    make: stay,
  },
  {
    name: 'its posting lasts',
    examples: ['期限为10天'],
    sign: /期/u,
    pattern: words`(?:公示期|公告期|公开期限?|征求意见期限?|期限|为期)(?:一般|原则上|应|须|为|是|:)*${FOR}${NO_LIMIT}`,
    make: stay,
  },
  {
    name: 'posting of so many days',
    examples: ['5天的公示期'],
    sign: /期/u,
    pattern: words`${FOR}的?(?:公示期|公告期|征求意见期)`,
    make: stay,
  },
];

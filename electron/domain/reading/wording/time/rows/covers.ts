import { DATES } from '../dates.ts';
import { words } from '../lexer.ts';
import type { Row } from '../row.ts';

/** Names of a period that can be what is reported as well as when it is due. */
const NAMED = '[上下前]半年度?|第?[一二三四1-4]季度?|前[二三四2-4]个?季度|全年度?|[本当]年度?';
/** What follows says that the period is a deadline after all. */
const NO_DEADLINE = '(?!度?(?:[末底前内首初第]|结束|之?前|[^,。;]{0,8}各))';

/** What period is reported on: 上一月度 in 「每月5日前报送上一月度情况」 is when nothing is due. */
export const COVERS: readonly Row[] = [
  {
    name: 'the period before',
    examples: ['每月5日前报送上一月度情况', '每季度首月10日前公开上一季度情况', '1月10日前报送去年情况'],
    sign: /[上前]|去年|昨/u,
    pattern: words`(?<!以)(?:截[至止到]+[^,。;\d]{0,4}上个?[月季年](?:度)?[末底]?|[上前][一1]?个?(?:自然|完整)(?:月|季度?|年)度?|[上前][一1]个?(?:月|季|年|周|星期|旬|学期|日|天)度?|上个?(?:月|季|周|星期|旬|学期|年)度?)(?![末底前内半])份?|去年(?:全年|度)?(?![末底前])|昨[日天]`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a period behind its report',
    examples: ['7月10日前报上半年', '10月10日前公布前三季度', '每月20日前公布当月', '7月底前公布2021年上半年'],
    sign: /[报开布新示通披送告交备护度总][了]?[上下前第一二三四1-4全本当2]/u,
    pattern: words`(?<=[前内底末日号旬][^,。;]{0,12}?(?:{act}|报|填报|汇总)了?)(?:(?:(?:20\d\d|[本今当上去]一?)年度?的?)?(?:${NAMED})|[本当]月|[本当]季度?|半年度?(?!一|1|报))${NO_DEADLINE}`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a half or quarter that its date stands in',
    examples: ['上半年6月20日前，下半年12月10日前', '年中6月底前，年末12月底前'],
    sign: /月/u,
    pattern: words`(?:${NAMED})(?=[^,。;、\d]{0,8}?{month}月)|年[中末底终初](?=[^,。;、\d]{0,2}(?:[次翌明]年)?{month}月)`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a month behind its report',
    examples: ['5日前报送3月份情况', '2月底前公布上年12月数据'],
    sign: /月/u,
    pattern: words`(?<=[前内底末日号旬](?:{act}|报|填报|汇总)了?)(?:(?:[上去]一?年|20\d\d年)度?)?(?:{month}(?:至|到|-|~|{and}))?{month}月份?(?![\d末底前内初上中下之以]|{day}[日号])`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a date that the report speaks of',
    examples: [
      '4月10日前公布截至3月底完成情况',
      '3月底前公布2021年3月底前完成情况',
      '7月10日前对6月底前未完成的事项进行通报',
    ],
    sign: /[开布新示报披露送告交映总至止到对将把就]了?(?:20\d\d年|[今去]年)?[\d一二三四五六七八九十元]{1,2}月/u,
    pattern: words`(?<=(?:(?:{act}|报|填报|汇总|反映)了?(?:截[至止]到?)?|截[至止]到?))${DATES}(?:{before})?(?<=[日号底末旬前])的?(?=[^,。;、\d]{0,12}?(?:情况|数据|进展|结果|报表|台账|名单|总数|成效))|(?<=截[至止]到?)${DATES}(?:{before})?(?=仍|尚未|还未|未)|(?<=[对将把就])${DATES}(?:{before})?(?=(?:仍|尚|还|应当?)?(?:未|没有?|完成|办结))`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a period in brackets behind its date',
    examples: ['6月底前（上半年）、12月底前（下半年）'],
    sign: /\(/u,
    pattern: words`(?<=[日号底末前内旬月]\((?:{act}|报)?)(?:${NAMED}|半年度?|年度|年终|[本当上]月|[本当上]?季度?)(?:度?的?(?:工作)?(?:情况|数据|总结|报告|信息|进展|报表))?(?=\))`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'the months of each quarter',
    examples: ['季度首月10日前（1、4、7、10月）', '每季度公开（3、6、9、12月）'],
    sign: /\(/u,
    pattern: words`(?<=季[^。;]{0,12}\()(?:(?:[1一]|元)月?{and}[4四]月?{and}[7七]月?{and}(?:10|十)月|[2二]月?{and}[5五]月?{and}[8八]月?{and}(?:11|十一)月|[3三]月?{and}[6六]月?{and}[9九]月?{and}(?:12|十二)月)份?(?=\))`,
    make: () => ({ kind: 'covers' }),
  },
  {
    name: 'a period as the name of what is reported',
    examples: ['5月20日前报送上半年计划', '11月底前报送全年工作总结'],
    sign: /计划|情况|数据|总结|报告|进展|报表|统计|台账|任务/u,
    pattern: words`(?<![上前]|去年)(?:${NAMED}|[本当]月|[本当]季度?)(?:度?的?(?:工作)?)(?:计划|情况|数据|总结|报告|进展|报表|统计表?|台账|任务)`,
    make: () => ({ kind: 'covers' }),
  },
];

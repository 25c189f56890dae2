import { DATES } from '../dates.ts';
import { words } from '../lexer.ts';
import { asking, type Row } from '../row.ts';

/** What makes another time of a time: 延至, 改为. 力争提前至 only hopes for one. */
/** A date of the year, or its end. */
const A_DATE = `(?:${DATES}|(?:20\\d\\d年?|[今本当])?年{end})`;
/** 因疫情: why it was put off. */
const BECAUSE = '(?:,?(?:现|实际|后)?(?:因|受|由于)[^,。;\\d]{1,10}?,?)?';
const CHANGED =
  '(?:(?:延期|推迟|延迟|顺延|延长|延后|延缓|展期|放宽|宽限|调整|变更|更改|修改|修订|改)(?:为|至|到|成|于|在)|延至|延到|(?<!力争|争取|尽量|尽可能|确保)提前(?:至|到))';
/** What a length of time, or how often, is changed by. */
const RESIZED = '(?:缩短|压缩|压减|减少|提高|加密|增加|延长|放宽)(?:为|至|到)';
const DATE_FOLLOWS = '(?=[^,。;()\\d]{0,4}(?:(?:20\\d\\d|[今明次])年|年{end}|{month}月|{day}[日号]))';
const TIME_FOLLOWS = `(?:${DATE_FOLLOWS}|(?=[^,。;()\\d]{0,4}(?:[每按逐]|{number}个?(?:工作日|自然日|日|天|周|月))))`;
const NOW = '(?:现|已|后|再|又|统一|经批准|经同意|依法)*';

const AT_LATEST = '(?:确保|最迟|最晚|不[迟晚]于)';

/** Times that no longer hold, since the same words say which do. */
export const PUT_OFF: readonly Row[] = [
  {
    name: 'a limit that was put off',
    examples: [
      '原定6月底前，延期至8月底前',
      '6月底前（原定5月底前）',
      '由6月底前推迟至8月底前',
      '6月底前（已延至9月底前）',
      '将原6月底前完成的任务延至9月底前完成',
      '将年底前完成的事项提前到10月底前',
      '原8月底，现9月底',
    ],
    sign: /原[定计要拟为来\d]|延[至到期长后缓迟]|推迟|调整[至为到]|改[为至到在成]|变更|更改|修[改订]|展期|放宽|宽限|提前[至到]/u,
    pattern: words`原(?:定|计划|要求|拟)(?:于|在)?${DATES}(?:{before})?(?=[^。;\n]{0,30}${CHANGED})|(?<=\()原(?:定|计划|要求|拟|为|来)[^()。;\n]{1,24}(?=\))|(?:[由从将]?原?(?:定)?(?:于|在)?)${A_DATE}(?:{before})?(?=[^,。;()\n\d可遇逢将把]{0,14}${BECAUSE}(?:,|\()?${NOW}${CHANGED}${DATE_FOLLOWS})|原${A_DATE}(?:{before})?(?=,?现(?:为|在|定)?(?:于|在)?[^,。;\n]{0,2}(?:\d|年))`,
    make: () => ({ kind: 'vague', reach: 'always' }),
  },
  {
    name: 'how often, or how long, as it was before',
    examples: ['由每季度公开调整为每月公开', '从每月10日前改为每月15日前', '由6月底前完成，改为8月底前'],
    sign: /[由从].{2,20}[为至到成向]/u,
    pattern: words`[由从](?:原来?|过去|以前|现行|目前)?的?(?=[每按逐\d一二三四五六七八九十年月季周半])[^。;,()\n]{1,14}?,?${NOW}(?=(?:${CHANGED}|${RESIZED})${TIME_FOLLOWS}|向[^,。;\n]{1,10}(?:转变|过渡|转化))`,
    make: () => ({ kind: 'vague', reach: 'always' }),
  },
  {
    name: 'a date hoped for behind a limit',
    examples: ['6月底前完成，力争提前至5月底前', '力争6月底前，确保9月底前', '最迟9月底前，争取8月底前'],
    sign: /力争|争取|尽量|尽可能/u,
    pattern: words`(?:力争|争取|尽量|尽可能)提前(?:至|到)${DATES}(?:{before})?|(?:力争|争取)(?:于|在)?${DATES}(?:{before})?(?=[^。;\n]{0,20}${AT_LATEST})|(?<=${AT_LATEST}[^。;\n]{0,24})(?:力争|争取)(?:于|在)?${DATES}(?:{before})?`,
    make: asking('always', '是力争的日子，不另作期限，请确认。'),
  },
  {
    name: 'how often at least, where it is hard',
    examples: ['每月公开，确有困难的可每季度公开'],
    sign: /可/u,
    pattern: words`(?:确有困难|有困难|特殊情况|条件不具备|不具备条件|因故|条件成熟|有条件|具备条件)[^,。;\n]{0,8}可(?:以|适当|调整为|改为)*[每按][^,。;()\n]{1,6}`,
    make: asking('always', '是可以另行采用的办法，不另作时限，请确认。'),
  },
  {
    name: 'until when a limit may be put off',
    examples: ['6月底前，确需延长的可延长至8月底前'],
    sign: /可.{0,8}延|可.{0,8}推迟/u,
    pattern: words`(?:确需|如需|特殊情况|经批准|经同意|确有困难|因故)?[^,。;()\n\d月季]{0,10}可(?:以|适当|再|视情|酌情)*(?:延期|延长|延后|推迟|顺延|延)(?:至|到)${DATES}(?:{before})?`,
    make: asking('always', '是可以延到的日子，不另作期限，请确认。'),
  },
];

/** What a header word says of its column. Labels are ranked from broad (类别, 任务) to fine (内容, 措施): the finest is what is to be done. */
export type HeaderMeaning =
  | { readonly kind: 'number' | 'time' | 'units' | 'leadUnits' | 'supportUnits' | 'remarks' | 'stage' | 'other' }
  | { readonly kind: 'label'; readonly rank: number };

/** Longer texts are cells, not header words. */
const LONGEST = 18;

/** A header as it is compared: no blanks, brackets with their contents, marks or colons; full-width signs folded. */
export function normaliseHeader(text: string): string {
  const folded = text.normalize('NFKC').replace(/[\s*★☆▲:：]/gu, '');
  const bare = folded.replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '');
  return bare === '' ? folded.replace(/[()[\]【】〔〕]/gu, '') : bare;
}

const NUMBER =
  /^(?:序号?|号|编号|编码|代码|项次|项号|总序号|分序号|顺序号|(?:项目|任务|指标|事项|措施|举措)(?:编号|编码|序号)|no\.?|№)$/iu;
const REMARKS = /^(?:备注(?:说明)?|说明|备考|附注|注|指标说明|填报说明)$/u;

/** Words that header words are made of; a cell of data that ends in 单位 or 目录 is made of others. */
const WORDS =
  '(?:\\d{4}年度?|今年|第一|主要|具体|直接|重点|核心|目标|年度|全年|年内|本年|本?区|本?市|本?县|区级|市级|县级|镇级|本级|一级|二级|三级|四级|五级|六级|任务|工作|事项|信息|公开|政务|政府|主动|定时|定期|责任|承办|落实|实施|发布|执行|报送|主管|业务|承担|完成|办理|办结|提供|制作|所属|涉及|相关|对应|行政|推进|建设|改进|保障|完善|分解|细化|指标|项目|内容|名称|考核|测评|评价|创新|整改|行动|基本|栏目|目录|清单|计划|活动|解读|回应|决策|民生|实事|负责|保障|维护|编制|起草|组织|整改|预计|应|拟|最迟|首次|公布|公示|挂网|上网|上传|更新|截止|要求|规定|时间|的|及|和|与|、|\\/)';
const BEFORE = `${WORDS}*`;

const NOT_UNITS = /领导|责任人|负责人|联系|电话|人员|经办|填报|填表|制表|审核|考核|评估|验收|督办/u;
const BODY = '(?:单位|部门|主体|机构|科室|处室|股室|镇街|镇办|乡镇|街道)';
const LEAD = new RegExp(
  `^(?:总)?(?:牵头|主办|主责|主要责任|第一责任|牵头责任|责任牵头|牵头落实|主抓)(?:责任)?${BODY}?(?:名称)?$`,
  'u',
);
const SUPPORT = new RegExp(
  `^(?:配合|协办|协助|协同|参与|参加|会办|协作|联办|责任配合|配合责任)(?:责任|落实)?${BODY}?(?:名称)?$`,
  'u',
);
const UNITS = new RegExp(
  `^(?:${WORDS}|${BODY}|牵头|配合|主办|协办|填报|填表|审核)*${BODY}(?:名称|及分工|(?:和|及|、|\\/)(?:责任人|人员|(?:完成|办理)?(?:时限|时间)))?$|^(?:责任|任务|职责)?分工$|^(?:责任|落实)(?:者|方)$|^责任清单$`,
  'u',
);

const NOT_TIME =
  /考核|测评|评估|考评|评审|实际|启动|开始|起始|交办|下达|接收|成立|填表|填报|制定|发文|成文|印发|上次|创建|登记/u;
const MOMENT =
  '(?:时限|限时|期限|时效性?|时点|时段|时序|周期|频率|频次|频度|节点|时间节点|完成节点|时间要求|时间安排|时间进度|进度安排|进度要求|时间表|时间|日期)';
const TIME = new RegExp(`^(?:${WORDS}|${MOMENT})*${MOMENT}(?:(?:及|和|、)?(?:要求|安排|规定|标准|清单))?$`, 'u');

const MOMENT_END = new RegExp(`${MOMENT}$`, 'u');
/** 工作任务及完成时限: the task, whose words say the time too. */
const AND_TIME = /(?:及|和|与|、)(?:完成|办理|公开)?(?:时限|时间)(?:要求|安排)?$/u;

const OTHER =
  /(?:情况|进展|进度|成效|成果|方式|渠道|载体|平台|依据|对象|层级|范围|形式|电话|领导|联系人|责任人|负责人|人员|得分|分值|权重|状态|链接|网址|评分|标准分|佐证|材料|结果|签收|文号|属性)$/u;

/** Ordered from fine to broad; the first that matches ranks the header. */
const LABELS: readonly (readonly [pattern: RegExp, rank: number])[] = (
  [
    ['(?:要求|目标|标准)清单', 0.5],
    ['(?:措施|举措|抓手|做法)(?:清单)?', 5],
    ['(?:内容|要素|具体事项|信息名称|内容要素)', 4],
    ['(?:三级|四级|五级|六级)(?:指标|事项|任务|目录|内容)?', 3.5],
    [
      '(?:二级(?:指标|事项|任务|目录)?|子任务|子项|子栏目|子目录|小类|分项|小项|具体任务|任务分解|分解任务|细化任务|任务细化|具体工作|次级任务)',
      2.5,
    ],
    ['(?:一级(?:指标|事项|任务|目录)?|大项|大类|类别|类目|职能|分类|板块|领域|重点领域|类型|章节)', 1],
    ['(?:事项|指标|栏目|条目|信息|目录|清单|主题|议题|案由|(?:文件|政策)(?:名称|标题))(?:名称|类别)?', 3],
    ['(?:任务|工作|项目|要点|重点|事务|职责)(?:名称|类别|分类|领域|清单)?', 2],
    ['(?:存在|反馈|发现|查摆)?的?问题(?:描述|清单)?', 1.5],
    ['(?:要求|目标|标准)', 0.5],
    ['(?:名称|项)', 2],
  ] as const
).map(([words, rank]) => [new RegExp(`^${BEFORE}${words}(?:(?:及|和|、)(?:要求|标准|说明|目标|内容))?$`, 'u'), rank]);

const known = new Map<string, HeaderMeaning | undefined>();

/** Reads one header word; `undefined` for anything that is none. */
export function headerMeaning(text: string): HeaderMeaning | undefined {
  if (text.length > LONGEST * 2) return undefined;
  if (!known.has(text)) {
    // Every short cell of a table comes by here; the words repeat, the map stays small.
    if (known.size > 5000) known.clear();
    known.set(text, readHeader(normaliseHeader(text)));
  }
  return known.get(text);
}

function readHeader(word: string): HeaderMeaning | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  // 配合单位1, 配合单位2.
  const numbered = /^(.*(?:单位|部门))[1-9一二三四五]$/u.exec(word)?.[1];
  if (numbered !== undefined) return readHeader(numbered);
  if (NUMBER.test(word)) return { kind: 'number' };
  if (REMARKS.test(word)) return { kind: 'remarks' };
  if (LEAD.test(word)) return { kind: 'leadUnits' };
  if (SUPPORT.test(word)) return { kind: 'supportUnits' };
  if (UNITS.test(word) && !NOT_UNITS.test(word.replace(/(?:和|及|、|\/)(?:责任人|人员)$/u, '')))
    return { kind: 'units' };
  const label = LABELS.find(([pattern]) => pattern.test(word.replace(AND_TIME, '')))?.[1];
  if (label !== undefined && AND_TIME.test(word)) return { kind: 'label', rank: label };
  if (NOT_TIME.test(word) && MOMENT_END.test(word)) return { kind: 'other' };
  if (TIME.test(word)) return { kind: 'time' };
  if (OTHER.test(word) || UNITS.test(word)) return { kind: 'other' };
  return label === undefined ? undefined : { kind: 'label', rank: label };
}

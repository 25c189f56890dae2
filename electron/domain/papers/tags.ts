import type { PaperKind } from '../model/documents.ts';

/** A tag that a template may hold, `{单位名称}`; with `fields` it is a list, `{#事项}…{/事项}`, whose items have tags of their own. */
export interface PaperTag {
  readonly name: string;
  readonly meaning: string;
  /** A template without it would not be that paper any more. */
  readonly required?: true;
  readonly fields?: readonly PaperTag[];
}

const SENDER: readonly PaperTag[] = [
  { name: '区县', meaning: '设置中的区县名称' },
  { name: '年度', meaning: '考核年度，如 2021' },
  { name: '发文字号', meaning: '机关代字、年份和序号，如 清政公开〔2021〕3号' },
  { name: '发文机关', meaning: '落款单位' },
  { name: '成文日期', meaning: '落款日期' },
  { name: '截止日期', meaning: '数据统计到哪一天' },
  { name: '联系人', meaning: '落款设置中的联系人' },
  { name: '联系电话', meaning: '落款设置中的联系电话' },
];

const NUMBER: PaperTag = { name: '序号', meaning: '从 1 起的序号' };

const ITEM: readonly PaperTag[] = [
  NUMBER,
  { name: '单位', meaning: '责任单位' },
  { name: '事项内容', meaning: '要办的事项', required: true },
  { name: '所属期', meaning: '事项对应的时段，如 2021年3月' },
  { name: '应办日期', meaning: '到期日（已延期的为延期后的日期）' },
  { name: '时限情况', meaning: '逾期 N 天、今日到期或剩余 N 天；检查的事项为应检查或未反馈' },
];

const PARAGRAPH: PaperTag = { name: '段落', meaning: '一段文字', required: true };
const POINT: readonly PaperTag[] = [
  { name: '序号', meaning: '一、二、三……' },
  { name: '小标题', meaning: '这一点的标题' },
  PARAGRAPH,
];

const MEASURE: readonly PaperTag[] = [
  NUMBER,
  { name: '工作任务', meaning: '二级任务名称' },
  { name: '举措内容', meaning: '工作举措原文', required: true },
  { name: '责任单位', meaning: '牵头、责任、配合单位' },
  { name: '时限', meaning: '时限原文或时限规则' },
  { name: '状态', meaning: '已办结、有逾期、进行中等' },
  { name: '进展', meaning: '已办/到期应办，有逾期的写明逾期几项' },
  { name: '落实情况', meaning: '办理次数、逾期单位、延期和免除的理由' },
];

/** Every tag of every paper, in the order in which they are explained. */
export const PAPER_TAGS: Readonly<Record<PaperKind, readonly PaperTag[]>> = {
  reminder: [
    { name: '级别', meaning: '提醒、催办或督办，按设置的名称' },
    { name: '单位名称', meaning: '被催办的单位', required: true },
    { name: '催办情况', meaning: '一句话：逾期几项次、临期几项次' },
    { name: '办理要求', meaning: '一句话：补办、按期办结，何时反馈' },
    { name: '回复期限', meaning: '要求反馈的日期', required: true },
    { name: '逾期项数', meaning: '逾期项次数，不含应检查和未反馈' },
    { name: '临近项数', meaning: '临期项次数' },
    { name: '事项', meaning: '逾期、未反馈和临期的事项，一项一行', required: true, fields: ITEM },
    ...SENDER,
  ],
  circular: [
    { name: '标题', meaning: '通报标题', required: true },
    { name: '主送机关', meaning: '发给哪些单位' },
    { name: '统计时段', meaning: '如 2021年度、2021年第一季度' },
    { name: '总体情况', meaning: '应办、按时、迟办、逾期、按时率和信息报送', required: true, fields: [PARAGRAPH] },
    { name: '工作成效', meaning: '按时率居前和报送达标的单位', fields: [PARAGRAPH] },
    { name: '存在问题', meaning: '逾期、迟办、缺报的单位和事项', required: true, fields: POINT },
    { name: '下一步要求', meaning: '补办、报送等要求', fields: POINT },
    {
      name: '单位情况',
      meaning: '附件1：各单位一行',
      fields: [
        { name: '类别', meaning: '部门、镇街或其他单位' },
        { name: '名次', meaning: '同类单位中按时率的名次' },
        { name: '单位', meaning: '单位名称', required: true },
        { name: '应办', meaning: '到期应办项次' },
        { name: '按时', meaning: '按时办结项次' },
        { name: '迟办', meaning: '迟办项次' },
        { name: '逾期', meaning: '逾期未办项次' },
        { name: '按时率', meaning: '按时办结÷到期应办' },
        { name: '报送篇数', meaning: '信息报送篇数' },
        { name: '缺报月数', meaning: '未达到每月篇数的月份数' },
      ],
    },
    { name: '逾期事项', meaning: '附件2：逾期未办的事项，一项一行', fields: ITEM },
    { name: '应办', meaning: '合计到期应办项次' },
    { name: '按时', meaning: '合计按时办结项次' },
    { name: '迟办', meaning: '合计迟办项次' },
    { name: '逾期', meaning: '合计逾期未办项次' },
    { name: '按时率', meaning: '合计按时率' },
    { name: '统计口径', meaning: '一句话：到期应办和按时率怎么算' },
    { name: '回复期限', meaning: '要求补办的日期' },
    ...SENDER,
  ],
  report: [
    { name: '标题', meaning: '报告标题', required: true },
    { name: '主送机关', meaning: '报给哪个机关' },
    { name: '总体情况', meaning: '一段文字：举措总数、办结、逾期', required: true },
    {
      name: '重点任务',
      meaning: '按重点任务逐类报告',
      required: true,
      fields: [
        { name: '任务序号', meaning: '一、二、三……' },
        { name: '任务名称', meaning: '重点任务' },
        { name: '举措', meaning: '这一类下的举措，逐项', required: true, fields: MEASURE },
      ],
    },
    { name: '未完成情况', meaning: '一句话：逾期、延期、免除各几项次' },
    { name: '下一步打算', meaning: '留待填写' },
    { name: '举措一览', meaning: '附件1：全部举措，一项一行', fields: MEASURE },
    {
      name: '未完成事项',
      meaning: '附件2：逾期、延期、免除的事项，一项一行',
      fields: [
        ...ITEM.filter(({ name }) => name !== '时限情况'),
        { name: '情况和原因', meaning: '逾期天数、延期或免除的理由' },
      ],
    },
    ...SENDER,
  ],
  adoption: [
    { name: '标题', meaning: '通报标题', required: true },
    { name: '主送机关', meaning: '发给哪些单位' },
    { name: '月份', meaning: '统计的月份，如 9' },
    { name: '总体情况', meaning: '当月和累计的报送、采用', required: true, fields: [PARAGRAPH] },
    { name: '采用情况', meaning: '采用居前的单位、省级以上采用的信息', required: true, fields: [PARAGRAPH] },
    { name: '存在问题', meaning: '应报未报的单位', fields: [PARAGRAPH] },
    {
      name: '单位情况',
      meaning: '附件1：各单位一行',
      fields: [
        { name: '类别', meaning: '部门、镇街或其他单位' },
        { name: '单位', meaning: '单位名称', required: true },
        { name: '报送', meaning: '当月报送篇数' },
        { name: '区级', meaning: '当月区级采用篇次' },
        { name: '市级', meaning: '当月市级采用篇次' },
        { name: '省级', meaning: '当月省级采用篇次' },
        { name: '国家级', meaning: '当月国家级采用篇次' },
        { name: '采用', meaning: '当月采用篇次合计' },
        { name: '当月名次', meaning: '同类单位中当月的名次' },
        { name: '累计报送', meaning: '1 月至当月报送篇数' },
        { name: '累计采用', meaning: '1 月至当月采用篇次' },
        { name: '累计名次', meaning: '同类单位中累计的名次' },
      ],
    },
    {
      name: '采用信息',
      meaning: '附件2：当月被采用的信息，一次一行',
      fields: [
        NUMBER,
        { name: '单位', meaning: '报送单位' },
        { name: '信息标题', meaning: '信息的标题', required: true },
        { name: '级别', meaning: '区级、市级、省级或国家级' },
        { name: '采用日期', meaning: '采用的日期' },
        { name: '刊物', meaning: '采用的刊物' },
      ],
    },
    { name: '统计口径', meaning: '一句话：一篇多级采用怎么计、名次怎么排' },
    ...SENDER,
  ],
};

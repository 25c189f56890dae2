import { dateParts } from '../../electron/domain/dates/plainDate.ts';
import { isoWeek } from '../../electron/domain/dates/plainDate.ts';
import type { Occurrence } from '../../electron/domain/model/occurrence.ts';
import type { Dice, Manner, Scheme, Told } from './district.ts';
import { DISTRICT, type DistrictDuty } from './districtWords.ts';

/** The first scheme of titles: as sites of districts write them. */

const QUARTERS = ['一', '二', '三', '四'];

function unitOf({ period }: Occurrence): string {
  if (/^\d{4}-W/u.test(period.key)) return 'week';
  if (/^\d{4}-Q/u.test(period.key)) return 'quarter';
  if (/^\d{4}-H/u.test(period.key)) return 'halfYear';
  if (/^\d{4}-\d\d$/u.test(period.key)) return 'month';
  return /^\d{4}$/u.test(period.key) ? 'year' : 'event';
}

const isMatter = (asked: DistrictDuty) => asked.genre === undefined && !asked.time.startsWith('quota');
const at =
  (unit: string, test: (asked: DistrictDuty) => boolean = isMatter) =>
  (asked: DistrictDuty, occurrence: Occurrence) =>
    unitOf(occurrence) === unit && test(asked);
const counts = /财政|指标|工业|医保|就业|社会保险|固定资产/u;

function quarterOf({ month }: Told): string {
  return QUARTERS[Math.ceil(month / 3) - 1] ?? '';
}

function half({ month }: Told): string {
  return month <= 6 ? '上' : '下';
}

/** Says of a yearly item of the year before are marked. */
function matter({ says }: Told): string {
  return says.replace('#', '');
}

function yearOf({ says, year }: Told): number {
  return says.startsWith('#') ? year - 1 : year;
}

const PLACES = [
  '东关社区',
  '幸福里小区',
  '光明村',
  '实验小学',
  '人民医院',
  '工业园区',
  '中心广场',
  '敬老院',
  '农贸市场',
  '北山水库',
  '文化馆',
  '产业园',
  '南湖公园',
  '客运站',
];
const THEMES = [
  '安全生产',
  '森林防火',
  '防汛抗旱',
  '文明城市创建',
  '党史学习教育',
  '秸秆禁烧',
  '营商环境',
  '消防安全',
  '反诈宣传',
  '卫生城市创建',
  '扫黑除恶',
  '乡村振兴',
  '疫情防控',
  '信访维稳',
  '双拥',
  '食品安全',
];

/** What a unit tells that it did. */
export function deed(roll: Dice): string {
  const theme = roll.of(THEMES);
  const place = roll.of(PLACES);
  return roll.of([
    `召开${theme}工作会议`,
    `到${place}开展${theme}调研`,
    `组织开展${theme}培训`,
    `在${place}举办${theme}宣传活动`,
    `扎实推进${theme}工作`,
    `开展${theme}专项检查`,
    `赴${place}慰问`,
    `多措并举抓好${theme}`,
    `部署${theme}工作`,
    roll.of(DONE),
  ]);
}

export const DONE = [
  '召开安全生产工作会议',
  '开展志愿服务活动',
  '组织干部职工学习培训',
  '深入企业走访调研',
  '扎实做好防汛准备工作',
  '举办政策宣讲会',
  '开展节前安全检查',
  '积极推进文明城市创建',
  '到社区开展慰问活动',
  '召开党史学习教育专题会',
  '部署秸秆禁烧工作',
  '多措并举优化营商环境',
  '开展国家安全日宣传',
  '组织开展消防演练',
];

const EVENT_KINDS = ['《*》政策解读', '一图读懂*', '*解读', '图解：*', '关于《*》的解读'];

export function documentOf({ occurrence }: Told): string {
  return occurrence.period.label.replace(/^关于印发/u, '').replace(/的通知$/u, '');
}

const MANNERS: readonly Manner[] = [
  { name: 'district, month', fits: at('month'), write: (t) => `${DISTRICT}${t.year}年${t.month}月${matter(t)}` },
  { name: 'month of the year', fits: at('month'), write: (t) => `${t.year}年${t.month}月份${matter(t)}` },
  { name: 'month in brackets', fits: at('month'), write: (t) => `${matter(t)}（${t.year}年${t.month}月）` },
  { name: 'unit, month', fits: at('month'), write: (t) => `${t.unit}${t.month}月份${matter(t)}` },
  {
    name: 'months so far',
    fits: (asked, occurrence) =>
      at('month')(asked, occurrence) && counts.test(asked.content) && !occurrence.period.key.endsWith('-01'),
    write: (t) => `1-${t.month}月${matter(t)}`,
  },
  { name: 'unit, quarter', fits: at('quarter'), write: (t) => `${t.unit}${t.year}年第${quarterOf(t)}季度${matter(t)}` },
  { name: 'quarter', fits: at('quarter'), write: (t) => `${t.year}年${quarterOf(t)}季度${matter(t)}` },
  { name: 'quarter alone', fits: at('quarter'), write: (t) => `第${quarterOf(t)}季度${matter(t)}` },
  {
    name: 'quarter, handed out',
    fits: (asked, occurrence) => at('quarter')(asked, occurrence) && /发放/u.test(asked.content),
    write: (t) =>
      `${t.unit}下拨第${quarterOf(t)}季度${matter(t).replace(/发放(?:情况|公示|明细|表)?|公示|情况/gu, '')}`,
  },
  { name: 'half year', fits: at('halfYear'), write: (t) => `${DISTRICT}${t.year}年${half(t)}半年${matter(t)}` },
  { name: 'half year in brackets', fits: at('halfYear'), write: (t) => `${matter(t)}（${t.year}年${half(t)}半年）` },
  { name: 'unit, year', fits: at('year'), write: (t) => `${t.unit}${yearOf(t)}年${matter(t)}` },
  { name: 'unit in full, year', fits: at('year'), write: (t) => `${t.full}${yearOf(t)}年度${matter(t)}` },
  { name: 'unit, version of the year', fits: at('year'), write: (t) => `${t.unit}${matter(t)}（${yearOf(t)}年）` },
  {
    name: 'week',
    fits: at('week'),
    write: (t) => `${t.year}年第${isoWeek(t.occurrence.period.to).week}周${matter(t)}`,
  },
  {
    name: 'days of a week',
    fits: at('week'),
    write: (t) => {
      const [from, to] = [dateParts(t.occurrence.period.from), dateParts(t.occurrence.period.to)];
      return `${matter(t)}（${from.month}月${from.day}日-${to.month}月${to.day}日）`;
    },
  },
  {
    name: 'news',
    fits: at('week', ({ genre }) => genre === 'news'),
    write: (t, roll) => `${t.unit}${deed(roll)}`,
  },
  {
    name: 'news without a name',
    fits: at('week', ({ genre }) => genre === 'news'),
    write: (_, roll) => `${roll.of(['我区', '全区', ''])}${deed(roll)}`,
  },
  { name: 'quota', fits: (asked) => asked.time.startsWith('quota'), write: matter },
  {
    name: 'explained',
    fits: (asked) => asked.genre === 'interpretation',
    write: (t, roll) => roll.of(EVENT_KINDS).replace('*', documentOf(t)),
  },
];

type Made = ReturnType<Scheme['noise']>;

const NOISE: readonly ((unit: string, roll: Dice) => Made)[] = [
  (unit, roll) => ({
    manner: 'notice',
    column: '通知公告',
    title: `${unit}关于召开${roll.of(['年度总结', '廉政建设', '信息员培训'])}会议的通知`,
  }),
  (unit, roll) => ({
    manner: 'recruitment',
    column: '人事招考',
    title: `${DISTRICT}${unit}公开招聘${roll.of(['工作人员', '编外人员', '专职网格员'])}公告`,
  }),
  (unit, roll) => ({
    manner: 'tender',
    column: '招标采购',
    title: `${unit}${roll.of(['办公楼维修', '信息化设备', '道路工程'])}项目中标公告`,
  }),
  (_, roll) => ({
    manner: 'reminder',
    column: '便民信息',
    title: roll.of(['温馨提示：节日期间注意用火安全', '关于部分区域停水的公告', '关于调整公交线路的公告']),
  }),
  (unit, roll) => ({
    manner: 'party news',
    column: '党建园地',
    title: `${unit}${roll.of(['开展主题党日活动', '召开组织生活会', '讲授专题党课'])}`,
  }),
  (_, roll) => ({
    manner: 'upper level',
    column: '上级政策',
    title: `${roll.of(['省', '全市', '某某市'])}2021年${roll.within(1, 12)}月${roll.of(['环境空气质量状况', '经济运行情况', '财政收支情况'])}`,
  }),
  (_, roll) => ({
    manner: 'policy',
    column: '政策文件',
    title: `关于印发清河区${roll.of(['森林防火', '防汛抗旱', '扬尘治理'])}工作方案的通知`,
  }),
  (_, roll) => ({
    manner: 'other list',
    column: '公示公告',
    title: `${roll.of(['先进集体', '文明家庭', '最美职工'])}名单公示`,
  }),
  (_, roll) => ({
    manner: 'correction',
    column: '公示公告',
    title: `关于2021年${roll.within(1, 12)}月${roll.of(['空气质量情况通报', '供水水质检测报告'])}的更正公告`,
  }),
  (unit, roll) => ({
    manner: 'near',
    column: '公示公告',
    title: `${unit}2021年${roll.of(['政府采购意向', '双公示目录', '行政执法人员名单', '信息公开指南', '普法责任清单', '项目绩效自评报告'])}`,
  }),
  (_, roll) => ({
    manner: 'reprint',
    column: '政策文件',
    title: `【转载】${roll.of(['国务院政策例行吹风会', '关于促进消费的意见', '个人所得税新规'])}`,
  }),
  (unit, roll) => ({
    manner: 'draft',
    column: '意见征集',
    title: `${unit}关于${roll.of(['权责清单', '部门预算编制办法', '孤儿福利发放办法'])}（征求意见稿）公开征求意见`,
  }),
];

const COLUMNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/动态|报送/u, ['工作动态', '政务动态', '新闻中心/部门动态', '动态要闻']],
  [/解读/u, ['政策解读', '政策文件/政策解读', '解读回应']],
  [/财政|预算|决算/u, ['财政信息', '财政收支', '财政预决算', '法定主动公开内容/财政信息']],
  [/发放|救助|补贴/u, ['社会救助', '重点领域信息公开/社会救助', '资金信息', '公示公告']],
  [/统计|指标|工业/u, ['统计信息', '数据发布', '统计数据']],
  [/质|环境|排污/u, ['环境保护', '环境质量', '重点领域信息公开/环境保护', '生态环境']],
  [/年度报告|法治/u, ['政府信息公开年报', '法治政府建设', '年度报告']],
];

export const FIRST_SCHEME: Scheme = {
  manners: MANNERS,
  says: ({ says }) => says,
  noise: (unit, roll) => roll.of(NOISE)(unit, roll),
  column: ({ content }, roll) =>
    roll.of(
      COLUMNS.find(([words]) => words.test(content))?.[1] ?? ['公示公告', '重点领域信息公开', '其他法定信息', ''],
    ),
  source: ([, own, ...others], roll) =>
    roll.of([
      own,
      own,
      roll.of([own, ...others]),
      own.startsWith('区') ? `${DISTRICT.slice(0, -1)}${own}` : `${DISTRICT}${own}`,
    ]),
};

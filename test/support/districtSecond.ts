import { dateParts, isoWeek } from '../../electron/domain/dates/plainDate.ts';
import type { Occurrence } from '../../electron/domain/model/occurrence.ts';
import type { Dice, Manner, Scheme, Told } from './district.ts';
import { documentOf } from './districtTitles.ts';
import { DISTRICT, type DistrictDuty } from './districtWords.ts';

/** The second scheme: other words, other ways of naming a period, other columns and sources, so that nothing is fitted to the first. */

const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
const QUARTERS = ['一', '二', '三', '四'];

const isMatter = ({ genre, time }: DistrictDuty) => genre === undefined && !time.startsWith('quota');

function of(pattern: RegExp, more: (asked: DistrictDuty, occurrence: Occurrence) => boolean = isMatter) {
  return (asked: DistrictDuty, occurrence: Occurrence) =>
    pattern.test(occurrence.period.key) && more(asked, occurrence);
}

const MONTH = /^\d{4}-\d\d$/u;
const QUARTER = /^\d{4}-Q/u;
const HALF = /^\d{4}-H/u;
const WEEK = /^\d{4}-W/u;
const YEAR = /^\d{4}$/u;

function quarter({ month }: Told): number {
  return Math.ceil(month / 3);
}

function matter({ says }: Told): string {
  return says.replace('#', '');
}

function yearOf({ says, year }: Told): number {
  return says.startsWith('#') ? year - 1 : year;
}

const SUBJECTS = [
  '垃圾分类',
  '河道清淤',
  '招商项目',
  '征兵',
  '人口普查',
  '老年食堂',
  '义诊',
  '旱厕改造',
  '校园周边环境',
  '冬季供暖',
  '春耕备播',
  '夏季用电',
  '集体经济',
  '网格化治理',
  '无偿献血',
  '青年人才',
];
const FORMS: readonly ((unit: string, subject: string) => string)[] = [
  (unit, subject) => `${unit}：${subject}驶入快车道`,
  (unit, subject) => `${unit}“三个到位”抓好${subject}`,
  (unit, subject) => `${unit}主要负责人检查${subject}情况`,
  (unit, subject) => `${subject}现场推进会在${unit}举行`,
  (unit, subject) => `${unit}${subject}工作见实效`,
  (_, subject) => `聚力${subject} 服务群众零距离`,
  (unit, subject) => `${unit}对${subject}进行专题研究`,
  (_, subject) => `为民解忧——${subject}的一天`,
];

export function secondNews(unit: string, roll: Dice): string {
  return roll.of(FORMS)(unit, roll.of(SUBJECTS));
}

const MANNERS: readonly Manner[] = [
  {
    name: '2: month by point',
    fits: of(MONTH),
    write: (t) => `${t.year}.${String(t.month).padStart(2, '0')} ${matter(t)}`,
  },
  { name: '2: Chinese month', fits: of(MONTH), write: (t) => `${DIGITS[t.month]}月份全区${matter(t)}` },
  { name: '2: about the month', fits: of(MONTH), write: (t) => `关于${t.year}年${t.month}月份${matter(t)}的公示` },
  {
    name: '2: unit and month in brackets',
    fits: of(MONTH),
    write: (t) => `【${t.unit}】${matter(t)}(${t.year}年${t.month}月)`,
  },
  {
    name: '2: compact month',
    fits: of(MONTH),
    write: (t) => `${matter(t)}${t.year}${String(t.month).padStart(2, '0')}`,
  },
  { name: '2: dash and month', fits: of(MONTH), write: (t) => `${DISTRICT}${matter(t)}—${t.year}年${t.month}月` },
  {
    name: '2: months so far',
    fits: of(
      MONTH,
      (asked, { period }) =>
        isMatter(asked) && /财政|指标|工业|医保|就业/u.test(asked.content) && !period.key.endsWith('-01'),
    ),
    write: (t) => `${DISTRICT}${t.year}年1至${t.month}月份${matter(t)}`,
  },
  {
    name: '2: unit about the quarter',
    fits: of(QUARTER),
    write: (t) => `${t.full}关于${t.year}年${quarter(t)}季度${matter(t)}的公示`,
  },
  { name: '2: quarter in brackets', fits: of(QUARTER), write: (t) => `${matter(t)}（${t.year}年第${quarter(t)}季度）` },
  {
    name: '2: months of the quarter',
    fits: of(QUARTER),
    write: (t) => `${t.year}年${t.month - 2}-${t.month}月${matter(t)}`,
  },
  {
    name: '2: quarter of the district',
    fits: of(QUARTER),
    write: (t) => `${DISTRICT}${QUARTERS[quarter(t) - 1]}季度${matter(t)}`,
  },
  { name: '2: half year', fits: of(HALF), write: (t) => `${t.unit}${t.month <= 6 ? '上' : '下'}半年${matter(t)}` },
  {
    name: '2: about the half year',
    fits: of(HALF),
    write: (t) => `关于${t.year}年${t.month <= 6 ? '上' : '下'}半年${matter(t)}的公示`,
  },
  { name: '2: year before the unit', fits: of(YEAR), write: (t) => `${yearOf(t)}年度${t.full}${matter(t)}` },
  { name: '2: about the year', fits: of(YEAR), write: (t) => `关于公布${t.full}${yearOf(t)}年${matter(t)}` },
  { name: '2: unit and year in brackets', fits: of(YEAR), write: (t) => `${matter(t)}（${t.full}，${yearOf(t)}年）` },
  {
    name: '2: days of the week',
    fits: of(WEEK),
    write: (t) => {
      const [from, to] = [dateParts(t.occurrence.period.from), dateParts(t.occurrence.period.to)];
      return `${DISTRICT}${matter(t)}(${from.month}.${from.day}-${to.month}.${to.day})`;
    },
  },
  { name: '2: the week', fits: of(WEEK), write: (t) => `${matter(t)}（第${isoWeek(t.occurrence.period.to).week}周）` },
  { name: '2: news', fits: of(WEEK, ({ genre }) => genre === 'news'), write: (t, roll) => secondNews(t.unit, roll) },
  { name: '2: quota', fits: ({ time }) => time.startsWith('quota'), write: matter },
  {
    name: '2: explained',
    fits: ({ genre }) => genre === 'interpretation',
    write: (t, roll) =>
      roll
        .of(['解读《*》', '【图解】*', '*政策问答', '一图看懂：*', '关于*的政策解读', '《*》起草说明及解读'])
        .replace('*', documentOf(t)),
  },
];

type Made = ReturnType<Scheme['noise']>;

const NOISE: readonly ((unit: string, roll: Dice) => Made)[] = [
  (unit, roll) => ({
    manner: '2: meeting',
    column: '会议培训',
    title: `关于举办${roll.of(['统计业务', '财务管理', '法治政府建设'])}培训班的通知（${unit}）`,
  }),
  (unit, roll) => ({
    manner: '2: posts',
    column: '招考信息',
    title: `${unit}2021年${roll.of(['遴选公务员', '招聘辅助人员', '公益性岗位招聘'])}面试公告`,
  }),
  (_, roll) => ({
    manner: '2: bids',
    column: '采购公告',
    title: `${roll.of(['空气质量监测设备', '农村公路养护工程', '水质检测仪器'])}采购项目竞争性磋商公告`,
  }),
  (unit, roll) => ({
    manner: '2: study',
    column: '机关党建',
    title: `${unit}${roll.of(['党支部赴红色教育基地参观学习', '理论学习中心组学习会', '青年干部读书分享会'])}`,
  }),
  (_, roll) => ({
    manner: '2: city',
    column: '上级要闻',
    title: `${roll.of(['我市', '全省', '某某市'])}上半年${roll.of(['经济运行情况', '空气质量状况', '财政收支情况'])}发布`,
  }),
  (unit, roll) => ({
    manner: '2: guide',
    column: '办事指南',
    title: `${unit}${roll.of(['残疾人两项补贴', '临时救助', '公租房', '特困人员供养'])}申请指南`,
  }),
  (_, roll) => ({
    manner: '2: rules',
    column: '政策法规',
    title: roll.of(['高龄津贴发放管理办法', '城乡低保审核确认办法', '食品安全监督抽检管理规定']),
  }),
  (unit, roll) => ({
    manner: '2: look-alike',
    column: '公示公告',
    title: `${unit}2021年${roll.of(['随机抽查事项清单', '部门预算绩效目标表', '政务服务事项清单', '信访工作总结', '政府信息公开指南'])}`,
  }),
  (_, roll) => ({
    manner: '2: withdrawn',
    column: '公示公告',
    title: `关于${roll.of(['一季度高龄津贴发放公示', '5月份食品安全抽检情况'])}的补充公告`,
  }),
  (unit, roll) => ({
    manner: '2: something else',
    column: '公示公告',
    title: roll
      .of([
        '关于延期公布*的公告',
        '关于暂停发布*的说明',
        '*发布预告',
        '*受到市局表扬',
        '*工作方案',
        '*工作计划',
        '*公开工作的自查报告',
        '关于申请公开*的答复',
        '*专项审计结果公告',
        '*（模板）',
        '“十三五”时期*综述',
        '*管理办法',
      ])
      .replace(
        '*',
        `${unit}2021年${roll.of(['5月', '9月份', '第二季度', '上半年'])}${roll.of(['财政收支情况', '空气质量情况', '水质检测', '低保发放', '临时救助', '食品抽检', '安全生产事故', '行政处罚信息'])}`,
      ),
  }),
  (unit, roll) => ({
    manner: '2: asked',
    column: '互动交流',
    title: `${unit}关于${roll.of(['权责清单', '重大行政决策事项目录'])}征集意见的公告`,
  }),
];

const COLUMNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/动态/u, ['部门动态', '首页>政务要闻>部门动态', '工作动态', '镇街动态']],
  [/解读/u, ['政策解读', '首页>政策>政策解读', '部门解读']],
  [/发放|救助|补贴/u, ['首页>民生保障', '救助福利', '']],
  [/财政|预算|决算/u, ['首页>财政资金', '预决算公开', '']],
];

export const SECOND_SCHEME: Scheme = {
  manners: MANNERS,
  says: ({ alsoSays }) => alsoSays,
  noise: (unit, roll) => roll.of(NOISE)(unit, roll),
  column: ({ content }, roll) =>
    roll.of(COLUMNS.find(([words]) => words.test(content))?.[1] ?? ['首页>信息公开>公示', '公示', '业务工作', '']),
  source: ([, own, ...others], roll) =>
    roll.of([
      own,
      own.startsWith('区') ? `${DISTRICT.slice(0, -1)}${own}` : own,
      `来源：${roll.of([own, ...others])}`,
      roll.of([own, ...others]),
    ]),
};

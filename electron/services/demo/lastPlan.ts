import { DEMO_PLAN, type MeasureLine, type PlanPart } from './plan.ts';

/** Measures that this year's plan has for the first time. */
const NEW: ReadonlySet<string> = new Set([
  '对现行有效的规范性文件集中编目，6月底前完成首轮清理并统一展示。',
  '政府网站文件库按主题、年份和发文机关三种方式检索，9月底前上线。',
  '编印依申请公开答复样式，3月底前发各单位参照使用。',
  '选取民生政策编写“一看就懂”问答，10月底前汇编成册。',
  '突发事件信息发布预案于4月底前修订完成。',
  '涉企优惠政策集中发布专栏3月底前建成，及时更新。',
  '惠企政策兑现流程图于5月底前公布，并注明办理窗口和电话。',
  '政务服务大厅政务公开专区6月底前建成并提供查询、咨询、申请服务。',
  '镇街便民服务中心设立公开专柜，8月底前完成。',
  '对上年度未完成事项开展“回头看”，4月底前整改到位。',
]);

/** What last year's plan asked for once, by second-level task; all of it was done. */
const ONLY: ReadonlyMap<string, readonly MeasureLine[]> = new Map([
  ['完善公开目录', [['公共服务事项目录5月底前完成对照更新。', '区审批局、区人社局、区医保局']]],
  ['优化营商环境', [['减税降费政策问答4月底前汇编发布。', '区税务局、区财政局']]],
  ['医疗和养老', [['家庭医生签约服务机构名单3月底前公布。', '区卫健局']]],
  ['管好网站和新媒体', [['停止更新的政务新媒体账号6月底前清理注销完毕。', '区大数据局']]],
  ['培训和考核', [['基层政务公开标准目录学习材料9月底前发至各镇街。', '区政府办公室']]],
]);

/** Measures that nobody finished last year: this year's plan has them again. */
export const UNFINISHED: ReadonlySet<string> = new Set(['政府网站适老化和无障碍改造9月底前完成。']);

export const FINISHED: ReadonlySet<string> = new Set(
  [...ONLY.values()].flatMap((lines) => lines.map(([content]) => content)),
);

/** The demo's plan of the year before. All invented. */
export const LAST_PLAN: readonly PlanPart[] = DEMO_PLAN.map(({ task, subtask, measures }) => ({
  task,
  subtask,
  measures: [...measures.filter(([content]) => !NEW.has(content)), ...(ONLY.get(subtask) ?? [])],
}));

import { normaliseHeader } from '../reading/tables/headerWords.ts';
import type { RegisterDefinition, StepDefinition } from '../words/registerForms.ts';

/** What a column holds: `number`, `title`, `unit`, `coUnits`, `field author`, `on answered`, `until opened`, `note received`, `link published`; `note` and `link` of no step. */
export type CaseRole = string;

/** What offices call columns beside the words of a register's definition. */
const OTHER_WORDS: Readonly<Record<CaseRole, readonly string[]>> = {
  number: ['编号', '登记编号', '登记号', '受理编号', '文号', '发文字号', '文件编号', '案号', '建议编号', '提案编号'],
  title: [
    '标题',
    '主题',
    '事项',
    '名称',
    '题目',
    '案由',
    '事由',
    '文件名称',
    '活动主题',
    '留言标题',
    '公告名称',
    '舆情标题',
  ],
  unit: [
    '责任单位',
    '单位',
    '部门',
    '责任部门',
    '主办部门',
    '承办单位',
    '办理单位',
    '发文单位',
    '发文机关',
    '制发机关',
    '发布机关',
  ],
  coUnits: ['协办单位', '会办部门', '协办部门'],
  'field channel': ['渠道', '来源', '留言来源', '来源渠道'],
  'field author': ['姓名', '留言人姓名', '网民', '来信人'],
  'field phone': ['联系电话', '电话', '手机', '手机号码'],
  'field content': ['内容', '来信内容'],
  'field source': ['来源', '发现来源', '舆情来源', '平台'],
  'field kind': ['类别', '种类', '类型', '文件类别', '活动类型'],
  'field proposer': ['提出人', '代表', '委员', '代表姓名', '委员姓名', '领衔代表', '第一提案人'],
  'field openness': ['公开方式', '公开类别', '是否公开'],
  'field interpretation': ['解读', '是否解读'],
  'field validUntil': ['有效期', '失效日期', '有效期截止日期'],
  'field place': ['活动地点', '举办地点'],
  'on received': ['收到日期', '收到时间', '留言日期', '留言时间', '来信日期', '接收日期', '收文日期', '登记日期'],
  'on found': ['发现日期', '发现时间', '监测时间'],
  'on opened': ['开始日期', '开始时间', '起始日期', '发布日期', '征集开始日期'],
  'on posted': ['发布日期', '发布时间', '公告日期', '公示开始日期', '开始日期'],
  'on issued': ['发文日期', '成文日期', '制发日期'],
  'on held': ['举办日期', '举办时间', '活动日期', '活动时间', '举行日期', '日期', '时间'],
  'on planned': ['安排日期', '计划日期'],
  'on assigned': ['转办日期', '转办时间', '交办日期', '分办日期'],
  'on answered': ['答复日期', '答复时间', '回复日期', '回复时间', '办结日期', '回应日期', '回应时间'],
  'on published': ['公开日期', '公开时间', '上网日期'],
  'on closed': ['结束日期', '结束时间'],
  'on adopted': ['采纳情况公布日期', '反馈日期', '结果公布日期'],
  'on takenDown': ['撤下日期', '撤除日期'],
  'on interpreted': ['解读日期', '解读发布日期'],
  'unit assigned': ['承办单位', '承办部门', '办理单位', '转办至'],
  'until opened': ['截止时间', '征集截止日期', '意见征集截止日期'],
  'until posted': ['公示截止日期', '截止日期', '到期日期'],
  'until received': ['办理期限', '答复期限'],
  'choice answered': ['办理类别', '答复类别', '类别'],
  'choice judged': ['舆情级别', '等级'],
  'count closed': ['意见数', '意见条数', '收到意见数'],
  'count held': ['人数', '参与人数', '参加人次'],
  'counts held': ['计入任务', '对应事项', '对应任务'],
  note: ['备注', '说明', '理由', '情况说明'],
  link: ['网址', '链接', '链接地址', '公开网址', '公开链接', '发布网址', '网页地址'],
};

/** The columns of what a step says beside the reason that it must say, and of where it was published. */
export function stepNoteWord(word: string): string {
  return `${word}备注`;
}

export function stepLinkWord(word: string): string {
  return `${word}网址`;
}

/** The roles of a register with the words of each, those of the definition first. */
function wordsOf(definition: RegisterDefinition): readonly (readonly [CaseRole, readonly string[]])[] {
  const { numberWord, titleWord, unitWord, coUnitsWord, fields, steps } = definition;
  const own: (readonly [CaseRole, readonly string[]])[] = [
    ['number', [numberWord]],
    ['title', [titleWord]],
    ['unit', [unitWord]],
    ...(coUnitsWord === undefined ? [] : [['coUnits', [coUnitsWord]] as const]),
    ...fields.map(({ key, word }) => [`field ${key}`, [word]] as const),
    ...steps.flatMap(stepWords),
    ['note', []],
    ['link', []],
  ];
  return own.map(([role, words]) => [role, words.map(normaliseHeader)]);
}

function stepWords({ kind, word, until, choice, unit, count, counts, reason, isPublished }: StepDefinition) {
  const all: (readonly [CaseRole, readonly string[]])[] = [
    [`on ${kind}`, [word, `${word}日期`, `${word}时间`]],
    ...(until ? [[`until ${kind}`, [until.word]] as const] : []),
    ...(choice ? [[`choice ${kind}`, [choice.word]] as const] : []),
    ...(unit === undefined ? [] : [[`unit ${kind}`, [`${word}单位`, unit]] as const]),
    ...(count === undefined ? [] : [[`count ${kind}`, [count]] as const]),
    ...(counts === undefined ? [] : [[`counts ${kind}`, [counts]] as const]),
    [`note ${kind}`, [reason ?? stepNoteWord(word)]],
    ...(isPublished ? [[`link ${kind}`, [stepLinkWord(word)]] as const] : []),
  ];
  return all;
}

/** Which column holds what, by the words of a header; each role and each column once. What a step has beside its day needs a column with its day. */
export function columnsOf(definition: RegisterDefinition, header: readonly string[]): ReadonlyMap<CaseRole, number> {
  const roles = wordsOf(definition);
  const columns = new Map<CaseRole, number>();
  const taken = new Set<number>();
  const take = (role: CaseRole, words: readonly string[]) => {
    const [kind, step] = role.split(' ');
    if (columns.has(role) || (step !== undefined && kind !== 'field' && kind !== 'on' && !columns.has(`on ${step}`))) {
      return;
    }
    const at = header.findIndex((word, column) => word !== '' && !taken.has(column) && words.includes(word));
    if (at < 0) return;
    columns.set(role, at);
    taken.add(at);
  };
  // What a step has beside its day is found once the column of the day is, by whichever word.
  for (const _ of ['days', 'what is beside them']) {
    for (const [role, words] of roles) take(role, words);
    for (const [role] of roles) take(role, OTHER_WORDS[role] ?? []);
  }
  return columns;
}

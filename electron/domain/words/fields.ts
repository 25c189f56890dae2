/** What a person sees beside the fields of a form, by the names under which their values are sent. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  addressees: '主送单位',
  aliases: '别名',
  asOf: '截至日期',
  cause: '失分原因',
  contact: '联系人',
  content: '内容',
  count: '篇数',
  date: '日期',
  district: '区县名称',
  doneOn: '公开日期',
  dueOn: '到期日',
  folder: '文件夹',
  foundOn: '发现日期',
  from: '起始日期',
  full: '满分',
  indicator: '指标',
  link: '链接',
  mark: '发文字号',
  month: '月份',
  name: '名称',
  number: '序号',
  office: '落款单位',
  on: '日期',
  passphrase: '口令',
  phone: '联系电话',
  points: '分数',
  reason: '原因',
  rectifyBy: '整改时限',
  replyBy: '回复期限',
  sourceText: '通知原文',
  subtask: '工作任务',
  target: '每月目标',
  task: '重点任务',
  through: '截至日期',
  timeWording: '时限原文',
  title: '标题',
  to: '终止日期',
  unitsWording: '责任单位原文',
  weight: '权重',
  who: '第三方名称',
  year: '年度',
};

/** What is wrong with a field, with the field's name in it, once: 不能为空 of `name` is 名称不能为空. `path`: items.0.title. */
export function fieldTrouble(path: string, trouble: string): string {
  const field = path.split('.').findLast((part) => !/^\d+$/u.test(part)) ?? '';
  const word = Object.hasOwn(FIELD_WORDS, field) ? FIELD_WORDS[field] : undefined;
  if (word === undefined || trouble.includes(word)) return trouble;
  return /^[不应]/u.test(trouble) ? `${word}${trouble}` : `${word}：${trouble}`;
}

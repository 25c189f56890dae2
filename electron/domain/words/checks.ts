export { EXPRESSION_KINDS } from '../model/expression.ts';

import type { ExpressionKind } from '../model/expression.ts';

export const EXPRESSION_KIND_WORDS: Readonly<Record<ExpressionKind, string>> = {
  wrong: '错误表述',
  sensitive: '敏感表述',
};

/** What a check before publishing finds, in the order in which it matters. */
export const CHECK_KINDS = ['identity', 'bankCard', 'mobile', 'address', 'applicant', 'wrong', 'sensitive'] as const;
type CheckKind = (typeof CHECK_KINDS)[number];

export const CHECK_KIND_WORDS: Readonly<Record<CheckKind, string>> = {
  identity: '身份证号',
  bankCard: '银行卡号',
  mobile: '手机号码',
  address: '家庭住址',
  applicant: '申请人信息',
  ...EXPRESSION_KIND_WORDS,
};

export const CHECK_PARTS = [
  'registrations',
  'evidence',
  'publications',
  'pieces',
  'findings',
  'duties',
  'requests',
  'files',
] as const;
/** What is on record and can be looked through. */
export type CheckPart = (typeof CHECK_PARTS)[number];

export const CHECK_PART_WORDS: Readonly<Record<CheckPart, string>> = {
  registrations: '登记、核验和备注',
  evidence: '佐证标题和说明',
  publications: '公开信息标题',
  pieces: '报送信息标题',
  findings: '问题整改',
  duties: '事项内容',
  requests: '申请编号和申请内容',
  files: '佐证文件（Word 等）',
};

/** Of an applicant, in a text where it does not belong. */
export const APPLICANT_FIELD_WORDS = {
  name: '姓名',
  contact: '联系人',
  idNumber: '证件号码',
  phone: '电话',
  email: '邮箱',
  address: '地址',
} as const;

/** What of the register of requests is not looked through, and why. */
export const REQUESTS_NOT_CHECKED =
  '依申请公开：编号和“申请内容（一句话）”会进列表、导出和填报表，已检查；申请人资料、申请原文、办理备注和文书是办理申请本来要有的，不在检查之列。';

/** 检查 12 处文字，发现 3 处：身份证号 1、错误表述 2. */
export function checkCountWords({
  texts,
  counts,
}: {
  readonly texts: number;
  readonly counts: Readonly<Record<CheckKind, number>>;
}): string {
  const total = CHECK_KINDS.reduce((sum, kind) => sum + counts[kind], 0);
  const each = CHECK_KINDS.flatMap((kind) => (counts[kind] > 0 ? [`${CHECK_KIND_WORDS[kind]} ${counts[kind]}`] : []));
  return `检查 ${texts} 处文字，${total === 0 ? '没有发现问题' : `发现 ${total} 处：${each.join('、')}`}`;
}

import type { ExpressionKind } from '../model/expression.ts';

export const EXPRESSION_KIND_WORDS: Readonly<Record<ExpressionKind, string>> = {
  wrong: '错误表述',
  sensitive: '敏感表述',
};

/** What a check before publishing finds, in the order in which it matters. */
export const CHECK_KIND_WORDS = {
  identity: '身份证号',
  bankCard: '银行卡号',
  mobile: '手机号码',
  address: '家庭住址',
  ...EXPRESSION_KIND_WORDS,
} as const;

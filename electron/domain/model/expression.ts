import type { ExpressionId } from '../brand.ts';

export const EXPRESSION_KINDS = ['wrong', 'sensitive'] as const;
/** 错误表述: has a right form; 敏感表述: to be looked at before it goes out. */
export type ExpressionKind = (typeof EXPRESSION_KINDS)[number];

/** A line of the office's own list of expressions (表述库). */
export interface Expression {
  readonly id: ExpressionId;
  readonly kind: ExpressionKind;
  readonly text: string;
  /** 规范表述; empty where there is none. */
  readonly right: string;
  readonly note: string;
}

/** In a list, in place of a state. */
export const TROUBLE_STATE = '步骤有误';

/** What is said of a case of which a step cannot follow the others any more; `trouble`: why, as a refusal says it. */
export function troubleWords(trouble: string): string {
  return `有步骤现在不能成立：${trouble.replace(/请改正后重试。$/u, '')}请修改或者移除这一步；在此之前，推算和统计不计这一步。`;
}

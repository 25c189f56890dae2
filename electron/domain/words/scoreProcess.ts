import type { AppealOutcome, NoticeEnd, ScoreStageName } from '../model/scoreProcess.ts';

/** How far a class's assessment is, in words. */
export const STAGE_WORDS: Readonly<Record<ScoreStageName, string>> = {
  draft: '起草',
  selfScore: '单位自评',
  review: '审核',
  notice: '公示',
  final: '定稿',
};

/** How the label of a command begins that froze a class: 定稿：镇街（第 1 版）. */
export const FREEZE_LABEL = '定稿：';

/** How a notice came to an end before its last day, in words. */
export const NOTICE_END_WORDS: Readonly<Record<NoticeEnd, string>> = {
  ended: '提前结束',
  withdrawn: '撤回',
};

/** What came of an appeal, in words. */
export const APPEAL_OUTCOME_WORDS: Readonly<Record<AppealOutcome, string>> = {
  upheld: '支持',
  partly: '部分支持',
  rejected: '不支持',
};

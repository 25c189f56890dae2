import type {
  AnswerKind,
  ApplicantKind,
  DisputeOutcome,
  FeeEffect,
  NextWhat,
  ProvisionForm,
  RequestChannel,
  RequestEventKind,
  RequestState,
  ResultKind,
} from '../model/request.ts';

export const REQUEST_CHANNELS: readonly RequestChannel[] = ['handedIn', 'registeredPost', 'letter', 'internet', 'fax'];

export const APPLICANT_KINDS: readonly ApplicantKind[] = [
  'person',
  'business',
  'research',
  'charity',
  'legal',
  'otherBody',
];

export const ANSWER_KINDS: readonly AnswerKind[] = [
  'granted',
  'partly',
  'stateSecret',
  'lawForbids',
  'threeSafeties',
  'thirdPartyRights',
  'internalAffairs',
  'processInformation',
  'enforcementFile',
  'administrativeQuery',
  'notHeld',
  'needsMaking',
  'stillUnclear',
  'petition',
  'repeated',
  'publication',
  'massRequests',
  'confirmedAgain',
  'otherHandling',
];

export const PROVISION_FORMS: readonly ProvisionForm[] = ['paper', 'electronic', 'viewing', 'copying', 'other'];

export const DISPUTE_OUTCOMES: readonly DisputeOutcome[] = ['upheld', 'corrected', 'other'];

export const CHANNEL_WORDS: Readonly<Record<RequestChannel, string>> = {
  handedIn: '当面提交',
  registeredPost: '邮寄（签收）',
  letter: '平常信函',
  internet: '互联网',
  fax: '传真',
};

/** How art. 31 settles the day of receipt. */
export const CHANNEL_DAY_WORDS: Readonly<Record<RequestChannel, string>> = {
  handedIn: '提交之日',
  registeredPost: '签收之日',
  letter: '与申请人确认之日',
  internet: '双方确认之日',
  fax: '双方确认之日',
};

export const APPLICANT_WORDS: Readonly<Record<ApplicantKind, string>> = {
  person: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legal: '法律服务机构',
  otherBody: '其他',
};

/** The rows of the yearly report, in their own words. */
export const RESULT_WORDS: Readonly<Record<ResultKind, string>> = {
  granted: '予以公开',
  partly: '部分公开',
  stateSecret: '属于国家秘密',
  lawForbids: '其他法律行政法规禁止公开',
  threeSafeties: '危及“三安全一稳定”',
  thirdPartyRights: '保护第三方合法权益',
  internalAffairs: '属于三类内部事务信息',
  processInformation: '属于四类过程性信息',
  enforcementFile: '属于行政执法案卷',
  administrativeQuery: '属于行政查询事项',
  notHeld: '本机关不掌握相关政府信息',
  needsMaking: '没有现成信息需要另行制作',
  stillUnclear: '补正后申请内容仍不明确',
  petition: '信访举报投诉类申请',
  repeated: '重复申请',
  publication: '要求提供公开出版物',
  massRequests: '无正当理由大量反复申请',
  confirmedAgain: '要求确认或重新出具已获取信息',
  correctionOverdue: '逾期不补正，不再处理',
  feeUnpaid: '逾期未缴费，不再处理',
  otherHandling: '其他处理',
};

/** The heads under which the kinds of answer stand. */
export const ANSWER_HEADS: readonly (readonly [head: string, kinds: readonly AnswerKind[]])[] = [
  ['予以公开', ['granted']],
  ['部分公开', ['partly']],
  [
    '不予公开',
    [
      'stateSecret',
      'lawForbids',
      'threeSafeties',
      'thirdPartyRights',
      'internalAffairs',
      'processInformation',
      'enforcementFile',
      'administrativeQuery',
    ],
  ],
  ['无法提供', ['notHeld', 'needsMaking', 'stillUnclear']],
  ['不予处理', ['petition', 'repeated', 'publication', 'massRequests', 'confirmedAgain']],
  ['其他处理', ['otherHandling']],
];

export const FORM_WORDS: Readonly<Record<ProvisionForm, string>> = {
  paper: '纸质',
  electronic: '电子',
  viewing: '查阅',
  copying: '抄录',
  other: '其他形式',
};

export const OUTCOME_WORDS: Readonly<Record<DisputeOutcome, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
};

export const FEE_EFFECT_WORDS: Readonly<Record<FeeEffect, string>> = {
  none: '不影响答复期限',
  excluded: '发出收费通知次日起至缴费之日不计入',
  restarts: '自缴费之日起重新起算',
};

/** A step by its name. */
export const EVENT_WORDS: Readonly<Record<RequestEventKind, string>> = {
  received: '收到申请',
  correctionAsked: '告知补正',
  corrected: '收到补正',
  reasonsAsked: '要求说明理由',
  delayTold: '告知延迟答复',
  feeNotice: '发出收费通知',
  feePaid: '收到缴费',
  assigned: '交办',
  thirdPartyAsked: '征求第三方意见',
  thirdPartyAnswered: '第三方答复',
  agencyAsked: '征求其他机关意见',
  agencyAnswered: '其他机关答复',
  extended: '延长答复期限',
  withdrawn: '申请人撤回',
  answered: '答复',
  delivered: '送达',
  review: '申请行政复议',
  reviewDecided: '复议决定',
  lawsuit: '提起行政诉讼',
  lawsuitDecided: '诉讼裁判',
  archived: '归档',
};

export const STATE_WORDS: Readonly<Record<RequestState, string>> = {
  awaitingCorrection: '待补正',
  awaitingPayment: '待缴费',
  consulting: '征求意见中',
  running: '办理中',
  answered: '已答复',
  withdrawn: '已撤回',
  correctionOverdue: '逾期未补正',
  feeUnpaid: '逾期未缴费',
  archived: '已归档',
};

/** What somebody owes next. */
export const NEXT_WORDS: Readonly<Record<NextWhat, string>> = {
  answer: '答复申请人',
  askCorrection: '如需补正，一次性告知',
  correct: '申请人补正',
  pay: '申请人缴费',
  giveReasons: '申请人说明理由',
  thirdPartyReply: '第三方答复',
  agencyReply: '其他机关答复',
  tellExtension: '告知申请人已延长',
  deliver: '送达答复',
  archive: '归档',
  awaitReview: '等待复议决定',
  awaitCourt: '等待诉讼裁判',
};

import type { Year } from '../brand.ts';
import type { ApplicantKind, ResultKind } from '../model/request.ts';

/** A row of the table of requests. `results` is the sum of the results above it. */
export type RequestRowKey = 'new' | 'carriedIn' | ResultKind | 'results' | 'carriedOut';
export type RequestColumnKey = ApplicantKind | 'total';

/** Kinds of dispute, and what became of them. */
export type DisputeKey = 'review' | 'lawsuit' | 'lawsuitAfterReview';
export type DisputeColumnKey = 'upheld' | 'corrected' | 'other' | 'pending' | 'total';

/** A cell of the table of what is published of one's own accord. */
export interface OpennessCell {
  readonly key: string;
  readonly label: string;
  /** Money has two places, everything else is counted. */
  readonly isMoney?: true;
}

export interface ReportForm {
  /** From which report year on it holds. */
  readonly since: number;
  readonly openness: readonly {
    readonly section: string;
    readonly columns: readonly string[];
    readonly rows: readonly { readonly label: string; readonly cells: readonly OpennessCell[] }[];
  }[];
  readonly requestRows: readonly { readonly key: RequestRowKey; readonly labels: readonly [string, string, string] }[];
  readonly requestColumns: readonly { readonly key: RequestColumnKey; readonly header: readonly [string, string] }[];
  readonly disputes: readonly { readonly key: DisputeKey; readonly label: string }[];
  readonly disputeColumns: readonly { readonly key: DisputeColumnKey; readonly label: string }[];
  /** The texts in their order; the tables stand after the first. `isWithin`: it has no heading of its own, and stands first under the one before it. */
  readonly texts: readonly { readonly key: string; readonly heading: string; readonly isWithin?: true }[];
}

const RESULTS = '三、本年度办理结果';
const REFUSED = '（三）不予公开';
const UNABLE = '（四）无法提供';
const UNHANDLED = '（五）不予处理';
const OTHER = '（六）其他处理';
const BODY = '法人或其他组织';

function documents(key: string, label: string) {
  return {
    label,
    cells: [
      { key: `openness.${key}.made`, label: '本年制发件数' },
      { key: `openness.${key}.repealed`, label: '本年废止件数' },
      { key: `openness.${key}.inForce`, label: '现行有效件数' },
    ],
  };
}

function decisions(key: string, label: string) {
  return { label, cells: [{ key: `openness.${key}.decided`, label: '本年处理决定数量' }] };
}

/** The State Council office's form of 2021. */
const FORM_2021: ReportForm = {
  since: 0,
  openness: [
    {
      section: '第二十条第（一）项',
      columns: ['本年制发件数', '本年废止件数', '现行有效件数'],
      rows: [documents('rules', '规章'), documents('normative', '行政规范性文件')],
    },
    {
      section: '第二十条第（五）项',
      columns: ['本年处理决定数量'],
      rows: [decisions('permits', '行政许可')],
    },
    {
      section: '第二十条第（六）项',
      columns: ['本年处理决定数量'],
      rows: [decisions('penalties', '行政处罚'), decisions('coercion', '行政强制')],
    },
    {
      section: '第二十条第（八）项',
      columns: ['本年收费金额（单位：万元）'],
      rows: [
        {
          label: '行政事业性收费',
          cells: [{ key: 'openness.fees.amount', label: '本年收费金额（单位：万元）', isMoney: true }],
        },
      ],
    },
  ],
  requestRows: [
    { key: 'new', labels: ['一、本年新收政府信息公开申请数量', '', ''] },
    { key: 'carriedIn', labels: ['二、上年结转政府信息公开申请数量', '', ''] },
    { key: 'granted', labels: [RESULTS, '（一）予以公开', ''] },
    { key: 'partly', labels: [RESULTS, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ''] },
    { key: 'stateSecret', labels: [RESULTS, REFUSED, '1.属于国家秘密'] },
    { key: 'lawForbids', labels: [RESULTS, REFUSED, '2.其他法律行政法规禁止公开'] },
    { key: 'threeSafeties', labels: [RESULTS, REFUSED, '3.危及“三安全一稳定”'] },
    { key: 'thirdPartyRights', labels: [RESULTS, REFUSED, '4.保护第三方合法权益'] },
    { key: 'internalAffairs', labels: [RESULTS, REFUSED, '5.属于三类内部事务信息'] },
    { key: 'processInformation', labels: [RESULTS, REFUSED, '6.属于四类过程性信息'] },
    { key: 'enforcementFile', labels: [RESULTS, REFUSED, '7.属于行政执法案卷'] },
    { key: 'administrativeQuery', labels: [RESULTS, REFUSED, '8.属于行政查询事项'] },
    { key: 'notHeld', labels: [RESULTS, UNABLE, '1.本机关不掌握相关政府信息'] },
    { key: 'needsMaking', labels: [RESULTS, UNABLE, '2.没有现成信息需要另行制作'] },
    { key: 'stillUnclear', labels: [RESULTS, UNABLE, '3.补正后申请内容仍不明确'] },
    { key: 'petition', labels: [RESULTS, UNHANDLED, '1.信访举报投诉类申请'] },
    { key: 'repeated', labels: [RESULTS, UNHANDLED, '2.重复申请'] },
    { key: 'publication', labels: [RESULTS, UNHANDLED, '3.要求提供公开出版物'] },
    { key: 'massRequests', labels: [RESULTS, UNHANDLED, '4.无正当理由大量反复申请'] },
    { key: 'confirmedAgain', labels: [RESULTS, UNHANDLED, '5.要求行政机关确认或重新出具已获取信息'] },
    {
      key: 'correctionOverdue',
      labels: [RESULTS, OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
    },
    {
      key: 'feeUnpaid',
      labels: [RESULTS, OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
    },
    { key: 'otherHandling', labels: [RESULTS, OTHER, '3.其他'] },
    { key: 'results', labels: [RESULTS, '（七）总计', ''] },
    { key: 'carriedOut', labels: ['四、结转下年度继续办理', '', ''] },
  ],
  requestColumns: [
    { key: 'person', header: ['自然人', '自然人'] },
    { key: 'business', header: [BODY, '商业企业'] },
    { key: 'research', header: [BODY, '科研机构'] },
    { key: 'charity', header: [BODY, '社会公益组织'] },
    { key: 'legal', header: [BODY, '法律服务机构'] },
    { key: 'otherBody', header: [BODY, '其他'] },
    { key: 'total', header: ['总计', '总计'] },
  ],
  disputes: [
    { key: 'review', label: '行政复议' },
    { key: 'lawsuit', label: '行政诉讼（未经复议直接起诉）' },
    { key: 'lawsuitAfterReview', label: '行政诉讼（复议后起诉）' },
  ],
  disputeColumns: [
    { key: 'upheld', label: '结果维持' },
    { key: 'corrected', label: '结果纠正' },
    { key: 'other', label: '其他结果' },
    { key: 'pending', label: '尚未审结' },
    { key: 'total', label: '总计' },
  ],
  texts: [
    { key: 'overview', heading: '总体情况' },
    { key: 'problems', heading: '存在的主要问题及改进情况' },
    { key: 'others', heading: '其他需要报告的事项' },
    { key: 'fees', heading: '收取信息处理费情况', isWithin: true },
  ],
};

const FORMS: readonly ReportForm[] = [FORM_2021];

/** The form of a report year. */
export function formOf(year: Year): ReportForm {
  return FORMS.findLast(({ since }) => since <= year) ?? FORM_2021;
}

/** The name of a cell: table, row, column. */
export function requestCell(row: RequestRowKey, column: RequestColumnKey): string {
  return `requests.${row}.${column}`;
}

export function disputeCell(row: DisputeKey, column: DisputeColumnKey): string {
  return `disputes.${row}.${column}`;
}

/** The rows that are results, in the form's order. */
export function resultRows({ requestRows }: ReportForm): readonly ResultKind[] {
  return requestRows.flatMap(({ key }) =>
    key === 'new' || key === 'carriedIn' || key === 'results' || key === 'carriedOut' ? [] : [key],
  );
}

/** The columns that are kinds of applicants. */
export function kindColumns({ requestColumns }: ReportForm): readonly ApplicantKind[] {
  return requestColumns.flatMap(({ key }) => (key === 'total' ? [] : [key]));
}

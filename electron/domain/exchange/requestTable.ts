import type { RequestOptions } from '../cases/requestEvents.ts';
import { readHistory } from '../cases/requestHistory.ts';
import { caseNumber } from '../cases/caseNumber.ts';
import { REQUEST_DAYS, isRequestDay } from '../cases/requestDays.ts';
import { readDate } from '../dates/readDate.ts';
import { addDays, type PlainDate } from '../dates/plainDate.ts';
import type { AnswerKind, ApplicantKind, ProvisionForm, RequestChannel, RequestEvent } from '../model/request.ts';
import { normaliseHeader } from '../reading/tables/headerWords.ts';
import { cellAddress, type Grid } from '../sheets/grid.ts';
import { mergeIndex } from '../sheets/mergeIndex.ts';
import { ANSWER_KINDS, RESULT_WORDS } from '../words/requests.ts';

import type { WorkCalendar } from '../workdays/workCalendar.ts';
import { cellFault } from './cellFault.ts';
import { ledgerCell, type LedgerCell } from './ledgerTable.ts';

/** What a column of a register of requests holds. */
export type RequestRole =
  | 'number'
  | 'receivedOn'
  | 'channel'
  | 'kind'
  | 'name'
  | 'contact'
  | 'idNumber'
  | 'phone'
  | 'email'
  | 'address'
  | 'subject'
  | 'unit'
  | 'handler'
  | 'correctionAskedOn'
  | 'correctBy'
  | 'correctedOn'
  | 'extendedOn'
  | 'extension'
  | 'answeredOn'
  | 'result'
  | 'form'
  | 'deliveredOn'
  | 'paper'
  | 'note';

/** Header words from the most telling to the least. */
const WORDS: readonly (readonly [RequestRole, RegExp])[] = [
  ['correctionAskedOn', /^(?:告知|要求|通知)?补正(?:告知|通知)?(?:书)?(?:日期|时间)$|^告知补正/u],
  ['correctBy', /补正(?:期限|截止)/u],
  ['correctedOn', /^(?:收到|完成)补正|补正(?:收到|完成)/u],
  ['extendedOn', /^(?:延期|延长)(?:答复)?(?:告知|决定)?(?:日期|时间)$/u],
  ['extension', /^(?:延期|延长)(?:天数|工作日|日数)/u],
  ['deliveredOn', /送达/u],
  ['answeredOn', /^(?:实际)?(?:答复|办结|回复)(?:日期|时间|日)$/u],
  ['paper', /^(?:答复书?|告知书|文书)(?:编号|文号|号)$|^文号$/u],
  ['result', /(?:答复|办理|处理)(?:结果|类型|方式|情况)$|^结果$/u],
  ['form', /(?:提供|获取)(?:信息的?)?(?:形式|方式)|^载体/u],
  ['channel', /(?:申请|接收|收到|受理|递交|提交)(?:的)?(?:方式|渠道|途径|形式)$/u],
  ['receivedOn', /^(?:收到|受理|接收|登记|申请|收件)(?:申请)?(?:的)?(?:日期|时间|日)$/u],
  ['kind', /^申请人?(?:类型|类别|性质|身份)$/u],
  ['idNumber', /证件|身份证|信用代码/u],
  ['phone', /电话|手机|联系方式/u],
  ['email', /邮箱|邮件地址|电子邮/u],
  ['address', /地址/u],
  ['contact', /^联系人/u],
  ['name', /^(?:申请人|申请单位|姓名|申请人姓名|申请人名称|申请人(?:姓名)?[／/或]?(?:名称)?)$/u],
  [
    'subject',
    /^(?:申请)?(?:公开)?(?:的)?(?:内容|事项|信息|所需信息|信息内容|主要内容|申请内容)(?:描述|摘要|概述)?$|^所需(?:政府)?信息/u,
  ],
  ['handler', /^(?:承办|交办|办理|经办|责任)(?:单位|部门|科室)$/u],
  ['unit', /^(?:收件|受理|接收|答复|所属)?(?:机关|单位|部门)(?:名称)?$/u],
  ['number', /^(?:(?:登记|受理|申请|收件|办件|回执)?(?:编号|号|文号))$/u],
  ['note', /^备注/u],
];

function roleOf(word: string): RequestRole | undefined {
  return word === '' || word.length > 20 ? undefined : WORDS.find(([, pattern]) => pattern.test(word))?.[0];
}

/** A line of a list, as it was read. */
export interface RequestLine {
  /** Stable within the file. */
  readonly key: string;
  readonly sheet: string;
  /** 1-based. */
  readonly line: number;
  readonly number: string;
  readonly unitName: string;
  readonly handlerName: string;
  readonly channel: RequestChannel;
  readonly applicantKind: ApplicantKind;
  readonly texts: Readonly<
    Record<'name' | 'contact' | 'idNumber' | 'phone' | 'email' | 'address' | 'subject' | 'content', string>
  >;
  /** Without handing over: whose name means which unit is known to the record alone. */
  readonly events: readonly RequestEvent[];
  readonly paper: string;
  readonly note: string;
  /** Chinese sentences with sheet, cell and value: with any, the line is not taken. */
  readonly faults: readonly string[];
}

export interface RequestSheet {
  readonly sheet: string;
  readonly lines: readonly RequestLine[];
  /** Why nothing was read of it. */
  readonly skipped?: string;
}

interface Reading {
  readonly calendar: WorkCalendar;
  readonly options: RequestOptions;
  /** The year of dates that name none. */
  readonly year: number;
}

const CHANNELS: readonly (readonly [RequestChannel, RegExp])[] = [
  ['registeredPost', /挂号|快递|特快|EMS|邮寄|邮政/iu],
  ['letter', /信函|平信|信件/u],
  ['internet', /网|在线|邮箱|邮件|平台/u],
  ['fax', /传真/u],
  ['handedIn', /当面|现场|窗口|来访|当场|面交/u],
];

const KINDS: readonly (readonly [ApplicantKind, RegExp])[] = [
  ['person', /自然人|公民|个人/u],
  ['business', /企业|公司/u],
  ['research', /科研|研究/u],
  ['charity', /公益|社会组织|社团/u],
  ['legal', /法律|律师/u],
  ['otherBody', /其他|法人|组织|单位/u],
];

const FORMS: readonly (readonly [ProvisionForm, RegExp])[] = [
  ['paper', /纸质|复印|邮寄/u],
  ['electronic', /电子|光盘|邮件/u],
  ['viewing', /查阅|阅览/u],
  ['copying', /抄录/u],
  ['other', /其他/u],
];

/** What ends a request, as a list says it: an answer, a withdrawal, or a correction that never came. */
export function answerKindIn(text: string): AnswerKind | 'withdrawn' | 'lapsed' | undefined {
  const words = text.normalize('NFKC').replaceAll(/\s/gu, '');
  if (/撤回|撤销申请/u.test(words)) return 'withdrawn';
  if (/逾期.*补正|不补正|未补正|视为放弃/u.test(words)) return 'lapsed';
  if (/部分公开/u.test(words)) return 'partly';
  const exact = ANSWER_KINDS.find((kind) => words.includes(RESULT_WORDS[kind].replace(/^属于/u, '')));
  if (exact !== undefined) return exact;
  if (/^(?:同意|予以|已|全部|主动)?公开$|已主动公开/u.test(words)) return 'granted';
  if (/不存在|不掌握|非本机关/u.test(words)) return 'notHeld';
  if (/信访/u.test(words)) return 'petition';
  if (/国家秘密|涉密/u.test(words)) return 'stateSecret';
  if (/内部事务/u.test(words)) return 'internalAffairs';
  if (/过程性/u.test(words)) return 'processInformation';
  if (/商业秘密|个人隐私|第三方/u.test(words)) return 'thirdPartyRights';
  if (/重复/u.test(words)) return 'repeated';
  if (/另行制作|加工/u.test(words)) return 'needsMaking';
  return undefined;
}

/** The forms of provision that a cell names. */
export function formsIn(text: string): readonly ProvisionForm[] {
  return FORMS.flatMap(([form, pattern]) => (pattern.test(text) ? [form] : []));
}

/** Reads a sheet that lists requests; each line with what of it cannot be. */
export function readRequestSheet(grid: Grid, reading: Reading): RequestSheet {
  const { sheet } = grid;
  if (grid.hidden) return { sheet, lines: [], skipped: '工作表是隐藏的，没有读。要读入，请取消隐藏后保存' };
  const index = mergeIndex(grid);
  const top = grid.rows.findIndex((row, at) => {
    const roles = new Set(row.map((_, column) => roleOf(normaliseHeader(ledgerCell(index, at, column).text))));
    return roles.has('receivedOn') && (roles.has('number') || roles.has('name') || roles.has('subject'));
  });
  if (top < 0) {
    return { sheet, lines: [], skipped: '没有找到表头：要有收到日期一列，另有编号、申请人、申请内容中的一列' };
  }
  const columns = new Map<RequestRole, number>();
  for (const [column] of (grid.rows[top] ?? []).entries()) {
    const role = roleOf(normaliseHeader(ledgerCell(index, top, column).text));
    if (role !== undefined && !columns.has(role)) columns.set(role, column);
  }
  const lines: RequestLine[] = [];
  for (let row = top + 1; row < grid.rows.length; row += 1) {
    const at = (role: RequestRole): LedgerCell => {
      const column = columns.get(role);
      return column === undefined ? { text: '', address: cellAddress(row, 0) } : ledgerCell(index, row, column);
    };
    const isEmpty = [...columns.keys()].every((role) => at(role).text.trim() === '');
    const isTotal = /^(?:合计|总计|小计)/u.test(at('number').text.trim());
    // What one cell says across the table is no line of it.
    const isNote = columns.size > 1 && new Set([...columns.keys()].map((role) => at(role).address)).size === 1;
    if (!isEmpty && !isTotal && !isNote) lines.push(lineOf(sheet, row, at, reading));
  }
  return { sheet, lines };
}

/** The longest texts that a form takes. */
const MOST: readonly (readonly [RequestRole, number])[] = [
  ['number', 60],
  ['name', 100],
  ['contact', 100],
  ['idNumber', 100],
  ['phone', 100],
  ['email', 100],
  ['address', 200],
  ['subject', 20_000],
  ['paper', 200],
  ['note', 20_000],
];

type At = (role: RequestRole) => LedgerCell;

function lineOf(sheet: string, row: number, at: At, reading: Reading): RequestLine {
  const faults: string[] = [];
  const fault = (cell: LedgerCell, why: string) => faults.push(cellFault(sheet, cell, why));
  const text = (role: RequestRole) => at(role).text.trim();
  const events = eventsOf(at, reading, fault);
  if (events.length > 0 && faults.length === 0) {
    const read = readHistory(reading.calendar, events, reading.options);
    if (!read.ok) fault(at('receivedOn'), read.error.message.replace(/请改正后重试。$/u, '').replace(/。$/u, ''));
  }
  const number = caseNumber(text('number'));
  if (number === '') fault(at('number'), '没有编号');
  for (const [role, most] of MOST) if (text(role).length > most) fault(at(role), `不能超过 ${most} 个字`);
  const name = text('name');
  return {
    key: `${sheet} ${row}`,
    sheet,
    line: row + 1,
    number,
    unitName: text('unit'),
    handlerName: text('handler'),
    channel: CHANNELS.find(([, pattern]) => pattern.test(text('channel')))?.[0] ?? 'internet',
    applicantKind: kindOf(text('kind'), name),
    texts: {
      name,
      contact: text('contact'),
      idNumber: text('idNumber'),
      phone: text('phone'),
      email: text('email'),
      address: text('address'),
      subject: text('subject').slice(0, 200),
      content: text('subject').length > 200 ? text('subject') : '',
    },
    events,
    paper: text('paper'),
    note: text('note'),
    faults,
  };
}

function kindOf(said: string, name: string): ApplicantKind {
  const known = KINDS.find(([, pattern]) => pattern.test(said))?.[0];
  if (known !== undefined) return known;
  if (/律师|法律/u.test(name)) return 'legal';
  if (/公司|企业|厂$/u.test(name)) return 'business';
  return /中心|协会|研究院|大学|委员会/u.test(name) ? 'otherBody' : 'person';
}

function eventsOf(at: At, { year }: Reading, fault: (cell: LedgerCell, why: string) => void): readonly RequestEvent[] {
  const day = (role: RequestRole): PlainDate | undefined => {
    const cell = at(role);
    const written = cell.date ?? cell.text.trim();
    if (written === '') return undefined;
    const read = readDate(written, { year, serial: true });
    if (read.kind === 'date' && isRequestDay(read.date)) return read.date;
    fault(cell, read.kind === 'date' ? REQUEST_DAYS : read.why);
    return undefined;
  };
  const receivedOn = day('receivedOn');
  if (receivedOn === undefined) {
    if (at('receivedOn').text.trim() === '') fault(at('receivedOn'), '没有收到日期');
    return [];
  }
  const events: RequestEvent[] = [{ kind: 'received', on: receivedOn }];
  const askedOn = day('correctionAskedOn');
  const by = day('correctBy');
  const correctedOn = day('correctedOn');
  const result = answerKindIn(at('result').text);
  const answeredOn = day('answeredOn');
  if (askedOn !== undefined) {
    const set = by ?? (result === 'lapsed' && answeredOn !== undefined ? addDays(answeredOn, -1) : undefined);
    events.push({ kind: 'correctionAsked', on: askedOn, ...(set === undefined ? {} : { by: set }) });
  }
  if (correctedOn !== undefined) events.push({ kind: 'corrected', on: correctedOn });
  const extendedOn = day('extendedOn');
  if (extendedOn !== undefined) {
    const digits = /\d+/u.exec(at('extension').text.normalize('NFKC'))?.[0];
    events.push({
      kind: 'extended',
      on: extendedOn,
      n: digits === undefined ? 20 : Number(digits),
      toldOn: extendedOn,
    });
  }
  events.push(...endOf(at, answeredOn, result, fault));
  const deliveredOn = day('deliveredOn');
  if (deliveredOn !== undefined) events.push({ kind: 'delivered', on: deliveredOn });
  return events;
}

function endOf(
  at: At,
  answeredOn: PlainDate | undefined,
  result: ReturnType<typeof answerKindIn>,
  fault: (cell: LedgerCell, why: string) => void,
): readonly RequestEvent[] {
  const said = at('result').text.trim();
  if (answeredOn === undefined) {
    if (said !== '' && result !== undefined && result !== 'lapsed') fault(at('answeredOn'), '有结果而没有答复日期');
    return [];
  }
  if (result === 'lapsed') return [];
  if (result === 'withdrawn') return [{ kind: 'withdrawn', on: answeredOn }];
  if (result === undefined) {
    fault(at('result'), said === '' ? '有答复日期而没有结果' : '不是年度报告格式里的结果，请写明是哪一种');
    return [];
  }
  return [{ kind: 'answered', on: answeredOn, result, forms: formsIn(at('form').text) }];
}

import type { RequestRow } from '../../contract/cases.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestEvent, RequestEventKind } from '../../domain/model/request.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { CellSpec, ColumnSpec } from '../../domain/sheets/workbookSpec.ts';
import { TROUBLE_STATE } from '../../domain/words/courseTrouble.ts';
import {
  APPLICANT_WORDS,
  CHANNEL_WORDS,
  FORM_WORDS,
  NEXT_WORDS,
  RESULT_WORDS,
  STATE_WORDS,
} from '../../domain/words/requests.ts';
import type { ServiceContext } from '../app/context.ts';
import { listWorkbook, textCell, writeList } from '../app/listWorkbook.ts';
import { registerOf } from './requestViews.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { header: ['编号'], width: 12, align: 'center' },
  { header: ['收到日期'], width: 12, align: 'center' },
  { header: ['收到方式'], width: 11, align: 'center' },
  { header: ['申请人'], width: 13, align: 'left' },
  { header: ['申请人类别'], width: 12, align: 'center' },
  { header: ['申请内容'], width: 34, align: 'left' },
  { header: ['收件机关'], width: 16, align: 'left' },
  { header: ['承办单位'], width: 16, align: 'left' },
  { header: ['告知补正日期'], width: 12, align: 'center' },
  { header: ['补正期限'], width: 12, align: 'center' },
  { header: ['收到补正日期'], width: 12, align: 'center' },
  { header: ['延期告知日期'], width: 12, align: 'center' },
  { header: ['延期工作日'], width: 8, align: 'center' },
  { header: ['答复期限'], width: 12, align: 'center' },
  { header: ['答复日期'], width: 12, align: 'center' },
  { header: ['办理结果'], width: 20, align: 'left' },
  { header: ['提供形式'], width: 11, align: 'left' },
  { header: ['送达日期'], width: 12, align: 'center' },
  { header: ['状态'], width: 13, align: 'center' },
  { header: ['下一步'], width: 20, align: 'left' },
];

/** The register of requests as a workbook to be printed; who asks is masked unless it was asked for, and then the file says so. */
export function exportRegister(context: ServiceContext, { ids, revealed }: ParsedInputOf<'cases.export'>) {
  const wanted = ids === undefined ? undefined : new Set(ids);
  const rows = registerOf(context, revealed).rows.filter(({ id }) => wanted?.has(id) ?? true);
  const events = new Map(context.store.requests.facts().map((request) => [request.id, request.events]));
  const open = rows.filter(({ result }) => result === undefined).length;
  const warning = '本表含申请人信息，属个人信息，只限办理申请使用，不得转发、公开；用后请删除。';
  return writeList(context, undefined, (heading) =>
    listWorkbook(heading, {
      name: '依申请公开',
      title: `依申请公开登记簿${revealed ? '（含申请人信息，注意保密）' : ''}`,
      caption: `共 ${rows.length} 件，未办结 ${open} 件${revealed ? `　${warning}` : ''}`,
      columns: COLUMNS,
      rows: rows.map((row) => cellsOf(row, events.get(row.id) ?? [])),
      footer: [
        revealed ? `注意：${warning}` : '说明：申请人已遮盖；申请内容里的申请人信息同样遮盖。',
        '日期为该步骤最近一次；答复期限按工作日推算，延长、补正、征求意见已计入。',
        '征求意见、收费、复议诉讼和归档不在表中，重新导入时不会带入；导入的转办日期为收到之日。',
      ],
    }),
  );
}

function cellsOf(row: RequestRow, events: readonly RequestEvent[]): readonly CellSpec[] {
  const on = (kind: RequestEventKind): PlainDate | '' => events.findLast((event) => event.kind === kind)?.on ?? '';
  const asked = events.findLast((event) => event.kind === 'correctionAsked');
  const extended = events.findLast((event) => event.kind === 'extended');
  const answer = events.find((event) => event.kind === 'answered');
  const isLate = row.daysLate > 0;
  return [
    textCell(row.number),
    textCell(row.receivedOn),
    textCell(CHANNEL_WORDS[row.channel]),
    textCell(row.erasedOn === undefined ? row.applicant : '已清除'),
    textCell(APPLICANT_WORDS[row.applicantKind]),
    textCell(row.subject),
    textCell(row.unit),
    textCell(row.handler ?? ''),
    textCell(asked?.on ?? ''),
    textCell((asked?.kind === 'correctionAsked' ? asked.by : undefined) ?? ''),
    textCell(on('corrected')),
    textCell(extended?.on ?? ''),
    textCell(extended?.kind === 'extended' ? String(extended.n) : ''),
    textCell(row.dueOn ?? ''),
    textCell(row.result?.on ?? ''),
    textCell(resultWords(row)),
    textCell(answer?.kind === 'answered' ? answer.forms.map((form) => FORM_WORDS[form]).join('、') : ''),
    textCell(on('delivered')),
    textCell(stateWords(row), isLate && row.result === undefined ? 'alarm' : undefined),
    textCell(nextWords(row)),
  ];
}

function resultWords({ result, state }: RequestRow): string {
  if (!result) return '';
  return state === 'withdrawn' ? STATE_WORDS.withdrawn : RESULT_WORDS[result.kind];
}

function stateWords({ state, result, daysLate, trouble }: RequestRow): string {
  if (trouble !== undefined) return TROUBLE_STATE;
  if (daysLate === 0) return STATE_WORDS[state];
  return result ? `${STATE_WORDS[state]}（迟 ${daysLate} 天）` : `逾期 ${daysLate} 天`;
}

function nextWords({ next }: RequestRow): string {
  const first = next.find(({ isOptional }) => !isOptional) ?? next[0];
  if (!first) return '';
  return first.by === undefined ? NEXT_WORDS[first.what] : `${NEXT_WORDS[first.what]}（${first.by}）`;
}

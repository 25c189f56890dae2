import type { RequestLineView, RequestsPreview } from '../../contract/cases.ts';
import type { OutputOf } from '../../contract/index.ts';
import type { UnitId } from '../../domain/brand.ts';
import { maskedName } from '../../domain/cases/masked.ts';
import { readRequestSheet, type RequestLine, type RequestSheet } from '../../domain/exchange/requestTable.ts';
import { succeed } from '../../domain/failure.ts';
import type { RequestEvent } from '../../domain/model/request.ts';
import { NO_EVENT_TEXTS } from '../../domain/model/requestPrivate.ts';
import { UNKNOWN_UNIT } from '../../domain/words/registers.ts';
import { APPLICANT_WORDS, CHANNEL_WORDS, EVENT_WORDS, RESULT_WORDS } from '../../domain/words/requests.ts';
import { backUpBefore } from '../app/backups.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { nothingIn, waitingLists, yearOfSheet, type WaitingList } from '../app/waitingLists.ts';
import { storedNames } from '../year/parties.ts';
import { openRegister } from '../year/registerDuty.ts';
import { requestOptions } from '../year/requestOptions.ts';

interface Judged {
  readonly line: RequestLine;
  readonly state: RequestLineView['state'];
  readonly reasons: readonly string[];
  readonly unitId: UnitId | undefined;
  readonly handlerId: UnitId | undefined;
}

type Summary = Omit<OutputOf<'cases.confirm'>, 'changed' | 'commandId'>;

/** A list of requests in: read in the background, previewed line by line, put on record as one command. */
export function createIntake(
  context: ServiceContext,
): Pick<AreaHandlers<'cases'>, 'cases.read' | 'cases.preview' | 'cases.confirm'> {
  const waiting = waitingLists(context);
  return {
    'cases.read': ({ fileId }) => waiting.read(fileId, (list) => nothingIn(sheetsOf(context, list), '申请')),
    'cases.preview'({ previewId, unitId }) {
      const list = waiting.get(previewId);
      return list.ok ? succeed(previewOf(context, list.value, unitId)) : list;
    },
    async 'cases.confirm'({ previewId, unitId }) {
      const list = waiting.get(previewId);
      if (!list.ok) return list;
      const done = await confirm(context, list.value, unitId);
      if (done.ok && done.value.changed) waiting.drop(previewId);
      return done;
    },
  };
}

function sheetsOf(context: ServiceContext, { fileName, grids }: WaitingList): readonly RequestSheet[] {
  const { calendar } = context;
  const options = requestOptions(context);
  return grids.map((grid) => readRequestSheet(grid, { calendar, options, year: yearOfSheet(context, grid, fileName) }));
}

/** Each line set beside the record. */
function judge(context: ServiceContext, sheets: readonly RequestSheet[], asked: UnitId | undefined): readonly Judged[] {
  const { store, clock } = context;
  // It may be gone since it was chosen.
  const organ = store.units.units().find(({ id }) => id === asked)?.id;
  const names = storedNames(store);
  const today = clock.today();
  const seen = new Set<string>();
  const unitOf = (name: string): UnitId | undefined => {
    const party = name === '' ? undefined : names.find(name);
    return party?.kind === 'unit' ? party.id : undefined;
  };
  return sheets.flatMap(({ lines }) =>
    lines.map((line): Judged => {
      const unitId = line.unitName === '' ? organ : unitOf(line.unitName);
      const handlerId = unitOf(line.handlerName);
      const where = `工作表“${line.sheet}”第 ${line.line} 行`;
      const reasons = [...line.faults];
      if (unitId === undefined) {
        reasons.push(
          line.unitName === ''
            ? `${where}：没有写收件机关，请在上面选择。`
            : `${where}“${line.unitName}”：${UNKNOWN_UNIT}。`,
        );
      }
      if (line.handlerName !== '' && handlerId === undefined) {
        reasons.push(`${where}“${line.handlerName}”：${UNKNOWN_UNIT}。`);
      }
      const ahead = line.events.find(({ on }) => on > today);
      if (ahead) reasons.push(`${where}：${ahead.on} 还没有到。`);
      if (seen.has(line.number)) reasons.push(`${where}“${line.number}”：编号在这份表里不止一次。`);
      if (line.number !== '') seen.add(line.number);
      const isErased = store.requests.isErased(line.number);
      if (isErased) reasons.push(`${where}“${line.number}”：这件申请的资料已清除，没有再次导入。`);
      const isKnown = store.requests.byNumber(line.number) !== undefined;
      const state = isKnown && !isErased ? 'already' : reasons.length > 0 ? 'left' : 'add';
      return { line, state, reasons: state === 'already' ? [] : reasons, unitId, handlerId };
    }),
  );
}

function summaryOf(judged: readonly Judged[]): Summary {
  const count = (wanted: Judged['state']) => judged.filter(({ state }) => state === wanted).length;
  return { added: count('add'), already: count('already'), left: count('left') };
}

function previewOf(context: ServiceContext, pending: WaitingList, organ: UnitId | undefined): RequestsPreview {
  const sheets = sheetsOf(context, pending);
  const judged = judge(context, sheets, organ);
  const { added, already, left } = summaryOf(judged);
  const names = new Map(context.store.units.units().map(({ id, name }) => [id, name]));
  return {
    previewId: pending.previewId,
    fileName: pending.fileName,
    lines: judged.map((each) => {
      const { line, state, reasons } = each;
      const { key, sheet, line: at, number, texts, applicantKind, events } = line;
      const view: RequestLineView = {
        key,
        sheet,
        line: at,
        number,
        applicant: maskedName(texts.name, applicantKind),
        read: readWords(each, names),
        state,
        reasons,
      };
      const received = events[0];
      return received === undefined ? view : Object.assign(view, { receivedOn: received.on });
    }),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
    counts: { add: added, already, left },
  };
}

/** 区财政局，承办：区教育局，信函，自然人；2021-02-28 答复（部分公开）. */
function readWords({ line, unitId, handlerId }: Judged, names: ReadonlyMap<UnitId, string>): string {
  const nameOf = (id: UnitId | undefined) => (id === undefined ? '' : (names.get(id) ?? ''));
  const handler = handlerId === unitId ? '' : nameOf(handlerId);
  const facts = [
    nameOf(unitId),
    handler === '' ? '' : `承办：${handler}`,
    CHANNEL_WORDS[line.channel],
    APPLICANT_WORDS[line.applicantKind],
  ];
  const steps = line.events
    .slice(1)
    .map((event) =>
      [event.on, EVENT_WORDS[event.kind] + (event.kind === 'answered' ? `（${RESULT_WORDS[event.result]}）` : '')].join(
        ' ',
      ),
    );
  return [facts.filter((words) => words !== '').join('，'), ...steps].join('；');
}

async function confirm(context: ServiceContext, pending: WaitingList, organ: UnitId | undefined) {
  const first = judge(context, sheetsOf(context, pending), organ);
  if (first.every(({ state }) => state !== 'add')) return succeed({ ...summaryOf(first), changed: false });
  const refusal = (await backUpBefore(context, 'beforeImport')) ?? openRegister(context, 'requests');
  if (refusal) return { ok: false as const, error: refusal };
  // Others may have come in between.
  const judged = judge(context, sheetsOf(context, pending), organ);
  const summary = summaryOf(judged);
  // The file's name may be a person's: it stays out of the label.
  return runCommand(context, { label: `导入依申请公开 ${summary.added} 件` }, () => {
    for (const each of judged) if (each.state === 'add') write(context, each);
    return summary;
  });
}

function write({ store, clock }: ServiceContext, { line, unitId, handlerId }: Judged): void {
  if (unitId === undefined) return;
  const { number, channel, applicantKind, texts, events, paper, note } = line;
  const id = store.requests.add({ number, unitId, channel, applicantKind }, { ...texts, files: [] }, clock.now());
  for (const event of events) {
    const isEnd = event.kind === 'answered' || event.kind === 'withdrawn';
    const own = isEnd ? { ...NO_EVENT_TEXTS, paper, note } : NO_EVENT_TEXTS;
    store.requests.addEvent(id, event, own, clock.now());
    if (event.kind !== 'received' || handlerId === undefined || handlerId === unitId) continue;
    const assigned: RequestEvent = { kind: 'assigned', on: event.on, unitId: handlerId };
    store.requests.addEvent(id, assigned, NO_EVENT_TEXTS, clock.now());
  }
}

import type { OutputOf, ParsedInputOf } from '../../contract/index.ts';
import type { CaseLineView, CasesPreview } from '../../contract/registers.ts';
import type { CaseId, UnitId } from '../../domain/brand.ts';
import { maskedName } from '../../domain/cases/masked.ts';
import { readCaseSheet, type CaseLine, type CaseSheet } from '../../domain/exchange/caseTable.ts';
import { succeed } from '../../domain/failure.ts';
import type { CaseRegister } from '../../domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../domain/words/registerDefinitions.ts';
import { choiceWord, stepDefinition, UNKNOWN_UNIT } from '../../domain/words/registers.ts';
import { backUpBefore } from '../app/backups.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { nothingIn, waitingLists, yearOfSheet, type WaitingList } from '../app/waitingLists.ts';
import { storedNames } from '../year/parties.ts';
import { openRegister } from '../year/registerDuty.ts';
import { lineQuotas, type Quota } from './caseQuotas.ts';
import { planCase } from './caseRecords.ts';
import { namesOf } from './caseViews.ts';

interface Judged {
  readonly line: CaseLine;
  readonly state: CaseLineView['state'];
  readonly reasons: readonly string[];
  /** Quotas that it can count to, of a line that names none. */
  readonly quotas: readonly Quota[];
  /** What it is going to count to. */
  readonly countsTo?: string;
  /** Puts it on record; of one that can be. Runs inside a command. */
  readonly write?: () => CaseId;
}

type Asked = Omit<ParsedInputOf<'registers.confirm'>, 'previewId'>;
type Summary = Omit<OutputOf<'registers.confirm'>, 'changed' | 'commandId'>;

/** A list of a register's cases in: read in the background, previewed line by line, put on record as one command. */
export function createCaseIntake(
  context: ServiceContext,
): Pick<AreaHandlers<'registers'>, 'registers.read' | 'registers.preview' | 'registers.confirm'> {
  const waiting = waitingLists(context);
  return {
    'registers.read': ({ register, fileId }) =>
      waiting.read(fileId, (list) => nothingIn(sheetsOf(context, list, register), REGISTER_DEFINITIONS[register].one)),
    'registers.preview'({ previewId, ...asked }) {
      const list = waiting.get(previewId);
      return list.ok ? succeed(previewOf(context, list.value, asked)) : list;
    },
    async 'registers.confirm'({ previewId, ...asked }) {
      const list = waiting.get(previewId);
      if (!list.ok) return list;
      const done = await confirm(context, list.value, asked);
      if (done.ok && done.value.changed) waiting.drop(previewId);
      return done;
    },
  };
}

function sheetsOf(
  context: ServiceContext,
  { fileName, grids }: WaitingList,
  register: CaseRegister,
): readonly CaseSheet[] {
  return grids.map((grid) => readCaseSheet(grid, register, yearOfSheet(context, grid, fileName)));
}

/** Each line set beside the record. */
function judge(context: ServiceContext, sheets: readonly CaseSheet[], asked: Asked): readonly Judged[] {
  const { store } = context;
  const { register } = asked;
  const { numberWord } = REGISTER_DEFINITIONS[register];
  const names = storedNames(store);
  const unitOf = (name: string): UnitId | undefined => {
    const party = names.find(name);
    return party?.kind === 'unit' ? party.id : undefined;
  };
  const quotasOf = lineQuotas(context, asked, unitOf);
  const seen = new Set<string>();
  return sheets.flatMap(({ lines }) =>
    lines.map((line): Judged => {
      if (store.cases.byNumber(register, line.number) !== undefined) {
        return { line, state: 'already', reasons: [], quotas: [] };
      }
      const where = `工作表“${line.sheet}”第 ${line.line} 行`;
      const isAgain = line.number !== '' && seen.has(line.number);
      seen.add(line.number);
      const { quotas, counted, reasons: uncounted } = quotasOf(line);
      const reasons = [
        ...line.faults,
        ...[...unknownUnits(line, asked, unitOf), ...uncounted].map((why) => `${where}${why}。`),
        ...(isAgain ? [`${where}“${line.number}”：${numberWord}在这份表里不止一次。`] : []),
      ];
      if (reasons.length > 0) return { line, state: 'left', reasons, quotas: [] };
      const planned = planLine(context, line, asked, { unitOf, counted });
      if (planned === undefined) return { line, state: 'left', reasons: [`${where}：没有这个单位。`], quotas: [] };
      if (!planned.ok) return { line, state: 'left', reasons: [`${where}：${planned.error.message}`], quotas: [] };
      const countsTo = counted?.content;
      const ready = { line, state: 'add', reasons: [], quotas, write: planned.value } as const;
      return countsTo === undefined ? ready : { ...ready, countsTo };
    }),
  );
}

type UnitOf = (name: string) => UnitId | undefined;

function unknownUnits({ unitName, coUnitNames, steps }: CaseLine, asked: Asked, unitOf: UnitOf): readonly string[] {
  const { unitWord } = REGISTER_DEFINITIONS[asked.register];
  const named = [unitName, ...coUnitNames, ...steps.map(({ unitName: of = '' }) => of)].filter((name) => name !== '');
  const unknown = [...new Set(named)].filter((name) => unitOf(name) === undefined);
  const isNone = unitName === '' && asked.unitId === undefined;
  return [
    ...(isNone ? [`：没有写${unitWord}，请在上面选择`] : []),
    ...unknown.map((name) => `“${name}”：${UNKNOWN_UNIT}`),
  ];
}

interface Known {
  readonly unitOf: UnitOf;
  readonly counted: Quota | undefined;
}

/** A line as a case; `undefined` where it has no unit. */
function planLine(context: ServiceContext, line: CaseLine, asked: Asked, { unitOf, counted }: Known) {
  const { number, title, unitName, coUnitNames, fields, steps } = line;
  const unitId = unitName === '' ? asked.unitId : unitOf(unitName);
  const [first, ...others] = steps.map((own) => {
    const { unitName: of = '', note, link, countsTo: _said, ...step } = own;
    const given = of === '' ? undefined : unitOf(of);
    const planned = { step: given === undefined ? step : { ...step, unitId: given }, texts: { note, link } };
    return counted?.step === own ? Object.assign(planned, { countsTo: counted.dutyId }) : planned;
  });
  if (unitId === undefined || first === undefined) return undefined;
  const coUnits = coUnitNames.flatMap((name) => unitOf(name) ?? []);
  const { register } = asked;
  return planCase(context, { register, number, title, unitId, coUnits, fields, ...first }, [first, ...others]);
}

function summaryOf(judged: readonly Judged[]): Summary {
  const count = (wanted: Judged['state']) => judged.filter(({ state }) => state === wanted).length;
  return { added: count('add'), already: count('already'), left: count('left') };
}

function previewOf(context: ServiceContext, list: WaitingList, asked: Asked): CasesPreview {
  const sheets = sheetsOf(context, list, asked.register);
  const judged = judge(context, sheets, asked);
  const { added, already, left } = summaryOf(judged);
  const { isPrivate } = REGISTER_DEFINITIONS[asked.register];
  const names = namesOf(context);
  return {
    previewId: list.previewId,
    fileName: list.fileName,
    lines: judged.map(({ line, state, reasons, countsTo }) => {
      const { key, sheet, line: at, number, title, fields, steps } = line;
      const shown = isPrivate ? maskedName(fields['author'] ?? '', 'person') : title;
      const read = readWords(line, asked, names);
      const counts = countsTo === undefined ? {} : { countsTo };
      const view: CaseLineView = { key, sheet, line: at, number, title: shown, read, state, reasons, ...counts };
      const [first] = steps;
      return first === undefined ? view : Object.assign(view, { startedOn: first.on });
    }),
    skippedSheets: sheets.flatMap(({ sheet, skipped }) => (skipped === undefined ? [] : [{ sheet, reason: skipped }])),
    counts: { add: added, already, left },
    quotas: quotasOffered(judged),
  };
}

/** 区教育局；2021-05-11 答复（A类）. */
function readWords({ unitName, steps }: CaseLine, asked: Asked, names: ReadonlyMap<UnitId, string>): string {
  const definition = REGISTER_DEFINITIONS[asked.register];
  const unit = unitName === '' && asked.unitId !== undefined ? (names.get(asked.unitId) ?? '') : unitName;
  const done = steps.slice(1).map(({ kind, on, choice }) => {
    const own = stepDefinition(definition, kind);
    return `${on} ${own?.word ?? ''}${choice === undefined ? '' : `（${choiceWord(own?.choice?.options, choice)}）`}`;
  });
  return [unit, ...done].filter((words) => words !== '').join('；');
}

/** The duties that lines which name none can count to. */
function quotasOffered(judged: readonly Judged[]): CasesPreview['quotas'] {
  const all = judged.flatMap(({ quotas }) => quotas);
  return [...Map.groupBy(all, ({ dutyId }) => dutyId)].flatMap(([dutyId, [first, ...others]]) =>
    first ? [{ dutyId, content: first.content, lines: 1 + others.length }] : [],
  );
}

async function confirm(context: ServiceContext, list: WaitingList, asked: Asked) {
  const { register } = asked;
  const first = judge(context, sheetsOf(context, list, register), asked);
  if (first.every(({ state }) => state !== 'add')) return succeed({ ...summaryOf(first), changed: false });
  const refusal = (await backUpBefore(context, 'beforeImport')) ?? openRegister(context, register);
  if (refusal) return { ok: false as const, error: refusal };
  // Others may have come in between.
  const judged = judge(context, sheetsOf(context, list, register), asked);
  const summary = summaryOf(judged);
  const { name, measure } = REGISTER_DEFINITIONS[register];
  // The file's name may be a person's: it stays out of the label.
  return runCommand(context, { label: `导入${name} ${summary.added} ${measure}` }, () => {
    for (const { write } of judged) write?.();
    return summary;
  });
}

import type { ParsedInputOf } from '../../contract/index.ts';
import type { SlipPreview } from '../../contract/reminders.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import type { Year } from '../../domain/brand.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Reminder, ReminderLevel } from '../../domain/model/ledger.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import { occurrenceKey, occurrenceText } from '../../domain/model/occurrenceKey.ts';
import { fileNameOf, type Sender } from '../../domain/papers/paper.ts';
import {
  officeOf,
  reminderRequest,
  reminderSentence,
  reminderValues,
  slipNumber,
  slipRows,
  type ReminderFacts,
} from '../../domain/papers/reminder.ts';
import { isOpen, lastSlip, mayPress } from '../../domain/reminders/pressing.ts';
import { holderOf, nextNumber } from '../../domain/reminders/slips.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import { contactsFor, contactWords } from '../../domain/units/contacts.ts';
import type { ServiceContext } from '../app/context.ts';
import { keepFile } from '../app/keepFile.ts';
import type { JobControl } from '../app/ports.ts';
import { paperItems } from '../papers/facts.ts';
import { senderOf } from '../papers/sender.ts';
import { ownTemplate } from '../papers/templates.ts';
import { DUE_SOON_DAYS, derivedYear } from '../year/derivedYear.ts';
import { shortened } from '../year/openDuty.ts';
import { factsIndex } from '../year/views.ts';
import { levelsOf } from '../year/reminderLevels.ts';
import { itemsOfYear, slipsByItem } from './propose.ts';

type Input = ParsedInputOf<'reminders.make'>;
type SlipInput = Input['slips'][number];

/** A slip that may be made, with what it says. */
export interface ReadySlip {
  readonly input: Omit<SlipInput, 'items'>;
  readonly level: ReminderLevel;
  readonly documentNumber: string;
  readonly occurrences: readonly Occurrence[];
  readonly facts: ReminderFacts;
  /** The round that it presses for, in place of occurrences. */
  readonly round?: NonNullable<Reminder['round']>;
}

/** A slip that is asked for, its level, and where in the input it stands. */
interface Named {
  readonly input: SlipInput;
  readonly level: ReminderLevel;
  readonly at: string;
}

type Taken = Pick<Reminder, 'level' | 'number' | 'documentNumber' | 'unitId'>;

/** Made in a moment, and its end is waited for: nobody would cancel it. */
export const UNWATCHED: JobControl = { signal: new AbortController().signal, progress: () => undefined };

/** Makes slips with their files, all or none. What was allowed before the files were written is asked again before the rows are. */
export function make(context: ServiceContext, input: Input) {
  return issue(context, input.year, () => readySlips(context, input));
}

/** Makes the slips that are ready, with their files. They are made ready once more after the files are written. */
export async function issue(context: ServiceContext, year: Year, readyNow: () => Outcome<readonly ReadySlip[]>) {
  const ready = readyNow();
  if (!ready.ok) return ready;
  const template = await ownTemplate(context, 'reminder');
  if (!template.ok) return template;
  const papers = ready.value.map(({ input: { unitId }, facts }) => ({ name: unitId, values: reminderValues(facts) }));
  const spec = { kind: 'reminder', fileName: '催办单', papers } as const;
  const written = await context.documents.writeEachPaper(
    template.value ? { ...spec, template: template.value } : spec,
    UNWATCHED,
  );
  if (!written.ok) return written;
  const digests: string[] = [];
  for (const bytes of written.value) {
    const kept = await keepFile(context, bytes);
    if (!kept.ok) return kept;
    digests.push(kept.value);
  }
  const still = readyNow();
  return still.ok ? record(context, year, ready.value, digests) : still;
}

function record(context: ServiceContext, year: Year, slips: readonly ReadySlip[], digests: readonly string[]) {
  const { store, clock } = context;
  return runCommand(context, { label: labelOf(slips) }, () => ({
    ids: slips.map(({ input, level, documentNumber, occurrences, facts, round }, index) =>
      store.reminders.add({
        year,
        unitId: input.unitId,
        level: input.level,
        levelName: level.name,
        number: input.number,
        documentNumber,
        on: facts.asOf,
        replyBy: input.replyBy,
        file: {
          name: fileNameOf(`${documentNumber} ${facts.unit}${level.name}单`, 'docx'),
          sha256: digests[index] ?? '',
        },
        items: occurrences.map(occurrenceKey),
        ...(round ? { round } : {}),
        recordedAt: clock.now(),
      }),
    ),
  }));
}

/** 生成提醒单 3 份、催办单 1 份. */
function labelOf(slips: readonly ReadySlip[]): string {
  const [first] = slips;
  if (first && slips.length === 1) return `生成${first.level.name}单：${first.documentNumber}，${first.facts.unit}`;
  if (first?.round) return `提醒返回“${first.round.title}”：生成${first.level.name}单 ${slips.length} 份`;
  const byLevel = Map.groupBy(slips, ({ level }) => level.name);
  return `生成${[...byLevel].map(([name, own]) => `${name}单 ${own.length} 份`).join('、')}`;
}

/** What a slip will say, in the order of the paper. Its number may be one that is taken: the making refuses it. */
export function preview(
  context: ServiceContext,
  { year, slip }: ParsedInputOf<'reminders.preview'>,
): Outcome<SlipPreview> {
  const ready = readySlips(context, { year, slips: [slip] }, 'preview');
  const [one] = ready.ok ? ready.value : [];
  if (!ready.ok) return ready;
  if (!one) throw new Error('A slip that is neither ready nor refused');
  const { facts } = one;
  return succeed({
    title: `政务公开工作${facts.level}单`,
    documentNumber: facts.number,
    unit: facts.unit,
    paragraphs: [reminderSentence(facts), reminderRequest(facts)],
    rows: slipRows(facts).map((row) =>
      ['序号', '事项内容', '所属期', '应办日期', '时限情况'].map((tag) => {
        const cell = row[tag];
        return typeof cell === 'string' ? cell : '';
      }),
    ),
    office: officeOf(facts.sender),
    date: chineseDate(facts.asOf),
  });
}

function readySlips(
  context: ServiceContext,
  { year, slips }: Input,
  purpose: 'make' | 'preview' = 'make',
): Outcome<readonly ReadySlip[]> {
  const { store } = context;
  const district = store.workspace.setting('district');
  if (district === undefined) return fail('not-set-up', '还没有设立工作区。请先填写区县名称和年度。');
  const closed = refuseClosedYear(context, year);
  if (closed) return { ok: false, error: closed };
  const levels = levelsOf(context);
  const occurrences = itemsOfYear(context, year);
  const taken: Taken[] = [...store.reminders.ofYear(year)];
  const pressed = { before: slipsByItem(store.reminders.ofYear(year)), here: new Set<string>() };
  const sender = senderOf(context, district);
  const ready: ReadySlip[] = [];
  for (const [index, input] of slips.entries()) {
    const at = `slips.${index}`;
    const level = levels[input.level - 1];
    if (!level) {
      return fail('invalid-input', `没有第 ${input.level} 级催办，现在设有 ${levels.length} 级。请刷新后重试。`, {
        fields: { [`${at}.level`]: '没有这一级' },
      });
    }
    const own = itemsOf(context, input, occurrences, at);
    if (!own.ok) return own;
    const named = { input, level, at };
    const refusal =
      refuseReply(context, named) ??
      refuseItems(context, year, named, own.value) ??
      (purpose === 'make'
        ? (refuseNumber(context, named, taken) ?? refusePressed(context, year, named, own.value, pressed))
        : undefined);
    if (refusal) return { ok: false, error: refusal };
    const documentNumber = slipNumber(sender.mark, level, year, input.number);
    taken.push({ ...input, documentNumber });
    for (const one of own.value) pressed.here.add(occurrenceText(one));
    const facts = factsOf(context, { district, year, sender, input, level, documentNumber }, own.value);
    ready.push({ input, level, documentNumber, occurrences: own.value, facts });
  }
  return succeed(ready);
}

export interface Making {
  readonly district: string;
  readonly year: Year;
  readonly sender: Sender;
  readonly input: ReadySlip['input'];
  readonly level: ReminderLevel;
  readonly documentNumber: string;
}

export function factsOf(
  context: ServiceContext,
  { district, year, sender, input, level, documentNumber }: Making,
  occurrences: readonly Occurrence[],
): ReminderFacts {
  const derived = derivedYear(context, year);
  const asOf = context.clock.today();
  const known = context.store.contacts.all();
  const people = occurrences.flatMap(({ dutyId }) => contactsFor(known, input.unitId, dutyId, asOf));
  return {
    district,
    year,
    unit: factsIndex(derived.facts).unitNames.get(input.unitId) ?? '',
    items: paperItems(derived, occurrences, asOf),
    soonDays: DUE_SOON_DAYS,
    number: documentNumber,
    level: level.name,
    asOf,
    replyBy: input.replyBy,
    sender,
    responsible: [...new Set(people.map(contactWords))],
  };
}

/** The occurrences that a slip names, each once and all of its unit. */
function itemsOf(
  { store }: ServiceContext,
  { unitId, items }: SlipInput,
  occurrences: ReadonlyMap<string, Occurrence>,
  at: string,
): Outcome<readonly Occurrence[]> {
  if (store.units.units().every(({ id }) => id !== unitId)) {
    return fail('not-found', '所选的单位有的已不存在，没有生成。请刷新后重新选择。', {
      fields: { [`${at}.unitId`]: '没有这个单位' },
    });
  }
  const found = new Map<string, Occurrence>();
  for (const [index, item] of items.entries()) {
    const key = occurrenceText(item);
    const one = occurrences.get(key);
    if (!one || one.unitId !== unitId) {
      return fail('not-found', '所选的事项有的已不存在，或不是这个单位的，没有生成。请刷新后重新选择。', {
        fields: { [`${at}.items.${index}`]: '没有这项应办' },
      });
    }
    found.set(key, one);
  }
  return succeed([...found.values()]);
}

function refuseReply({ clock }: ServiceContext, { input: { replyBy }, at }: Named): Failure | undefined {
  const today = clock.today();
  if (replyBy >= today) return undefined;
  return fail('invalid-input', `回复期限 ${replyBy} 早于发出日（今天，${today}）。请改为今天或以后。`, {
    fields: { [`${at}.replyBy`]: '不能早于发出日' },
  }).error;
}

function refuseItems(
  context: ServiceContext,
  year: Input['year'],
  { input: { unitId, level, items }, level: { name }, at }: Named,
  own: readonly Occurrence[],
): Failure | undefined {
  const today = context.clock.today();
  const first = own.find((one) => !mayPress(one, level, today, DUE_SOON_DAYS));
  if (!first) return undefined;
  const index = items.findIndex((item) => occurrenceText(item) === occurrenceText(first));
  const { unitNames, duties } = factsIndex(context.store.facts(year));
  const what = `${unitNames.get(unitId) ?? ''}的“${shortened(duties.get(first.dutyId)?.content ?? '')}”（${first.period.label}）`;
  const [why, field] = isOpen(first)
    ? level > 1 && mayPress(first, 1, today, DUE_SOON_DAYS)
      ? [`还没有逾期，不能${name}`, '没有逾期']
      : ['还没有临近到期，不用催办', '没有临近到期']
    : ['已经登记、正等待核验或不计入，不需要催办', '不需要催办'];
  return fail('conflict', `${what}${why}。请去掉后重试。`, { fields: { [`${at}.items.${index}`]: field } }).error;
}

/** What earlier slips pressed for, by item, and what those before in the same command do. */
interface Pressed {
  readonly before: ReturnType<typeof slipsByItem>;
  readonly here: ReadonlySet<string>;
}

/** A unit is pressed once for a thing, and not again before the day by which it may answer has passed. */
function refusePressed(
  context: ServiceContext,
  year: Year,
  { input: { items }, at }: Named,
  own: readonly Occurrence[],
  { before, here }: Pressed,
): Failure | undefined {
  const today = context.clock.today();
  for (const one of own) {
    const key = occurrenceText(one);
    const last = lastSlip(before.get(key) ?? []);
    const isTwice = here.has(key);
    if (!isTwice && (last === undefined || last.replyBy < today)) continue;
    const { unitNames, duties } = factsIndex(context.store.facts(year));
    const what = `${unitNames.get(one.unitId) ?? ''}的“${shortened(duties.get(one.dutyId)?.content ?? '')}”（${one.period.label}）`;
    const why = isTwice
      ? '在这次的两份催办单里都有，没有生成。请只留在一份里。'
      : `已由 ${last?.documentNumber ?? ''} 催过，回复期限 ${last?.replyBy ?? ''} 还没有过，没有生成。请去掉，或等回复期限过后再催。`;
    const index = items.findIndex((item) => occurrenceText(item) === key);
    return fail('conflict', `${what}${why}`, {
      fields: { [`${at}.items.${index}`]: isTwice ? '两份里都有' : '还可以回复' },
    }).error;
  }
  return undefined;
}

function refuseNumber(
  { store }: ServiceContext,
  { input: { level, number }, level: { name }, at }: Named,
  taken: readonly Taken[],
): Failure | undefined {
  const holder = holderOf(taken, { level, number });
  if (!holder) return undefined;
  const unit = store.units.units().find(({ id }) => id === holder.unitId)?.name ?? '';
  return fail(
    'conflict',
    `${name}单 ${number} 号已经用了（${holder.documentNumber}，${unit}），没有生成。请改用没有用过的编号，如 ${nextNumber(taken, level)}。`,
    { fields: { [`${at}.number`]: '编号已用' } },
  ).error;
}

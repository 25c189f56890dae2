import type { CheckPart, CheckTarget } from '../../contract/checks.ts';
import type { Year } from '../../domain/brand.ts';
import { plainDate } from '../../domain/dates/plainDate.ts';
import { occurrenceKey, occurrenceText, type OccurrenceKey } from '../../domain/model/occurrenceKey.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { factsIndex } from '../year/views.ts';
import type { CheckedText } from './textCheck.ts';

/** Texts of records by the name of their field; empty ones are left out. */
type Fields = Readonly<Record<string, string | undefined>>;

/** What is on record of a year in words that people typed or brought in. Files of evidence are read elsewhere. */
export function registeredTexts(
  context: ServiceContext,
  year: Year,
  parts: ReadonlySet<CheckPart>,
): readonly CheckedText[] {
  return [
    ...(parts.has('registrations') ? ofRegistrations(context, year) : []),
    ...(parts.has('evidence') ? ofEvidence(context, year) : []),
    ...(parts.has('publications') ? ofPublications(context, year) : []),
    ...(parts.has('pieces') ? ofPieces(context, year) : []),
    ...(parts.has('findings') ? ofFindings(context, year) : []),
    ...(parts.has('duties') ? ofDuties(context, year) : []),
    ...(parts.has('requests') ? ofRequests(context) : []),
  ];
}

interface RecordOf {
  readonly unit: string;
  readonly record: string;
  readonly target: CheckTarget;
}

function textsOf({ unit, record, target }: RecordOf, fields: Fields): readonly CheckedText[] {
  return Object.entries(fields).flatMap(([field, text = '']) =>
    text.trim() === '' ? [] : [{ text, place: () => field, unit, record, target }],
  );
}

/** How an occurrence is told: whose, of what, of which period. */
export function itemRecords(context: ServiceContext, year: Year): (key: OccurrenceKey) => RecordOf {
  const { facts, occurrences } = derivedYear(context, year);
  const { unitNames, duties } = factsIndex(facts);
  const periods = new Map(occurrences.map((one) => [occurrenceText(one), one.period.label]));
  return (key) => ({
    unit: unitNames.get(key.unitId) ?? '',
    record: [duties.get(key.dutyId)?.content ?? '', periods.get(occurrenceText(key)) ?? '']
      .filter((part) => part !== '')
      .join(' · '),
    target: { kind: 'item', ...occurrenceKey(key) },
  });
}

function ofRegistrations(context: ServiceContext, year: Year): readonly CheckedText[] {
  const { store } = context;
  const { fulfilments, extensions, exemptions, verifications, triggers } = store.facts(year);
  const record = itemRecords(context, year);
  return [
    ...fulfilments.flatMap((done) => textsOf(record(done), { 登记标题: done.title, 提前原因: done.earlyReason })),
    ...store.notes.ofYear(year).flatMap((note) => textsOf(record(note), { 备注: note.text })),
    ...verifications.flatMap((each) => textsOf(record(each), { 核验意见: each.reason })),
    ...extensions.flatMap((each) => textsOf(record(each), { 延期原因: each.reason })),
    ...exemptions.flatMap((each) => textsOf(record(each), { 免除原因: each.reason })),
    ...triggers.flatMap(({ dutyId, title }) =>
      textsOf({ unit: '', record: title, target: { kind: 'duty', id: dutyId } }, { 触发事件: title }),
    ),
  ];
}

function ofEvidence(context: ServiceContext, year: Year): readonly CheckedText[] {
  const record = itemRecords(context, year);
  return context.store.evidence.ofYear(year).flatMap((each) =>
    textsOf(record(each), {
      佐证标题: each.title,
      佐证说明: each.note,
      佐证文件名: each.kind === 'file' ? each.file.name : undefined,
    }),
  );
}

function ofPublications({ store }: ServiceContext, year: Year): readonly CheckedText[] {
  const first = plainDate(year, 1, 1);
  const last = plainDate(year, 12, 31);
  if (!first || !last) return [];
  return store.publications.between(first, last).flatMap(({ title, units, column, publishedOn }) =>
    textsOf(
      {
        unit: units[0] ?? '',
        record: [column, publishedOn].filter((part) => part !== '').join(' · '),
        target: { kind: 'publication', title },
      },
      { 公开信息标题: title },
    ),
  );
}

function ofPieces({ store }: ServiceContext, year: Year): readonly CheckedText[] {
  const { pieces, units } = store.facts(year);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return pieces.flatMap(({ unitId, title, on, channel }) =>
    textsOf(
      {
        unit: names.get(unitId) ?? '',
        record: [channel, on].filter((part) => part !== '').join(' · '),
        target: { kind: 'piece' },
      },
      { 报送信息标题: title },
    ),
  );
}

function ofFindings({ store }: ServiceContext, year: Year): readonly CheckedText[] {
  const names = new Map(store.units.units().map(({ id, name }) => [id, name]));
  return store.findings
    .ofYear(year)
    .flatMap(({ id, unitId, cause, indicator, reply, recheck }) =>
      textsOf(
        { unit: names.get(unitId) ?? '', record: indicator, target: { kind: 'finding', id } },
        { 问题: cause, 整改情况: reply?.text, 复核意见: recheck?.note },
      ),
    );
}

function ofDuties({ store }: ServiceContext, year: Year): readonly CheckedText[] {
  return store
    .facts(year)
    .duties.flatMap(({ id, number, task, subtask, content }) =>
      textsOf(
        { unit: '', record: [number, task].filter((part) => part !== '').join(' '), target: { kind: 'duty', id } },
        { 事项内容: content, 工作任务: [task, subtask].filter((part) => part !== '').join(' ') },
      ),
    );
}

/** Of the register, whatever the year, what leaves it: numbers, and what is asked for in a line. The rest of a request is its applicant's by right. */
function ofRequests({ store }: ServiceContext): readonly CheckedText[] {
  const names = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const texts = store.requests.allTexts();
  return store.requests
    .all()
    .flatMap(({ id, number, unitId }) =>
      textsOf(
        { unit: names.get(unitId) ?? '', record: `依申请公开 ${number}`, target: { kind: 'request', id } },
        { 申请编号: number, 申请内容: texts.get(id)?.subject },
      ),
    );
}

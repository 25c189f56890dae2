import type { ParsedInputOf } from '../../contract/index.ts';
import type { ReminderUnit } from '../../contract/papers.ts';
import type { DutyId, UnitId, Year } from '../../domain/brand.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Occurrence } from '../../domain/model/occurrence.ts';
import type { PaperItem } from '../../domain/papers/items.ts';
import { fileNameOf, paperNumber, type FilledPaper, type PapersSpec } from '../../domain/papers/paper.ts';
import { reminderValues, split } from '../../domain/papers/reminder.ts';
import { contactsFor, contactWords } from '../../domain/units/contacts.ts';
import type { ServiceContext } from '../app/context.ts';
import { DUE_SOON_DAYS, derivedYear } from '../year/derivedYear.ts';
import { paperItems } from './facts.ts';
import { senderOf } from './sender.ts';

/** What a unit is pressed for: what is overdue or soon due, what a round asked and it did not answer, and counted work that a review found undone. */
function isPressed({ lamp, tally }: Occurrence): boolean {
  return lamp === 'overdue' || lamp === 'dueSoon' || lamp === 'noReply' || (lamp === 'checkDue' && tally === 'missed');
}

/** What each unit would be reminded of, of one duty or of all. */
function itemsByUnit(
  context: ServiceContext,
  year: Year,
  dutyId: DutyId | undefined,
): ReadonlyMap<UnitId, readonly PaperItem[]> {
  const derived = derivedYear(context, year);
  const occurrences = dutyId === undefined ? derived.occurrences : derived.ofDuty(dutyId);
  return Map.groupBy(paperItems(derived, occurrences.filter(isPressed), context.clock.today()), ({ unitId }) => unitId);
}

/** The units that can be reminded, most overdue first. */
export function reminderUnits(
  context: ServiceContext,
  year: Year,
  dutyId: DutyId | undefined,
): readonly ReminderUnit[] {
  return [...itemsByUnit(context, year, dutyId)]
    .map(([unitId, items]): ReminderUnit => {
      const { overdue, checks, soon } = split(items);
      return {
        unitId,
        unit: items[0]?.unit ?? '',
        overdue,
        checks,
        dueSoon: soon,
        longest: overdue > 0 ? (items[0]?.days ?? 0) : 0,
      };
    })
    .toSorted((a, b) => b.overdue - a.overdue || b.longest - a.longest || b.checks - a.checks || b.dueSoon - a.dueSoon);
}

/** Slips as they will be written, numbered in the order of the units' list. */
export function remindersSpec(
  context: ServiceContext,
  district: string,
  input: ParsedInputOf<'papers.makeReminders'>,
): Outcome<PapersSpec> {
  const { year, unitIds, dutyId, replyBy, mark, number } = input;
  const today = context.clock.today();
  if (replyBy < today) {
    return fail('invalid-input', `回复期限 ${replyBy} 已过。请改为今天或以后。`, {
      fields: { replyBy: '不能早于今天' },
    });
  }
  const byUnit = itemsByUnit(context, year, dutyId);
  const nothing = unitIds?.find((id) => !byUnit.has(id));
  if (nothing !== undefined) return nothingToRemind(context, year, nothing);
  const chosen = [...byUnit].filter(([id]) => unitIds === undefined || unitIds.includes(id));
  if (chosen.length === 0) return fail('not-found', '没有逾期、未反馈或临期的事项，不需要催办。');
  const sender = senderOf(context, district);
  const contacts = context.store.contacts.all();
  const papers = chosen.map(([unitId, items], index): FilledPaper => {
    const unit = items[0]?.unit ?? '';
    const responsible = contactsFor(contacts, unitId, dutyId, today).map(contactWords);
    const facts = { district, year, unit, items, soonDays: DUE_SOON_DAYS, asOf: today, replyBy, sender, responsible };
    const own = paperNumber(mark, year, number === null ? undefined : number + index);
    const place = String(index + 1).padStart(String(chosen.length).length, '0');
    return { name: cleanName(`${place} ${unit}催办单`), values: reminderValues({ ...facts, number: own }) };
  });
  const pack = papers.length === 1 ? 'one' : input.pack;
  const [only] = chosen;
  const whose = chosen.length === 1 ? (only?.[1][0]?.unit ?? '') : `${chosen.length}个单位`;
  const fileName = fileNameOf(
    `${district}政务公开催办单（${whose}，${chineseDate(today)}）`,
    pack === 'one' ? 'docx' : 'zip',
  );
  return succeed({ kind: 'reminder', fileName, papers, pack });
}

function cleanName(name: string): string {
  return fileNameOf(name, 'docx').replace(/\.docx$/u, '');
}

function nothingToRemind(context: ServiceContext, year: Year, unitId: UnitId): Outcome<never> {
  const unit = derivedYear(context, year).facts.units.find(({ id }) => id === unitId);
  return unit
    ? fail('conflict', `${unit.name}没有逾期、未反馈或临期的事项，不需要催办。请去掉后重试。`)
    : fail('not-found', '所选的单位有的已不存在，没有生成。请刷新后重新选择。');
}

import type { ParsedInputOf } from '../../contract/index.ts';
import type { ReminderId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { Reminder } from '../../domain/model/ledger.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { fetch } from './fetch.ts';
import { levelsOf } from '../year/reminderLevels.ts';
import { saveLevels } from './levels.ts';
import { list } from './list.ts';
import { make, preview } from './make.ts';
import { ofRound, remindRound } from './ofRound.ts';
import { propose } from './propose.ts';

/** Slips that press units (提醒, 催办, 督办): proposed, made, fetched, answered, voided. */
export function createReminders(context: ServiceContext): AreaHandlers<'reminders'> {
  return {
    'reminders.levels': () => succeed(levelsOf(context)),
    'reminders.saveLevels': (input) => saveLevels(context, input),
    'reminders.propose': (input) => propose(context, input),
    'reminders.preview': (input) => preview(context, input),
    'reminders.make': (input) => make(context, input),
    'reminders.ofRound': (input) => ofRound(context, input),
    'reminders.remindRound': (input) => remindRound(context, input),
    'reminders.list': (input) => list(context, input),
    'reminders.fetch': (input) => fetch(context, input),
    'reminders.withdraw': (input) => withdraw(context, input),
    'reminders.answer': (input) => answer(context, input),
  };
}

/** A slip of an open year that is in force. */
function standing(context: ServiceContext, id: ReminderId): Outcome<Reminder> {
  const slip = context.store.reminders.one(id);
  if (!slip) return fail('not-found', '这份催办单已不存在，可能刚被撤销。请刷新后重试。');
  const closed = refuseClosedYear(context, slip.year);
  if (closed) return { ok: false, error: closed };
  if (slip.withdrawn !== undefined) {
    return fail('conflict', `${slip.documentNumber}已经作废（${slip.withdrawn}），不能再改动。`);
  }
  return succeed(slip);
}

function withdraw(context: ServiceContext, { id, reason }: ParsedInputOf<'reminders.withdraw'>) {
  const slip = standing(context, id);
  if (!slip.ok) return slip;
  return runCommand(context, { label: `作废催办单 ${slip.value.documentNumber}` }, () => {
    context.store.reminders.withdraw(id, reason);
    return {};
  });
}

function answer(context: ServiceContext, { id, on, text }: ParsedInputOf<'reminders.answer'>) {
  const slip = standing(context, id);
  if (!slip.ok) return slip;
  const { on: issued, documentNumber } = slip.value;
  const impossible = refuseImpossibleDay(context.clock, on, 'on');
  if (impossible) return { ok: false as const, error: impossible };
  if (on < issued) {
    return fail('invalid-input', `回复日期 ${on} 早于催办单的发出日（${issued}），请改正。`, {
      fields: { on: '不能早于发出日' },
    });
  }
  return runCommand(context, { label: `记录 ${documentNumber} 的回复` }, () => {
    context.store.reminders.setAnswer(id, { on, text });
    return {};
  });
}

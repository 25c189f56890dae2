import type { ContactView } from '../../contract/contacts.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { ContactId, DutyId, UnitId } from '../../domain/brand.ts';
import { addDays, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure, type Outcome } from '../../domain/failure.ts';
import type { Contact, ContactFacts } from '../../domain/model/contact.ts';
import { isInForce } from '../../domain/units/contacts.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { factsIndex } from '../year/views.ts';

/** Who answers at units (六定), with the days on which that changes. */
export function createContacts(context: ServiceContext): AreaHandlers<'contacts'> {
  return {
    'contacts.list': ({ unitId }) => succeed(contactViews(context, unitId)),
    'contacts.save': (input) => save(context, input),
    'contacts.replace': (input) => replace(context, input),
    'contacts.remove': ({ id }) => remove(context, id),
  };
}

/** Those who answer at a unit, or at all, those of the past and of the future among them. */
export function contactViews(context: ServiceContext, unitId?: UnitId): readonly ContactView[] {
  const { store, clock } = context;
  const units = new Map(store.units.units().map(({ id, name }) => [id, name]));
  const today = clock.today();
  return store.contacts.all().flatMap((contact): readonly ContactView[] => {
    if (unitId !== undefined && contact.unitId !== unitId) return [];
    const duty = contact.dutyId === undefined ? undefined : dutyName(context, contact.dutyId);
    const unit = units.get(contact.unitId) ?? '';
    return [{ ...contact, unit, ...(duty === undefined ? {} : { duty }), inForce: isInForce(contact, today) }];
  });
}

function dutyName({ store }: ServiceContext, id: DutyId): string | undefined {
  const year = store.duties.yearOf(id);
  return year === undefined ? undefined : factsIndex(store.facts(year)).duties.get(id)?.content;
}

function save(context: ServiceContext, { id, ...facts }: ParsedInputOf<'contacts.save'>) {
  const { store } = context;
  const known = id === undefined ? undefined : find(context, id);
  if (known && !known.ok) return known;
  const refusal = refuseFacts(context, facts);
  if (refusal) return { ok: false as const, error: refusal };
  const unit = store.units.units().find((each) => each.id === facts.unitId)?.name ?? '';
  const label = `${known ? '修改' : '登记'}联系人：${unit} ${facts.person}`.trimEnd();
  return runCommand(context, { label }, () => {
    if (!known) return { id: store.contacts.add(facts) };
    store.contacts.update({ ...facts, id: known.value.id });
    return { id: known.value.id };
  });
}

function replace(context: ServiceContext, { id, from, ...texts }: ParsedInputOf<'contacts.replace'>) {
  const { store } = context;
  const known = find(context, id);
  if (!known.ok) return known;
  const before = known.value;
  const refusal = refuseFrom(before, from);
  if (refusal) return { ok: false as const, error: refusal };
  const unit = store.units.units().find((each) => each.id === before.unitId)?.name ?? '';
  return runCommand(context, { label: `联系人改为 ${texts.person}：${unit}（${from} 起）` }, () => {
    store.contacts.update({ ...before, to: addDays(from, -1) });
    const { to } = before;
    const { unitId, dutyId } = before;
    const whose = { unitId, ...(dutyId === undefined ? {} : { dutyId }) };
    return { id: store.contacts.add({ ...whose, ...texts, from, ...(to === undefined ? {} : { to }) }) };
  });
}

/** Nobody can be replaced before he began, nor after he ended. */
function refuseFrom({ from: began, to: ended }: Contact, from: PlainDate): Failure | undefined {
  if (began !== undefined && from <= began) {
    return fail('invalid-input', `更换日期 ${from} 不晚于原联系人的开始日期 ${began}。请改正，或直接修改原联系人。`, {
      fields: { from: `应晚于 ${began}` },
    }).error;
  }
  if (ended === undefined || from <= ended) return undefined;
  return fail('invalid-input', `更换日期 ${from} 晚于原联系人的结束日期 ${ended}。请新增联系人。`, {
    fields: { from: `不能晚于 ${ended}` },
  }).error;
}

function remove(context: ServiceContext, id: ContactId) {
  const known = find(context, id);
  if (!known.ok) return known;
  return runCommand(context, { label: `移除联系人：${known.value.person || known.value.contact}` }, () => {
    context.store.contacts.remove(id);
    return {};
  });
}

function find({ store }: ServiceContext, id: ContactId): Outcome<Contact> {
  const found = store.contacts.one(id);
  return found ? succeed(found) : fail('not-found', '这位联系人已不存在，可能刚被移除。请刷新后重试。');
}

function refuseFacts({ store }: ServiceContext, facts: ContactFacts): Failure | undefined {
  const { unitId, dutyId, person, contact, from, to } = facts;
  if (!store.units.units().some(({ id }) => id === unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } }).error;
  }
  if (dutyId !== undefined && store.duties.yearOf(dutyId) === undefined) {
    return fail('not-found', '所选的事项已不存在。请刷新后重新选择。', { fields: { dutyId: '没有这个事项' } }).error;
  }
  if (person === '' && contact === '') {
    return fail('invalid-input', '请填写责任人，或填写联系方式。', { fields: { person: '不能为空' } }).error;
  }
  if (from === undefined || to === undefined || from <= to) return undefined;
  return fail('invalid-input', `结束日期 ${to} 早于开始日期 ${from}。请改正。`, {
    fields: { to: `不能早于 ${from}` },
  }).error;
}

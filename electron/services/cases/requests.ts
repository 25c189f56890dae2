import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestId } from '../../domain/brand.ts';
import { readHistory } from '../../domain/cases/requestHistory.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { NO_EVENT_TEXTS } from '../../domain/model/requestPrivate.ts';
import { FEE_EFFECT } from '../../store/facts.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { refuseImpossibleDay } from '../app/days.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { previewErase } from './erase.ts';
import { openRegister } from '../year/registerDuty.ts';
import { FEE_SOURCE, RETENTION, findRequest, namedEvents } from './requestFacts.ts';
import { addStep, removeStep, updateStep } from './requestSteps.ts';
import { detailOf, registerOf } from './requestViews.ts';

type Requests = Omit<
  AreaHandlers<'cases'>,
  | 'cases.requestClock'
  | 'cases.export'
  | 'cases.erase'
  | 'cases.put'
  | 'cases.addFiles'
  | 'cases.removeFile'
  | 'cases.file'
  | 'cases.read'
  | 'cases.preview'
  | 'cases.confirm'
>;

/** The register of disclosure requests (依申请公开登记簿). Labels name a request by its number alone. */
export function createRequests(context: ServiceContext): Requests {
  const { store } = context;
  return {
    'cases.requests': ({ revealed }) => succeed(registerOf(context, revealed)),
    'cases.request': ({ id }) => detailOf(context, id),
    'cases.applicant'({ id }) {
      const found = findRequest(context, id);
      if (!found.ok) return found;
      const { files: _files, ...texts } = store.requests.texts(id).request;
      return succeed(texts);
    },
    'cases.addRequest': (input) => add(context, input),
    'cases.updateRequest': (input) => update(context, input),
    'cases.removeRequest': ({ id }) => remove(context, id),
    'cases.addStep': (input) => addStep(context, input),
    'cases.updateStep': (input) => updateStep(context, input),
    'cases.removeStep': (input) => removeStep(context, input),
    'cases.previewErase': ({ ids }) => previewErase(context, ids),
    'cases.setRegister': (input) => setRegister(context, input),
  };
}

function refuseCase(context: ServiceContext, { number, unitId }: { number: string; unitId: string }, own?: RequestId) {
  const { store } = context;
  if (!store.units.units().some(({ id }) => id === unitId)) {
    return fail('not-found', '所选的单位已不存在。请刷新后重新选择。', { fields: { unitId: '没有这个单位' } }).error;
  }
  const known = store.requests.byNumber(number);
  if (known !== undefined && known !== own) {
    return fail('conflict', `编号 ${number} 已经登记过。请改用另一个编号。`, { fields: { number: '已有这个编号' } })
      .error;
  }
  const isErased = store.requests.isErased(number);
  return isErased && known === undefined
    ? fail('conflict', `编号 ${number} 的申请已清除资料，编号不能再用。`, { fields: { number: '编号不能再用' } }).error
    : undefined;
}

function add(context: ServiceContext, { receivedOn, texts, ...request }: ParsedInputOf<'cases.addRequest'>) {
  const { store, clock } = context;
  const refusal =
    refuseCase(context, request) ??
    refuseImpossibleDay(clock, receivedOn, 'receivedOn') ??
    openRegister(context, 'requests');
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `登记依申请公开 ${request.number}` }, () => {
    const id = store.requests.add(request, { ...texts, files: [] }, clock.now());
    store.requests.addEvent(id, { kind: 'received', on: receivedOn }, NO_EVENT_TEXTS, clock.now());
    return { id };
  });
}

function update(context: ServiceContext, { id, texts, ...request }: ParsedInputOf<'cases.updateRequest'>) {
  const { store, clock } = context;
  const found = findRequest(context, id);
  if (!found.ok) return found;
  const { number, erasedOn } = found.value;
  const refusal =
    erasedOn === undefined
      ? refuseCase(context, request, id)
      : fail('conflict', `${number} 的申请人资料已于 ${erasedOn} 清除，不能再修改。`).error;
  if (refusal) return { ok: false as const, error: refusal };
  return runCommand(context, { label: `修改依申请公开 ${number}` }, () => {
    const { files } = store.requests.texts(id).request;
    store.requests.update(id, request, { ...texts, files }, clock.now());
    return {};
  });
}

function remove(context: ServiceContext, id: RequestId) {
  const found = findRequest(context, id);
  if (!found.ok) return found;
  return runCommand(context, { label: `移除依申请公开 ${found.value.number}` }, () => {
    context.store.requests.remove(id);
    return {};
  });
}

function setRegister(
  context: ServiceContext,
  { feeEffect, feeSource, retentionYears }: ParsedInputOf<'cases.setRegister'>,
) {
  const { store, calendar } = context;
  if (feeEffect !== null && feeSource === '') {
    return fail('invalid-input', '请写明收费通知影响期限的依据。', { fields: { feeSource: '请写明依据' } });
  }
  const options = feeEffect === null ? {} : { feeEffect };
  for (const request of store.requests.all()) {
    const read = readHistory(calendar, namedEvents(request, store.requests.texts(request.id)), options);
    if (!read.ok) {
      return fail('conflict', `按这一设定，${request.number} 的办理步骤不能成立：${read.error.message}没有保存。`);
    }
  }
  return runCommand(context, { label: '修改依申请公开的设定' }, () => {
    store.workspace.setSetting(FEE_EFFECT, feeEffect ?? '');
    store.workspace.setSetting(FEE_SOURCE, feeSource);
    store.workspace.setSetting(RETENTION, retentionYears === null ? '' : String(retentionYears));
    return {};
  });
}

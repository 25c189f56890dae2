import type { RegisterSettings } from '../../contract/cases.ts';
import type { RequestId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { RequestEvent } from '../../domain/model/request.ts';
import type { RequestTexts, StoredRequest } from '../../store/repositories/requests.ts';
import type { ServiceContext } from '../app/context.ts';
import { requestOptions } from '../year/requestOptions.ts';

export const FEE_SOURCE = 'feeSource';
export const RETENTION = 'requestRetentionYears';

/** The office's own settings of the register. */
export function registerSettings(context: Pick<ServiceContext, 'store'>): RegisterSettings {
  const { workspace } = context.store;
  const { feeEffect } = requestOptions(context);
  const years = Number(workspace.setting(RETENTION) ?? '');
  return {
    ...(feeEffect === undefined ? {} : { feeEffect }),
    feeSource: workspace.setting(FEE_SOURCE) ?? '',
    ...(years > 0 ? { retentionYears: years } : {}),
  };
}

export function findRequest({ store }: ServiceContext, id: RequestId): Outcome<StoredRequest> {
  const found = store.requests.one(id);
  return found ? succeed(found) : fail('not-found', '这件申请已不存在，可能刚被移除。请刷新后重试。');
}

/** The events with the names of whom they ask, as a person reads them. */
export function namedEvents({ events }: StoredRequest, texts: RequestTexts): readonly RequestEvent[] {
  return events.map(({ id, event }) => named(event, texts.events.get(id)?.who ?? ''));
}

function named(event: RequestEvent, who: string): RequestEvent {
  return 'who' in event && who !== '' ? { ...event, who } : event;
}

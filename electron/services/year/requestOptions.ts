import type { RequestOptions } from '../../domain/cases/requestEvents.ts';
import type { FeeEffect } from '../../domain/model/request.ts';
import { FEE_EFFECT } from '../../store/facts.ts';
import type { ServiceContext } from '../app/context.ts';

/** What the office has set that moves the clock of requests. */
export function requestOptions({ store }: Pick<ServiceContext, 'store'>): RequestOptions {
  const effect = store.workspace.setting(FEE_EFFECT) ?? '';
  // Written by the register's settings alone.
  return effect === '' ? {} : { feeEffect: effect as FeeEffect };
}

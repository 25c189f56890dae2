import { fail, type Failure } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';

/** A checked copy of everything as it is, before something comes in; why there is none, where there is none. */
export async function backUpBefore(
  { store, clock, copies }: Pick<ServiceContext, 'store' | 'clock' | 'copies'>,
  reason: 'beforeImport' | 'beforeFillIn',
): Promise<Failure | undefined> {
  const copy = await copies.make(store, reason, clock.now());
  if (copy.ok) return undefined;
  const what = reason === 'beforeImport' ? '导入' : '接收';
  const { code, message, ...more } = copy.error;
  return fail(code, `${what}前的备份没有做成，没有${what}任何内容。${message}`, more).error;
}

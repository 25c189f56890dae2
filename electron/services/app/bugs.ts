import type { Failure } from '../../domain/failure.ts';
import type { Ids, Log } from './ports.ts';

/** Logs an exception once and answers the sentence that the person sees, with the id of the log entry. */
export function bugFailure(ids: Ids, log: Log, error: unknown, context: Readonly<Record<string, string>>): Failure {
  const id = ids.next();
  log.bug(id, error, context);
  return {
    code: 'bug',
    message: `程序出现了意外错误，这次操作没有完成，已有数据没有改动。请重试；如仍不行，请把错误编号 ${id} 告诉维护人员。`,
    id,
  };
}

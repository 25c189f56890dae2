import { plainDate, type PlainDate } from '../dates/plainDate.ts';
import { fail, type Failure } from '../failure.ts';

const EARLIEST = plainDate(1990, 1, 1);

/** Why a day cannot be one on which something happened; `undefined` when it can. `field` is the input's name. */
export function refuseEventDay(today: PlainDate, day: PlainDate, field: string): Failure | undefined {
  if (day > today) {
    return fail('invalid-input', `日期 ${day} 还没有到，不能登记将来的日期。请改为今天或更早的日期。`, {
      fields: { [field]: '不能晚于今天' },
    }).error;
  }
  if (EARLIEST !== undefined && day < EARLIEST) {
    return fail('invalid-input', `日期 ${day} 过早，请检查年份是否写错。`, { fields: { [field]: '不能早于 1990 年' } })
      .error;
  }
  return undefined;
}

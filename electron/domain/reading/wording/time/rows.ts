import type { Row } from './row.ts';
import { COVERS } from './rows/covers.ts';
import { DAY_OF_MONTH } from './rows/dayOfMonth.ts';
import { DAY_OF_PERIOD, DAY_OF_WEEK } from './rows/dayOfPeriod.ts';
import { HOW_OFTEN } from './rows/howOften.ts';
import { LIMITS } from './rows/limits.ts';
import { ONCE } from './rows/once.ts';
import { OPEN } from './rows/open.ts';
import { OWN_DAYS } from './rows/ownDays.ts';
import { PUT_OFF } from './rows/putOff.ts';
import { QUOTA } from './rows/quota.ts';
import { STAY_UP } from './rows/stayUp.ts';
import { TRIGGERED } from './rows/triggered.ts';

/** All kinds of wording, by the type of rule that they make. Their order means nothing. */
export const ROWS: readonly Row[] = [
  ...HOW_OFTEN,
  ...DAY_OF_MONTH,
  ...DAY_OF_PERIOD,
  ...DAY_OF_WEEK,
  ...ONCE,
  ...OWN_DAYS,
  ...TRIGGERED,
  ...QUOTA,
  ...STAY_UP,
  ...COVERS,
  ...LIMITS,
  ...PUT_OFF,
  ...OPEN,
];

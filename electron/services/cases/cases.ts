import { requestClock } from '../../domain/cases/requestClock.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { createTakenFiles } from '../app/takenFiles.ts';
import { erase } from './erase.ts';
import { createFiles } from './files.ts';
import { createIntake } from './intake.ts';
import { exportRegister } from './registerList.ts';
import { createRequests } from './requests.ts';

/** 期限推算: reckons the limits of single cases by the office's working days, and keeps the register of disclosure requests. */
export function createCases(context: ServiceContext): AreaHandlers<'cases'> {
  const { calendar } = context;
  const taken = createTakenFiles(context);
  return {
    'cases.requestClock': ({ events }) => requestClock(calendar, events),
    'cases.export': (input) => exportRegister(context, input),
    ...createRequests(context),
    ...createFiles(context, taken),
    async 'cases.erase'(input) {
      const erased = erase(context, input);
      // Papers that were handed over and never added may be of those cases.
      if (erased.ok) await taken.dropAll();
      return erased;
    },
    ...createIntake(context),
  };
}

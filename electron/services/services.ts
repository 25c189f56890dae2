import { createAssessment } from './assessment/assessment.ts';
import { createCalendar } from './screens/calendar.ts';
import { createCases } from './cases/cases.ts';
import type { ServiceContext } from './app/context.ts';
import { createCoverage } from './screens/coverage.ts';
import { createDuties } from './duties/duties.ts';
import { createExceptions } from './registrations/exceptions.ts';
import { createExports } from './exports/exports.ts';
import { createFiles } from './app/files.ts';
import { createFillIn } from './fillIn/fillIn.ts';
import { createFulfilments } from './registrations/fulfilments.ts';
import type { Handlers } from './app/handlers.ts';
import { createHeat } from './screens/heat.ts';
import { createImports } from './imports/imports.ts';
import { createJobs } from './app/jobs.ts';
import { createNotices } from './workspace/notices.ts';
import { createPapers } from './papers/papers.ts';
import { createSubmissions } from './submissions/submissions.ts';
import { createToday } from './screens/today.ts';
import { createUnits } from './units/units.ts';
import { createWorkdays } from './workdays/workdays.ts';
import { createWorkspace } from './workspace/workspace.ts';

/** One handler for every method of the contract. */
export function createHandlers(context: ServiceContext): Handlers {
  return {
    ...createWorkspace(context),
    ...createFiles(context),
    ...createJobs(context),
    ...createImports(context),
    ...createUnits(context),
    ...createDuties(context),
    ...createCalendar(context),
    ...createFulfilments(context),
    ...createExceptions(context),
    ...createSubmissions(context),
    ...createAssessment(context),
    ...createExports(context),
    ...createPapers(context),
    ...createFillIn(context),
    ...createNotices(context),
    ...createToday(context),
    ...createHeat(context),
    ...createCoverage(context),
    ...createWorkdays(context),
    ...createCases(context),
  };
}

import { createAssessment } from './assessment.ts';
import { createCalendar } from './calendar.ts';
import { createCases } from './cases.ts';
import type { ServiceContext } from './context.ts';
import { createCoverage } from './coverage.ts';
import { createDuties } from './duties.ts';
import { createExceptions } from './exceptions.ts';
import { createExports } from './exports.ts';
import { createFiles } from './files.ts';
import { createFillIn } from './fillIn.ts';
import { createFulfilments } from './fulfilments.ts';
import type { Handlers } from './handlers.ts';
import { createHeat } from './heat.ts';
import { createImports } from './imports.ts';
import { createJobs } from './jobs.ts';
import { createNotices } from './notices.ts';
import { createPapers } from './papers.ts';
import { createSubmissions } from './submissions.ts';
import { createToday } from './today.ts';
import { createUnits } from './units.ts';
import { createWorkdays } from './workdays.ts';
import { createWorkspace } from './workspace.ts';

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

import { createAssessment } from './assessment.ts';
import { createCalendar } from './calendar.ts';
import type { ServiceContext } from './context.ts';
import { createDuties } from './duties.ts';
import { createExports } from './exports.ts';
import { createFiles } from './files.ts';
import { createFulfilments } from './fulfilments.ts';
import type { Handlers } from './handlers.ts';
import { createImports } from './imports.ts';
import { createJobs } from './jobs.ts';
import { createSubmissions } from './submissions.ts';
import { createUnits } from './units.ts';
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
    ...createSubmissions(context),
    ...createAssessment(context),
    ...createExports(context),
  };
}

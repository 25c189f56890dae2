import { createAssessment, createSchemes } from './assessment/assessment.ts';
import { createCalendar } from './screens/calendar.ts';
import { createCases } from './cases/cases.ts';
import { createChecks } from './checks/checks.ts';
import { methodNames } from '../contract/index.ts';
import { fail } from '../domain/failure.ts';
import type { FilesInMemory } from './app/filesInMemory.ts';
import type { ServiceContext } from './app/context.ts';
import { createContacts } from './units/contacts.ts';
import { createCoverage } from './screens/coverage.ts';
import { demoCommand } from './demo/demo.ts';
import { createDuties } from './duties/duties.ts';
import { createEvidence } from './evidence/evidence.ts';
import { createExceptions } from './registrations/exceptions.ts';
import { createExports } from './exports/exports.ts';
import { createFiles } from './app/files.ts';
import { createFillIn } from './fillIn/fillIn.ts';
import { createFindings } from './findings/findings.ts';
import { createFulfilments } from './registrations/fulfilments.ts';
import type { AreaHandlers, Handlers } from './app/handlers.ts';
import { createHeat } from './screens/heat.ts';
import { createImports } from './imports/imports.ts';
import { createJobs } from './app/jobs.ts';
import { createOldLedger } from './oldLedger/oldLedger.ts';
import { createLedger } from './ledger/ledger.ts';
import { createNotices } from './workspace/notices.ts';
import { createPublications } from './publications/publications.ts';
import { createPapers } from './papers/papers.ts';
import { createSchemeDrafts } from './assessment/schemeDrafts.ts';
import { createSchemeTables } from './assessment/schemeTables.ts';
import { createRegisters } from './registers/registers.ts';
import { createReminders } from './reminders/reminders.ts';
import { createPieces } from './submissions/pieces.ts';
import { createScoreFacts } from './scoreFacts/scoreFacts.ts';
import { createScoreProcess } from './scoreProcess/scoreProcess.ts';
import { createSites } from './sites/sites.ts';
import { createSubmissions } from './submissions/submissions.ts';
import { createToday } from './screens/today.ts';
import { createUnitPage } from './screens/unit.ts';
import { createUnits } from './units/units.ts';
import { createViews } from './workspace/views.ts';
import { createWorkdays } from './workdays/workdays.ts';
import { createYearlyReport } from './yearlyReport/yearlyReport.ts';
import { createYears } from './years/years.ts';
import { createComparison } from './comparison/comparison.ts';
import { createLookBack } from './lookBack/lookBack.ts';
import { createWorkspace } from './workspace/workspace.ts';

/** What is answered whether the data file is open or not. */
export type FolderHandlers = AreaHandlers<'backups' | 'recovery'>;

/** One handler for every method of the contract, on an open data file. */
export function createHandlers(context: ServiceContext, folder: FolderHandlers): Handlers {
  return {
    ...folder,
    ...createWorkspace(context, () => demoCommand(context)),
    ...createFiles(context),
    ...createJobs(context),
    ...createImports(context),
    ...createOldLedger(context),
    ...createLedger(context),
    ...createViews(context),
    ...createEvidence(context),
    ...createFindings(context),
    ...createUnits(context),
    ...createContacts(context),
    ...createUnitPage(context),
    ...createDuties(context),
    ...createCalendar(context),
    ...createFulfilments(context),
    ...createExceptions(context),
    ...createSubmissions(context),
    ...createPieces(context),
    ...createPublications(context),
    ...createSites(context),
    ...createChecks(context),
    ...createAssessment(context),
    ...createSchemes(context),
    ...createScoreFacts(context),
    ...createScoreProcess(context),
    ...createSchemeDrafts(context),
    ...createSchemeTables(context),
    ...createExports(context),
    ...createPapers(context),
    ...createReminders(context),
    ...createFillIn(context),
    ...createNotices(context),
    ...createToday(context),
    ...createHeat(context),
    ...createCoverage(context),
    ...createWorkdays(context),
    ...createCases(context),
    ...createRegisters(context),
    ...createYearlyReport(context),
    ...createYears(context),
    ...createLookBack(context),
    ...createComparison(context),
  };
}

/** The same where nothing is open: what the folder answers, files in memory, and a refusal of all else. */
export function createClosedHandlers(files: FilesInMemory, folder: FolderHandlers): Handlers {
  const closed = () => fail('harmed', '数据没有打开。请回到程序的首页，先在“数据没有打开”页面里选择怎么办。');
  // Every name of the contract is in the list; the compiler does not follow that.
  const refusals = Object.fromEntries(methodNames.map((name) => [name, closed])) as unknown as Handlers;
  return { ...refusals, ...createFiles({ files }), ...folder };
}

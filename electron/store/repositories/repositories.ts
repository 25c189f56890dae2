import type Database from 'better-sqlite3';
import { createCasesRepository, type CasesRepository } from './cases.ts';
import { createContactsRepository, type ContactsRepository } from './contacts.ts';
import { createDutiesRepository } from './duties.ts';
import type { DutiesRepository } from './dutyRecords.ts';
import { createEvidenceRepository, type EvidenceRepository } from './evidence.ts';
import {
  createExemptionsRepository,
  createExtensionsRepository,
  createReportsRepository,
  type ExemptionsRepository,
  type ExtensionsRepository,
  type ReportsRepository,
} from './exceptions.ts';
import { createExpressionsRepository, type ExpressionsRepository } from './expressions.ts';
import { createFillInRepository, type FillInRepository } from './fillIn.ts';
import { createFindingsRepository, type FindingsRepository } from './findings.ts';
import { createFulfilmentsRepository, type FulfilmentsRepository } from './fulfilments.ts';
import { createHolidayNoticesRepository, type HolidayNoticesRepository } from './holidayNotices.ts';
import { createImportsRepository, type ImportsRepository } from './imports.ts';
import { createItemFactsRepository, type ItemFactsRepository } from './itemFacts.ts';
import { createJudgementsRepository, type JudgementsRepository } from './judgements.ts';
import { createLayoutsRepository, type LayoutsRepository } from './layouts.ts';
import { createLinkChecksRepository, type LinkChecksRepository } from './linkChecks.ts';
import { createLookBacksRepository, type LookBacksRepository } from './lookBacks.ts';
import { createNotesRepository, type NotesRepository } from './notes.ts';
import { createSavedViewsRepository, type SavedViewsRepository } from './savedViews.ts';
import { createRemindersRepository, type RemindersRepository } from './reminders.ts';
import { createPublicationListsRepository, type PublicationListsRepository } from './publicationLists.ts';
import { createPublicationMatchingRepository, type PublicationMatchingRepository } from './publicationMatching.ts';
import { createPublicationsRepository, type PublicationsRepository } from './publications.ts';
import { createPiecesRepository, type PiecesRepository } from './pieces.ts';
import { createRequestsRepository, type RequestsRepository } from './requests.ts';
import { createRoundsRepository, type RoundsRepository } from './rounds.ts';
import { createSchemesRepository, type SchemesRepository } from './schemes.ts';
import { createScoreFactsRepository, type ScoreFactsRepository } from './scoreFacts.ts';
import { createScoreNoticesRepository, type ScoreNoticesRepository } from './scoreNotices.ts';
import { createScoreProcessRepository, type ScoreProcessRepository } from './scoreProcess.ts';
import { createSitesRepository, type SitesRepository } from './sites.ts';
import { createSubmissionsRepository, type SubmissionsRepository } from './submissions.ts';
import { createTriggersRepository, type TriggersRepository } from './triggers.ts';
import { createUnitsRepository, type UnitsRepository } from './units.ts';
import { createVerificationsRepository, type VerificationsRepository } from './verifications.ts';
import { createVisitsRepository, type VisitsRepository } from './visits.ts';
import { createWorkspaceRepository, type WorkspaceRepository } from './workspace.ts';
import { createYearClosingsRepository, type YearClosingsRepository } from './yearClosings.ts';
import { createYearlyReportRepository, type YearlyReportRepository } from './yearlyReport.ts';

/** One repository per area of the data file. */
export interface Repositories {
  readonly workspace: WorkspaceRepository;
  readonly units: UnitsRepository;
  readonly duties: DutiesRepository;
  readonly triggers: TriggersRepository;
  readonly fulfilments: FulfilmentsRepository;
  readonly extensions: ExtensionsRepository;
  readonly exemptions: ExemptionsRepository;
  readonly verifications: VerificationsRepository;
  readonly evidence: EvidenceRepository;
  readonly notes: NotesRepository;
  readonly reminders: RemindersRepository;
  readonly contacts: ContactsRepository;
  readonly findings: FindingsRepository;
  readonly itemFacts: ItemFactsRepository;
  readonly reports: ReportsRepository;
  readonly fillIn: FillInRepository;
  readonly rounds: RoundsRepository;
  readonly submissions: SubmissionsRepository;
  readonly pieces: PiecesRepository;
  readonly publications: PublicationsRepository;
  readonly publicationLists: PublicationListsRepository;
  readonly publicationMatching: PublicationMatchingRepository;
  readonly sites: SitesRepository;
  readonly schemes: SchemesRepository;
  readonly judgements: JudgementsRepository;
  readonly scoreFacts: ScoreFactsRepository;
  readonly scoreNotices: ScoreNoticesRepository;
  readonly scoreProcess: ScoreProcessRepository;
  readonly linkChecks: LinkChecksRepository;
  readonly expressions: ExpressionsRepository;
  readonly imports: ImportsRepository;
  readonly layouts: LayoutsRepository;
  readonly savedViews: SavedViewsRepository;
  readonly visits: VisitsRepository;
  readonly holidayNotices: HolidayNoticesRepository;
  readonly requests: RequestsRepository;
  readonly cases: CasesRepository;
  readonly yearlyReport: YearlyReportRepository;
  readonly lookBacks: LookBacksRepository;
  readonly yearClosings: YearClosingsRepository;
}

/** The repositories of an open, migrated file. `nextId` names new rows. */
export function createRepositories(db: Database.Database, nextId: () => string): Repositories {
  return {
    workspace: createWorkspaceRepository(db),
    units: createUnitsRepository(db, nextId),
    duties: createDutiesRepository(db, nextId),
    triggers: createTriggersRepository(db, nextId),
    fulfilments: createFulfilmentsRepository(db, nextId),
    extensions: createExtensionsRepository(db, nextId),
    exemptions: createExemptionsRepository(db, nextId),
    verifications: createVerificationsRepository(db, nextId),
    evidence: createEvidenceRepository(db, nextId),
    notes: createNotesRepository(db, nextId),
    reminders: createRemindersRepository(db, nextId),
    contacts: createContactsRepository(db, nextId),
    findings: createFindingsRepository(db, nextId),
    itemFacts: createItemFactsRepository(db),
    reports: createReportsRepository(db, nextId),
    fillIn: createFillInRepository(db, nextId),
    rounds: createRoundsRepository(db, nextId),
    submissions: createSubmissionsRepository(db, nextId),
    pieces: createPiecesRepository(db, nextId),
    publications: createPublicationsRepository(db, nextId),
    publicationLists: createPublicationListsRepository(db, nextId),
    publicationMatching: createPublicationMatchingRepository(db, nextId),
    sites: createSitesRepository(db, nextId),
    schemes: createSchemesRepository(db, nextId),
    judgements: createJudgementsRepository(db, nextId),
    scoreFacts: createScoreFactsRepository(db, nextId),
    scoreNotices: createScoreNoticesRepository(db, nextId),
    scoreProcess: createScoreProcessRepository(db, nextId),
    linkChecks: createLinkChecksRepository(db),
    expressions: createExpressionsRepository(db, nextId),
    imports: createImportsRepository(db, nextId),
    layouts: createLayoutsRepository(db),
    savedViews: createSavedViewsRepository(db, nextId),
    visits: createVisitsRepository(db),
    holidayNotices: createHolidayNoticesRepository(db),
    requests: createRequestsRepository(db, nextId),
    cases: createCasesRepository(db, nextId),
    yearlyReport: createYearlyReportRepository(db, nextId),
    lookBacks: createLookBacksRepository(db, nextId),
    yearClosings: createYearClosingsRepository(db, nextId),
  };
}

import type { z } from 'zod';
import { assessment } from './assessment.ts';
import { backups } from './backups.ts';
import { calendar } from './calendar.ts';
import { cases } from './cases.ts';
import { checks } from './checks.ts';
import { comparison } from './comparison.ts';
import { contacts } from './contacts.ts';
import { coverage } from './coverage.ts';
import type { FileBytes, Method } from './define.ts';
import { duties } from './duties.ts';
import { evidence } from './evidence.ts';
import { exceptions } from './exceptions.ts';
import { exports } from './exports.ts';
import { files } from './files.ts';
import { fillIn } from './fillIn.ts';
import { findings } from './findings.ts';
import { fulfilments } from './fulfilments.ts';
import { heat } from './heat.ts';
import { importDrafts } from './importDrafts.ts';
import { imports } from './imports.ts';
import { jobs } from './jobs.ts';
import { oldLedger } from './oldLedger.ts';
import { ledger } from './ledger.ts';
import { links } from './links.ts';
import { lookBack } from './lookBack.ts';
import { notices } from './notices.ts';
import { papers } from './papers.ts';
import { pieces } from './pieces.ts';
import { publicationLists } from './publicationLists.ts';
import { publications } from './publications.ts';
import { recovery } from './recovery.ts';
import { registers } from './registers.ts';
import { reminders } from './reminders.ts';
import { schemeDrafts } from './schemeDrafts.ts';
import { schemes } from './schemes.ts';
import { scoreFacts } from './scoreFacts.ts';
import { scoreProcess } from './scoreProcess.ts';
import { schemeTables } from './schemeTables.ts';
import { sites } from './sites.ts';
import { submissions } from './submissions.ts';
import { today } from './today.ts';
import { units } from './units.ts';
import { views } from './views.ts';
import { unitPage } from './unitPage.ts';
import { workdays } from './workdays.ts';
import { workspace } from './workspace.ts';
import { years } from './years.ts';
import { yearlyReport } from './yearlyReport.ts';

/** All that the renderer, or a script, may ask of the app. Bridge, IPC, HTTP routes and client derive from this object. */
export const contract = {
  ...workspace,
  ...files,
  ...jobs,
  ...imports,
  ...importDrafts,
  ...oldLedger,
  ...ledger,
  ...views,
  ...evidence,
  ...findings,
  ...units,
  ...contacts,
  ...unitPage,
  ...duties,
  ...calendar,
  ...fulfilments,
  ...exceptions,
  ...submissions,
  ...pieces,
  ...publicationLists,
  ...publications,
  ...sites,
  ...schemes,
  ...schemeDrafts,
  ...schemeTables,
  ...links,
  ...checks,
  ...assessment,
  ...scoreFacts,
  ...scoreProcess,
  ...exports,
  ...papers,
  ...reminders,
  ...registers,
  ...fillIn,
  ...notices,
  ...today,
  ...heat,
  ...coverage,
  ...workdays,
  ...cases,
  ...yearlyReport,
  ...years,
  ...lookBack,
  ...comparison,
  ...backups,
  ...recovery,
};

export type Contract = typeof contract;
export type MethodName = keyof Contract;
type AnyMethod = Method<'query' | 'command' | 'upload' | 'download', z.ZodType, unknown>;
export type MethodsOf<Kind extends AnyMethod['kind']> = {
  [Name in MethodName]: Contract[Name]['kind'] extends Kind ? Name : never;
}[MethodName];

/** What a caller passes (before the schema trims and checks it). */
export type InputOf<Name extends MethodName> = z.input<Contract[Name]['input']>;
/** What a handler gets. */
export type ParsedInputOf<Name extends MethodName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends MethodName> =
  Contract[Name] extends Method<infer Kind, infer _I, infer Output>
    ? Kind extends 'download'
      ? FileBytes
      : Output
    : never;

export const methodNames = Object.keys(contract) as MethodName[];

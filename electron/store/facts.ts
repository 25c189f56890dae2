import type { Year } from '../domain/brand.ts';
import type { YearFacts } from '../domain/model/facts.ts';
import { parsePlainDate } from '../domain/dates/plainDate.ts';
import { readLimits } from '../domain/cases/caseLimits.ts';
import type { FeeEffect } from '../domain/model/request.ts';
import { defaultFrame } from '../domain/model/yearFrame.ts';
import { DEFAULT_REVIEW_DATES } from '../domain/rules/reviewDates.ts';
import type { Repositories } from './repositories/repositories.ts';

/**
 * Reads a year's facts, once per revision: all screens derive from the same object. Inside a command, whose writes may yet
 * be rolled back, they are read anew and not kept.
 */
export function createFactsReader(
  repositories: Repositories,
  revision: () => number,
  writing: () => boolean,
): (year: Year) => YearFacts {
  const cache = new Map<Year, { readonly revision: number; readonly facts: YearFacts }>();
  return (year) => {
    if (writing()) return readFacts(repositories, year);
    const known = cache.get(year);
    if (known && known.revision === revision()) return known.facts;
    const facts = readFacts(repositories, year);
    cache.set(year, { revision: revision(), facts });
    return facts;
  };
}

/** The workspace's setting that says what a fee notice does to the time for an answer. */
export const FEE_EFFECT = 'feeEffect';

/** The workspace's setting that holds the limits of the other registers. */
export const CASE_LIMITS = 'caseLimits';

/** The workspace's setting that holds 启用日. */
export const IN_USE_FROM = 'inUseFrom';

function readFacts(repositories: Repositories, year: Year): YearFacts {
  const { workspace, units, duties, triggers, fulfilments, extensions, exemptions, verifications, reports } =
    repositories;
  const { submissions, pieces, fillIn, requests, cases } = repositories;
  const inUseFrom = parsePlainDate(workspace.setting(IN_USE_FROM) ?? '');
  const settings = workspace.year(year);
  const feeEffect = workspace.setting(FEE_EFFECT);
  return {
    year,
    units: units.units(),
    groups: units.groups(),
    duties: duties.ofYear(year),
    triggers: triggers.ofYear(year),
    fulfilments: fulfilments.ofYear(year),
    submissions: submissions.ofYear(year),
    pieces: pieces.ofYear(year),
    extensions: extensions.ofYear(year),
    exemptions: exemptions.ofYear(year),
    verifications: verifications.ofYear(year),
    saidDone: reports.ofYear(year).filter(({ status }) => status === 'done'),
    reviewDates: settings?.reviewDates ?? DEFAULT_REVIEW_DATES,
    submissionTarget: settings?.submissionTarget ?? DEFAULT_SUBMISSION_TARGET,
    frame: settings?.frame ?? defaultFrame(year),
    ...(inUseFrom === undefined ? {} : { inUseFrom }),
    awaited: fillIn.awaited(year),
    requests: requests.facts(),
    // The setting is written by the service of requests alone.
    ...(feeEffect === undefined || feeEffect === '' ? {} : { feeEffect: feeEffect as FeeEffect }),
    cases: cases.facts(),
    caseLimits: readLimits(workspace.setting(CASE_LIMITS)),
    keptYears: workspace
      .years()
      .map((each) => each.year)
      .toReversed(),
  };
}

/** 每月至少报送 1 篇 (DOMAIN.md, "Monthly submissions"). */
export const DEFAULT_SUBMISSION_TARGET = 1;

import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { saveClasses } from './classes.ts';
import { between, honours, monthBefore, series, whatIf } from './compare.ts';
import { unitDetail } from './detail.ts';
import { removeScheme, renameScheme, saveScheme, schemesOfYear, schemeVersion } from './schemes.ts';
import { selfScores } from './selfScores.ts';
import { assessmentTable } from './table.ts';
import { tryScheme } from './trial.ts';

/** Year-end assessment (年终考核): scores with what they come from, and judged points. */
export function createAssessment(context: ServiceContext): AreaHandlers<'assessment'> {
  return {
    'assessment.table': ({ year }) => assessmentTable(context, year),
    'assessment.unit': (input) => unitDetail(context, input),
    'assessment.whatIf': (input) => whatIf(context, input),
    'assessment.between': (input) => between(context, input),
    'assessment.series': (input) => series(context, input),
    'assessment.monthBefore': (input) => monthBefore(context, input),
    'assessment.honours': (input) => honours(context, input),
    'assessment.selfScores': (input) => selfScores(context, input),
  };
}

/** Schemes (考核方案) by version, and the classes of units that they are for. */
export function createSchemes(context: ServiceContext): AreaHandlers<'schemes'> {
  return {
    'schemes.ofYear': ({ year }) => schemesOfYear(context, year),
    'schemes.version': (input) => schemeVersion(context, input),
    'schemes.try': (input) => tryScheme(context, input),
    'schemes.save': (input) => saveScheme(context, input),
    'schemes.rename': (input) => renameScheme(context, input),
    'schemes.remove': (input) => removeScheme(context, input),
    'schemes.saveClasses': (input) => saveClasses(context, input),
  };
}

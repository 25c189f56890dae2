import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { addCase, removeCase, updateCase } from './caseRecords.ts';
import { addCaseStep, removeCaseStep, updateCaseStep } from './caseSteps.ts';
import { createCaseIntake } from './caseIntake.ts';
import { exportCases } from './caseList.ts';
import { caseDetail, registerView } from './caseViews.ts';
import { eraseCases, previewEraseCases } from './eraseCases.ts';
import { setLimit } from './limits.ts';
import { quotasFor } from './quotas.ts';

/** 办件登记: the registers beside that of disclosure requests. What each holds is told by its definition. */
export function createRegisters(context: ServiceContext): AreaHandlers<'registers'> {
  return {
    'registers.list': (input) => registerView(context, input),
    'registers.export': (input) => exportCases(context, input),
    'registers.case': (input) => caseDetail(context, input),
    'registers.add': (input) => addCase(context, input),
    'registers.update': (input) => updateCase(context, input),
    'registers.remove': ({ id }) => removeCase(context, id),
    'registers.addStep': (input) => addCaseStep(context, input),
    'registers.updateStep': (input) => updateCaseStep(context, input),
    'registers.removeStep': (input) => removeCaseStep(context, input),
    ...createCaseIntake(context),
    'registers.quotas': (input) => quotasFor(context, input),
    'registers.setLimit': (input) => setLimit(context, input),
    'registers.previewErase': ({ ids }) => previewEraseCases(context, ids),
    'registers.erase': (input) => eraseCases(context, input),
  };
}

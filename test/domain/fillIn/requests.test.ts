import { describe, expect, it } from 'vitest';
import { answerKindIn, formsIn } from '../../../electron/domain/exchange/requestTable.ts';
import { REQUEST_COLUMNS } from '../../../electron/domain/fillIn/requests.ts';
import { ANSWER_KINDS, FORM_WORDS, PROVISION_FORMS, RESULT_WORDS } from '../../../electron/domain/words/requests.ts';

describe('the choices of the sheet 依申请公开', () => {
  it.each(ANSWER_KINDS)('%s is read as what its word says', (kind) => {
    expect(answerKindIn(RESULT_WORDS[kind])).toBe(kind);
  });

  it.each(PROVISION_FORMS)('%s is read as what its word says', (form) => {
    expect(formsIn(FORM_WORDS[form])).toEqual([form]);
  });

  it('fit into the list of a cell, which holds 255 characters', () => {
    for (const { choices = [] } of REQUEST_COLUMNS) {
      expect(choices.join(',').length).toBeLessThanOrEqual(255);
      expect(choices.some((word) => word.includes(','))).toBe(false);
    }
  });
});

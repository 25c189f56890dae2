import type { UnitId } from '../../electron/domain/brand.ts';
import { LINK_STATES } from '../../electron/domain/words/links.ts';
import { CHECK_KINDS } from '../../electron/domain/words/checks.ts';
import { flag, oneOf, text } from '../address/useAddressState.ts';

/** 发布前检查: the report that is shown, and which kind of it; a file that is to be looked through. */
export const CHECKS_ADDRESS = { report: text(), file: text(), kind: oneOf(['', ...CHECK_KINDS], '') };

/** 表述库: which kind, what it holds, and a list that comes in. */
export const EXPRESSIONS_ADDRESS = { kind: oneOf(['', 'wrong', 'sensitive'], ''), q: text(), file: text() };

/** 链接检查: the filters, and a run with the work that goes on for it. */
export const LINKS_ADDRESS = {
  state: oneOf(['', ...LINK_STATES], ''),
  unit: text<UnitId>(),
  /** Only what lists show no more. */
  vanished: flag,
  q: text(),
  run: text(),
  job: text(),
};

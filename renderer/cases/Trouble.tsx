import { troubleWords } from '../../electron/domain/words/courseTrouble.ts';
import { Notice } from '../ui/Notice.tsx';

/** Says on top of a case that one of its steps cannot follow the others any more. */
export function Trouble({ trouble }: { readonly trouble: string | undefined }) {
  return trouble === undefined ? null : <Notice tone="alarm">{troubleWords(trouble)}</Notice>;
}

import type { ErasePreview } from '../../contract/cases.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { CaseId } from '../../domain/brand.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { StoredCase } from '../../store/repositories/cases.ts';
import { withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { erasePreviewOf } from '../cases/erase.ts';
import { caseName, definitionOf } from './caseFacts.ts';

function findAll({ store }: ServiceContext, ids: readonly CaseId[]): Outcome<readonly StoredCase[]> {
  const found: StoredCase[] = [];
  for (const id of new Set(ids)) {
    const one = store.cases.one(id);
    if (!one) return fail('not-found', '所选的有的已不存在，没有清除。请刷新后重新选择。');
    if (!definitionOf(one).isPrivate) {
      return fail('conflict', `${caseName(one)}没有个人资料，不需要清除。请去掉后重试。`);
    }
    if (one.erasedOn !== undefined) {
      return fail('conflict', `${caseName(one)} 的资料已于 ${one.erasedOn} 清除过，没有再次清除。请去掉后重试。`);
    }
    found.push(one);
  }
  return succeed(found);
}

/** What erasing would do: copies that hold what is erased for a while. */
export function previewEraseCases(context: ServiceContext, ids: readonly CaseId[]): Outcome<ErasePreview> {
  const found = findAll(context, ids);
  return found.ok ? succeed(erasePreviewOf(context, found.value)) : found;
}

/** Erases for good. The numbers must be those that the person was shown. */
export function eraseCases(context: ServiceContext, { ids, numbers }: ParsedInputOf<'registers.erase'>) {
  const found = findAll(context, ids);
  if (!found.ok) return found;
  const { store, clock } = context;
  const shown = new Set(numbers);
  if (shown.size !== found.value.length || found.value.some(({ number }) => !shown.has(number))) {
    return fail('conflict', '要清除的与确认时列出的不同，没有清除。请重新确认。');
  }
  const [first] = found.value;
  const label =
    found.value.length === 1 && first ? `清除${caseName(first)}的资料` : `清除 ${found.value.length} 件办件的资料`;
  const cases = found.value.map(({ register, number }) => ({ register, number }));
  return withChanged(store, () => store.erase(cases, label, clock.now()));
}

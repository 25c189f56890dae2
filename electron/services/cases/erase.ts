import type { ErasePreview } from '../../contract/cases.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import type { RequestId } from '../../domain/brand.ts';
import { daysOfGoing } from '../../domain/backups/goesOn.ts';
import { fail, succeed, type Outcome } from '../../domain/failure.ts';
import type { StoredRequest } from '../../store/repositories/requests.ts';
import { withChanged } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';

function findAll({ store }: ServiceContext, ids: readonly RequestId[]): Outcome<readonly StoredRequest[]> {
  const found: StoredRequest[] = [];
  for (const id of new Set(ids)) {
    const one = store.requests.one(id);
    if (!one) return fail('not-found', '所选的申请有的已不存在，没有清除。请刷新后重新选择。');
    if (one.erasedOn !== undefined) {
      return fail('conflict', `${one.number} 的资料已于 ${one.erasedOn} 清除过，没有再次清除。请去掉后重试。`);
    }
    found.push(one);
  }
  return succeed(found);
}

/** What erasing would do: files that go with it, and copies that hold what is erased for a while. */
export function previewErase(context: ServiceContext, ids: readonly RequestId[]): Outcome<ErasePreview> {
  const found = findAll(context, ids);
  return found.ok ? succeed(erasePreviewOf(context, found.value)) : found;
}

interface Erasable {
  readonly id: string;
  readonly number: string;
  readonly recordedAt: string;
}

/** What erasing cases of any register would do. */
export function erasePreviewOf({ store, copies, clock }: ServiceContext, cases: readonly Erasable[]): ErasePreview {
  const asked = new Set<string>(cases.map(({ id }) => id));
  const files = store.requests.files();
  const others = new Set([
    ...files.filter(({ caseId }) => !asked.has(caseId)).map(({ sha256 }) => sha256),
    ...store.evidence.withFiles().flatMap((each) => (each.kind === 'file' ? [each.file.sha256] : [])),
    ...store.evidence.filesInLog().map(({ sha256 }) => sha256),
    ...store.reminders.files().map(({ sha256 }) => sha256),
  ]);
  const own = new Set(files.filter(({ caseId }) => asked.has(caseId)).map(({ sha256 }) => sha256));
  const since = cases.map(({ recordedAt }) => recordedAt).toSorted()[0] ?? '';
  // A copy made before any of them was recorded holds none of it.
  const older = copies.list().filter(({ label }) => label.madeAt >= since);
  const going = daysOfGoing(older, copies.settings().retention, clock.today());
  return {
    numbers: cases.map(({ number }) => number),
    files: [...own].filter((sha256) => !others.has(sha256)).length,
    copies: older.map((copy) => {
      const { name, label } = copy;
      const goesOn = going.get(copy);
      const view = { name, day: label.day };
      return goesOn === undefined ? view : Object.assign(view, { goesOn });
    }),
    aside: copies.aside(),
  };
}

/** Erases for good. The numbers must be those that the person was shown. */
export function erase(context: ServiceContext, { ids, numbers }: ParsedInputOf<'cases.erase'>) {
  const found = findAll(context, ids);
  if (!found.ok) return found;
  const { store, clock } = context;
  const shown = new Set(numbers);
  if (shown.size !== found.value.length || found.value.some(({ number }) => !shown.has(number))) {
    return fail('conflict', '要清除的申请与确认时列出的不同，没有清除。请重新确认。');
  }
  const [first] = found.value;
  const label =
    found.value.length === 1 && first ? `清除 ${first.number} 的申请人资料` : `清除 ${found.value.length} 件申请的资料`;
  return withChanged(store, () => store.erase(found.value, label, clock.now()));
}

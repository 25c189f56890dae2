import type { Evidence } from '../../domain/model/ledger.ts';
import type { ServiceContext } from '../app/context.ts';

/** The evidence that shows something: pages, and files whose bytes are there as they came. */
export async function showing(
  { evidenceFolder }: Pick<ServiceContext, 'evidenceFolder'>,
  evidence: readonly Evidence[],
): Promise<readonly Evidence[]> {
  const shown: Evidence[] = [];
  for (const each of evidence) {
    if (each.kind === 'link' || (await evidenceFolder.stateOf(each.file.sha256)) === 'kept') shown.push(each);
  }
  return shown;
}

/** The digests of evidence's files that are gone, or have not as many bytes as they had: told by the folder's list, without reading any. */
export async function lostFiles({ evidenceFolder, store }: ServiceContext): Promise<ReadonlySet<string>> {
  const sizes = new Map((await evidenceFolder.list()).map(({ name, size }) => [name, size]));
  return new Set(
    store.evidence
      .withFiles()
      .flatMap((each) =>
        each.kind === 'file' && sizes.get(each.file.sha256) !== each.file.size ? [each.file.sha256] : [],
      ),
  );
}

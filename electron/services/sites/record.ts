import type { ParsedInputOf } from '../../contract/index.ts';
import { besideRecord } from '../../domain/exchange/publicationRecord.ts';
import { fail } from '../../domain/failure.ts';
import type { Coverage } from '../../domain/model/publication.ts';
import { backUpBefore } from '../app/backups.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { sameAsLast } from '../publications/compare.ts';
import { countsOf, saidCoverage, writeList } from '../publications/record.ts';
import { listOfPart } from './pending.ts';
import type { SitePart, SiteRun } from './run.ts';
import { onRecord } from './views.ts';

/** Records what came in of addresses, each as a list of its own, as one command; not what the list recorded last of it shows all the same. */
export async function recordRun(context: ServiceContext, run: SiteRun, { lists }: ParsedInputOf<'sites.record'>) {
  if (run.running) return fail('conflict', '正在读取。请等它完成，或先取消，再记入。');
  const wanted: { readonly part: SitePart; readonly covers: Coverage }[] = [];
  for (const [at, { addressId, covers: said }] of lists.entries()) {
    const part = run.parts.find(({ address }) => address.id === addressId);
    if (!part)
      return fail('not-found', '这次读取里没有这个地址。请刷新后重试。', {
        fields: { [`lists.${at}.addressId`]: '没有这个地址' },
      });
    const covers = saidCoverage(context, said, part.address.url, `lists.${at}.covers`);
    if (!covers.ok) return covers;
    if (listOfPart(context, part).lines.length === 0) {
      return fail('conflict', `“${part.address.url}”没有读到可以记入的条目。`, {
        fields: { [`lists.${at}.addressId`]: '没有可以记入的' },
      });
    }
    if (!wanted.some((each) => each.part === part)) wanted.push({ part, covers: covers.value });
  }
  const refused = await backUpBefore(context, 'beforeImport');
  if (refused) return { ok: false as const, error: refused };
  const label = `记入网站上的发布清单 ${wanted.length} 份`;
  return runCommand(context, { label }, () => {
    let added = 0;
    let known = 0;
    const before = onRecord(context);
    const read = wanted.map(({ part, covers }) => {
      const list = listOfPart(context, part);
      return { list, covers, same: sameAsLast(context, besideRecord(list.lines, before), covers) };
    });
    for (const { list, covers, same } of read) {
      // Set beside the record as it is with the lists before.
      const compared = besideRecord(list.lines, onRecord(context));
      const counts = countsOf(compared, list);
      added += counts.added;
      known += counts.known + counts.altered;
      if (same === undefined) writeList(context, list, covers, compared.writes);
    }
    return { lists: read.filter(({ same }) => same === undefined).length, added, known };
  });
}

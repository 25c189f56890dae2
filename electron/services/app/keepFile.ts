import type { Incoming } from '../../contract/define.ts';
import { succeed, type Outcome } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';

/** Keeps a file that was made among the office's files; answers its digest. */
export async function keepFile(
  { ids, evidenceFolder }: Pick<ServiceContext, 'ids' | 'evidenceFolder'>,
  bytes: Uint8Array,
): Promise<Outcome<string>> {
  const id = ids.next();
  const taken = await evidenceFolder.take(id, whole(bytes), Infinity);
  if (!taken.ok) return taken;
  if (taken.value === 'tooLarge') throw new Error('A limit where none was set');
  const { sha256 } = taken.value;
  const kept = await evidenceFolder.keep(id, sha256);
  return kept.ok ? succeed(sha256) : kept;
}

async function* whole(bytes: Uint8Array): Incoming {
  yield bytes;
}

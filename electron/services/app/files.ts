import { succeed } from '../../domain/failure.ts';
import type { ServiceContext } from './context.ts';
import type { AreaHandlers } from './handlers.ts';

/** Files in and out, kept in memory. */
export function createFiles({ files }: Pick<ServiceContext, 'files'>): AreaHandlers<'files'> {
  return {
    'files.put'({ name }, bytes) {
      const kept = files.put({ name, mediaType: 'application/octet-stream', bytes });
      return kept.ok ? succeed({ fileId: kept.value, size: bytes.length }) : kept;
    },
    'files.get': ({ fileId }) => files.get(fileId),
  };
}

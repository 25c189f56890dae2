import { z } from 'zod';
import { download, requiredText, returns, upload } from './define.ts';

export const files = {
  /** Hands a file to the app. It is kept in memory for the next call and forgotten when the app ends. */
  'files.put': upload(
    z.strictObject({ name: requiredText }),
    returns<{ readonly fileId: string; readonly size: number }>(),
  ),
  /** Fetches a file that an export made. */
  'files.get': download(z.strictObject({ fileId: z.string().max(64) })),
};

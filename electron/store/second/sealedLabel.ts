import { z } from 'zod';
import type { Year } from '../../domain/brand.ts';
import type { BackupKind, CopyLabel, DataContent, SealedLabel } from '../../domain/model/backup.ts';
import { dayInChina, isKind } from '../copies/label.ts';

const count = z.int().min(0);

/** What stands in clear. The day follows from `madeAt`. */
const schema = z.object({
  kind: z.custom<BackupKind>((value) => typeof value === 'string' && isKind(value)),
  sequence: z.int(),
  madeAt: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  workspaceId: z.string().optional(),
  district: z.string().optional(),
  years: z.array(z.custom<Year>((value) => Number.isInteger(value))),
  format: count,
  counts: z.object({ units: count, duties: count, fulfilments: count, imports: count }),
});

export function sealedLabelOf(
  { kind, sequence, madeAt, day }: CopyLabel,
  { workspaceId, district, years, format, counts }: DataContent,
): SealedLabel {
  return { kind, sequence, madeAt, day, workspaceId, district, years, format, counts };
}

/** The label behind a text; `undefined` where it is none. */
export function parseLabel(text: string): SealedLabel | undefined {
  try {
    const label = schema.parse(JSON.parse(text));
    const { workspaceId, district } = label;
    return { ...label, workspaceId, district, day: dayInChina(label.madeAt) };
  } catch {
    return undefined;
  }
}

/** What a label tells of the data inside; what was done last is not in it. */
export function contentByLabel({ workspaceId, district, years, format, counts }: SealedLabel): DataContent {
  return { workspaceId, district, years, format, counts, last: undefined };
}

import type { UnitsReading } from '../../../../electron/domain/reading/wording/reading.ts';

const ROLES = { lead: 'L', responsible: 'R', support: 'S' } as const;
const KINDS = { unit: '', group: 'g', function: 'f' } as const;

/** One party a line: role (L lead, R responsible, S support), kind (g group, f function), name, <label>, [attached], + for an open list; then the check. */
export function unitsLines({ parties, check }: UnitsReading, withSpans = false): readonly string[] {
  const lines = parties.map(({ role, kind, name, label, attached, open, span }) => {
    const marks = `${label === undefined ? '' : `<${label}>`}${attached === undefined ? '' : `[${attached}]`}`;
    const where = withSpans ? ` @${span.start}-${span.end}` : '';
    return `${ROLES[role]}${KINDS[kind]} ${name}${marks}${open === true ? '+' : ''}${where}`;
  });
  return check === undefined ? lines : [...lines, `? ${check}`];
}

import type { ColumnRole } from '../../model/documents.ts';
import type { TableColumn } from './columns.ts';

/** The columns of each role, left to right. */
export type ColumnsByRole = Readonly<Record<ColumnRole, readonly TableColumn[]>>;

export function columnsByRole(columns: readonly TableColumn[]): ColumnsByRole {
  const of = (role: ColumnRole): TableColumn[] => columns.filter((column) => column.role === role);
  return {
    number: of('number'),
    task: of('task'),
    subtask: of('subtask'),
    content: of('content'),
    time: of('time'),
    units: of('units'),
    leadUnits: of('leadUnits'),
    supportUnits: of('supportUnits'),
    stage: of('stage'),
    remarks: of('remarks'),
    ignored: of('ignored'),
  };
}

import { assertNever } from '../../domain/brand.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { isConstraint, isDuplicate } from '../file/failures.ts';
import { Hindered, type Hindrances, type RowName } from './hindrances.ts';
import { RowChangedSince, type ChangeRecord, type Reverser } from './reverse.ts';

/** What the file itself does not see: rows that would mean nothing any more, or bear the same name. */
export interface Objection {
  readonly manner: 'leans' | 'occupies';
  /** The later commands that wrote these are in the way, */
  readonly rows: readonly RowName[];
  /** else those that wrote these. */
  readonly otherwise?: readonly RowName[];
}

/** Asked once a command's rows are back, of the facts as they stand then. */
export type Objections = () => readonly Objection[];

/** What of a command stays when the rest of it is taken back, and what is written in its place. */
export interface Staying {
  readonly isStaying: (change: ChangeRecord) => boolean;
  readonly instead: () => void;
}

/** A command on its way back: its own, or the taking back of an earlier one, which so is put in force again. */
export interface WayBack {
  readonly revision: number;
  readonly changes: readonly ChangeRecord[];
  readonly objections?: Objections | undefined;
  readonly staying?: Staying | undefined;
}

/**
 * Puts a command's rows back, last first; runs inside a command. Whole or not at all: throws `Hindered` where a later command changed one of the rows,
 * refers to one, or has what is unique in one, and where what it wrote would mean nothing any more.
 */
export function createTakeBack(reverser: () => Reverser, hindrances: Hindrances): (command: WayBack) => void {
  return ({ revision, changes: all, objections, staying }) => {
    const changes = staying ? all.filter((change) => !staying.isStaying(change)) : all;
    const changed = hindrances.changedSince([revision]).get(revision);
    if (changed) throw new Hindered('changed', changed);
    const named = (manner: 'leans' | 'occupies', rows: readonly RowName[]) =>
      new Hindered(manner, hindrances.writersOf(rows, revision));
    reverser().reverse(changes, (error, change) => {
      if (error instanceof RowChangedSince) throw new Hindered('changed', []);
      if (isDuplicate(error)) throw named('occupies', hindrances.occupants(change));
      if (isConstraint(error)) throw new Hindered('leans', []);
      throw error;
    });
    staying?.instead();
    // What was done last leaves nothing behind that could lean on it.
    if (!hindrances.hasLater(revision)) return;
    const dangling = hindrances.dangling(changes);
    if (dangling.length > 0) throw named('leans', dangling);
    const objected = objections?.() ?? [];
    if (objected.length > 0) throw worst(objected, named);
  };
}

/** The objection that names a later command, if one does. */
function worst(
  objected: readonly Objection[],
  named: (manner: Objection['manner'], rows: readonly RowName[]) => Hindered,
): Hindered {
  const manners = [...new Set(objected.map(({ manner }) => manner))];
  const all = (['rows', 'otherwise'] as const).flatMap((which) =>
    manners.map((manner) =>
      named(
        manner,
        objected.flatMap((each) => (each.manner === manner ? (each[which] ?? []) : [])),
      ),
    ),
  );
  return all.find(({ later }) => later.length > 0) ?? new Hindered('leans', []);
}

/** The log's rows are of tables as they were then. A whole import knows more of its rows: see importUndo. */
export function beforeUpgrade(label: string): string {
  return `升级前的操作不能撤销：“${label}”是程序升级之前做的。如要改回，请直接修改；升级前的整次导入，仍可以在“导入导出”中撤回。`;
}

/** The refusal. `way`: 撤销 or 恢复. */
export function hinderedFailure(label: string, way: '撤销' | '恢复', { manner, later }: Hindered): Failure {
  return fail('conflict', `“${label}”不能${way}：${hindranceSentence(manner, later)}`).error;
}

/** 之后的“改名”改动了同样的内容。请先撤销后面的操作。 */
export function hindranceSentence(manner: Hindered['manner'], later: readonly string[]): string {
  if (later.length === 0) {
    if (manner === 'occupies') return '其中的名称或位置已被后来的内容占用。请先移除后来的内容。';
    return manner === 'leans'
      ? '之后登记的内容还要用到它。请先移除后来登记的内容。'
      : '其中的内容后来已经变动。请直接修改。';
  }
  const shown = later.slice(0, 3).map((label) => `“${label}”`);
  const names = `${shown.join('、')}${later.length > 3 ? `等 ${later.length} 次操作` : ''}`;
  const first = '请先撤销后面的操作。';
  switch (manner) {
    case 'changed':
      return `之后的${names}改动了同样的内容。${first}`;
    case 'leans':
      return `之后的${names}还要用到它。${first}`;
    case 'occupies':
      return `其中的名称或位置已被之后的${names}占用。${first}`;
    default:
      return assertNever(manner);
  }
}

import { Button } from 'antd';
import { clsx } from 'clsx';
import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { SubmissionMatrix } from '../../electron/contract/submissions.ts';
import type { UnitList } from '../../electron/contract/units.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { useYear } from '../address/year.ts';
import { useAppCommand, useAppQuery } from '../bridge/hooks.ts';
import { KeyHints, type KeyHint } from '../grid/KeyHints.tsx';
import { NumberBox } from '../ui/NumberBox.tsx';
import { useNotify } from '../ui/notify.tsx';
import { Card, Page } from '../ui/Page.tsx';
import { EmptyState, Loaded } from '../ui/states.tsx';
import { TableActions } from '../grid/TableActions.tsx';
import { CountTable } from './CountTable.tsx';
import { isShort, nameKey, owesPieces, type UnitNames } from './counts.ts';
import { countsTable } from './countsTable.ts';
import { PieceListDialog, type Intake } from './PieceListDialog.tsx';
import { PiecesPanel, type PiecesOf } from './PiecesPanel.tsx';
import { useCounts } from './useCounts.ts';
import { useYearLock, WriteButton } from '../ui/WriteButton.tsx';
import css from './SubmissionsScreen.module.css';

/** 信息报送: what each unit sent in each month, against the target. */
export function SubmissionsScreen() {
  const year = useYear();
  const query = useAppQuery('submissions.matrix', { year });
  const matrix = query.data;
  const [intake, setIntake] = useState<Intake>();
  return (
    <Page
      fill
      title="信息报送"
      sub={matrix && matrix.rows.length > 0 ? headline(year, matrix) : `${year}年`}
      actions={
        matrix && (
          <>
            <KeyHints hints={HINTS} />
            <TableActions disabled={matrix.rows.length === 0} table={() => countsTable(matrix, year)} />
            <TargetField key={matrix.target} year={year} target={matrix.target} />
            <WriteButton disabled={matrix.rows.length === 0} onClick={() => setIntake({ text: '' })}>
              导入信息清单
            </WriteButton>
          </>
        )
      }
    >
      <Loaded query={query}>
        {(value) =>
          value.rows.length === 0 ? <NoUnits /> : <Counts year={year} matrix={value} onIntake={setIntake} />
        }
      </Loaded>
      {intake && <PieceListDialog year={year} intake={intake} onClose={() => setIntake(undefined)} />}
    </Page>
  );
}

const HINTS: readonly KeyHint[] = [
  ['0 – 9', '直接输入篇数'],
  ['Enter、Tab', '保存并到下一格'],
  ['F2', '修改原有数字'],
  ['空格', '打开这个月的信息清单'],
  ['Esc', '放弃修改；再按离开表格'],
  ['Ctrl+C、Ctrl+V', '与 Excel、WPS 互相复制一片，首列可带单位名称，首行可带月份'],
  ['Delete', '清空所选'],
];

function headline(year: Year, matrix: SubmissionMatrix): string {
  const owing = matrix.rows.filter(owesPieces);
  const toCheck = matrix.rows.reduce((sum, { differs = [] }) => sum + differs.length, 0);
  const units = `${year}年 · ${owing.length} 个单位应报${toCheck > 0 ? ` · 待核 ${toCheck}` : ''}`;
  if (matrix.lastMonthDue === 0) return `${units} · 尚无过完的月份`;
  const month = matrix.lastMonthDue;
  const short = owing.filter((row) => isShort(row, month, row.counts[month - 1])).length;
  return `${units} · 已过完至 ${month} 月 · ${month} 月未达标 ${short} 个`;
}

function NoUnits() {
  return (
    <Card className="pane">
      <EmptyState
        title="还没有单位"
        hint="导入任务分解表时会一并建立单位，也可以在单位页直接添加。"
        actions={
          <>
            <Link href="/imports">
              <Button type="primary">导入表格</Button>
            </Link>
            <Link href="/units">
              <Button>添加单位</Button>
            </Link>
          </>
        }
      />
    </Card>
  );
}

interface CountsProps {
  readonly year: Year;
  readonly matrix: SubmissionMatrix;
  readonly onIntake: (intake: Intake) => void;
}

function Counts({ year, matrix: stored, onIntake }: CountsProps) {
  const { matrix, save } = useCounts(year, stored);
  const units = useAppQuery('units.list', {}).data;
  const names = useMemo(() => unitNames(matrix, units), [matrix, units]);
  const [refusal, setRefusal] = useState('');
  const [open, setOpen] = useState<PiecesOf>();
  const close = useCallback(() => setOpen(undefined), []);
  return (
    <Card className={clsx('pane', css['over'])}>
      {refusal !== '' && (
        <div className={css['refusal']} role="alert">
          <span>{refusal}</span>
          <Button type="text" size="small" onClick={() => setRefusal('')}>
            知道了
          </Button>
        </div>
      )}
      <CountTable
        matrix={matrix}
        names={names}
        onRefuse={setRefusal}
        onSave={(changes, done) => {
          setRefusal('');
          void save(changes, done);
        }}
        onOpen={({ unitId, unit }, month) => setOpen({ unitId, unit, month })}
      />
      {open && (
        <PiecesPanel
          key={`${open.unitId} ${open.month}`}
          year={year}
          {...open}
          // A panel lies over the end of the table that its cell is not in.
          side={open.month > 6 ? 'left' : 'right'}
          onPaste={(text) => onIntake({ text, unitId: open.unitId })}
          onClose={close}
        />
      )}
    </Card>
  );
}

/** Names and aliases of the units in the table. */
function unitNames(matrix: SubmissionMatrix, list: UnitList | undefined): UnitNames {
  const shown = new Set(matrix.rows.map((row) => row.unitId));
  const aliases = (list?.units ?? [])
    .filter((unit) => shown.has(unit.id))
    .flatMap((unit) => unit.aliases.map((alias) => [nameKey(alias), unit.id] as const));
  return new Map([...aliases, ...matrix.rows.map((row) => [nameKey(row.unit), row.unitId] as const)]);
}

function TargetField({ year, target }: { readonly year: Year; readonly target: number }) {
  const { mutateAsync, isPending } = useAppCommand('submissions.setTarget');
  const notify = useNotify();
  const lock = useYearLock();
  const [value, setValue] = useState<number | null>(target);
  const save = async (): Promise<void> => {
    if (value === null || value === target) return setValue(target);
    try {
      const { commandId } = await mutateAsync({ year, target: value });
      notify.success(`每月目标已改为 ${value} 篇`, { commandId });
    } catch (error) {
      setValue(target);
      notify.fault(error);
    }
    return undefined;
  };
  return (
    <div className={css['target']}>
      每单位每月目标
      <NumberBox
        aria-label="每单位每月目标篇数"
        min={0}
        max={100}
        precision={0}
        style={{ width: 72 }}
        value={value}
        disabled={isPending || lock !== undefined}
        title={lock}
        onChange={setValue}
        onPressEnter={() => void save()}
        onBlur={() => void save()}
      />
      篇
    </div>
  );
}

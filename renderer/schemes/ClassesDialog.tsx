import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { SchemesOfYear, UnitClassView } from '../../electron/contract/schemes.ts';
import type { SchemeWeight } from '../../electron/contract/schemeTree.ts';
import type { SchemeId, Year } from '../../electron/domain/brand.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Choice } from '../rules/ruleFields.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { UnitsSelect } from '../ui/UnitSelect.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { WeightFields } from './SettingsPane.tsx';
import { unplacedUnits, type ClassDraft } from './classes.ts';
import { WriteButton } from '../ui/WriteButton.tsx';
import css from './dialogs.module.css';

interface ClassesDialogProps {
  readonly year: Year;
  readonly all: SchemesOfYear;
  readonly onClose: () => void;
}

function draftOf({ id, name, schemeId, unitIds, ownWeight }: UnitClassView): ClassDraft {
  return { id, name, schemeId, unitIds, weight: ownWeight ?? null };
}

/** 考核类别: which units are scored together, by which scheme, with which weight. A unit in two classes or in none is named. */
export function ClassesDialog({ year, all, onClose }: ClassesDialogProps) {
  const [classes, setClasses] = useState<readonly ClassDraft[]>(() => all.classes.map(draftOf));
  const units = useAppQuery('units.list', {});
  const save = useCommand('schemes.saveClasses');
  const notify = useNotify();
  const questions = unplacedUnits(classes, units.data?.units ?? [], year);
  const [first] = all.schemes;
  const put = (at: number, next: ClassDraft): void => setClasses(classes.with(at, next));
  const send = (next: readonly ClassDraft[] | 'byKind'): void =>
    save.send(
      { year, classes: next === 'byKind' ? next : next.map((each) => ({ ...each, unitIds: [...each.unitIds] })) },
      ({ commandId }) => {
        notify.success(next === 'byKind' ? '考核类别已改为按单位类型。' : `已保存考核类别 ${next.length} 类。`, {
          commandId,
        });
        onClose();
      },
    );
  return (
    <Dialog
      title="考核类别"
      onCancel={onClose}
      width={980}
      footer={
        <>
          {all.classMode === 'own' && (
            <WriteButton onClick={() => send('byKind')} loading={save.isPending}>
              改为按单位类型
            </WriteButton>
          )}
          <Button onClick={onClose}>取消</Button>
          <WriteButton
            type="primary"
            loading={save.isPending}
            disabled={classes.some(({ name }) => name.trim() === '')}
            onClick={() => send(classes)}
          >
            保存类别
          </WriteButton>
        </>
      }
    >
      <table className={css['classes']}>
        <thead>
          <tr>
            <th scope="col">类别</th>
            <th scope="col">考核方案</th>
            <th scope="col">权重</th>
            <th scope="col">单位</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map((each, at) => (
            // A new class has no id yet.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <ClassCells draft={each} all={all} year={year} onChange={(next) => put(at, next)} />
              <td>
                <Button
                  type="text"
                  icon={<Icon name="trash" />}
                  aria-label={`去掉类别“${each.name}”`}
                  disabled={classes.length === 1}
                  onClick={() => setClasses(classes.toSpliced(at, 1))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css['fields']} style={{ marginTop: 8 }}>
        {first && (
          <Button
            onClick={() =>
              setClasses([...classes, { id: null, name: '', schemeId: first.id, unitIds: [], weight: null }])
            }
          >
            添加类别
          </Button>
        )}
        {all.classMode === 'byKind' && <span className="sub">现按单位类型分类；保存后为本单位自定的类别。</span>}
      </div>
      {questions.length > 0 && (
        <>
          <p className={css['late']} style={{ marginTop: 8 }}>{`待核：${questions.length} 个单位的类别要确定`}</p>
          <ul className={css['notes']}>
            {questions.map(({ unitId, message }) => (
              <li key={unitId}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {save.error && <ErrorState error={save.error} inline />}
    </Dialog>
  );
}

const OWN_WEIGHT: SchemeWeight = { kind: 'percent', percent: '4', base: '100' };

function ClassCells(props: {
  readonly draft: ClassDraft;
  readonly all: SchemesOfYear;
  readonly year: Year;
  readonly onChange: (draft: ClassDraft) => void;
}) {
  const { draft, all, year, onChange } = props;
  return (
    <>
      <td>
        <Input
          aria-label="类别名称"
          value={draft.name}
          maxLength={60}
          style={{ width: 150 }}
          onChange={({ target }) => onChange({ ...draft, name: target.value })}
        />
      </td>
      <td>
        <Select<SchemeId>
          aria-label="考核方案"
          value={draft.schemeId}
          style={{ width: 150 }}
          options={all.schemes.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(schemeId) => onChange({ ...draft, schemeId })}
        />
      </td>
      <td>
        <div className={css['fields']} style={{ maxWidth: 270 }}>
          <Choice<'scheme' | 'own'>
            label="权重"
            value={draft.weight === null ? 'scheme' : 'own'}
            words={{ scheme: '按方案', own: '另定' }}
            width={92}
            onChange={(how) => onChange({ ...draft, weight: how === 'own' ? OWN_WEIGHT : null })}
          />
          {draft.weight && (
            <WeightFields weight={draft.weight} year={year} onChange={(weight) => onChange({ ...draft, weight })} />
          )}
        </div>
      </td>
      <td style={{ width: '36%' }}>
        <UnitsSelect value={draft.unitIds} onChange={(unitIds) => onChange({ ...draft, unitIds })} />
        <span className="sub num text-sm">{`${draft.unitIds.length} 个`}</span>
      </td>
    </>
  );
}

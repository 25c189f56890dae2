import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { SchemeSummary, SchemeVersion } from '../../electron/contract/schemes.ts';
import type { Year } from '../../electron/domain/brand.ts';
import type { SchemeNames } from '../../electron/domain/words/scoreRules.ts';
import { call } from '../bridge/call.ts';
import { useAppQuery } from '../bridge/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { instantWords } from '../ui/dates.ts';
import { useNotify } from '../ui/notify.tsx';
import { Loaded } from '../ui/states.tsx';
import { choicesOf, namesOf, type KnownChoices } from './choices.ts';
import { compareTrees, settingLines, type ComparedSide } from './comparing.ts';
import type { SchemeDraft } from './editing.ts';
import css from './dialogs.module.css';

interface VersionsDialogProps {
  readonly year: Year;
  readonly scheme: SchemeSummary;
  readonly draft: SchemeDraft;
  readonly known: KnownChoices;
  readonly onReopen: (version: SchemeVersion) => void;
  readonly onClose: () => void;
}

/** A version by its number, or the draft on screen. */
type Side = number | 'draft';

/** A scheme's versions, dated; two of them side by side; any of them opened again as a draft. */
export function VersionsDialog({ year, scheme, draft, known, onReopen, onClose }: VersionsDialogProps) {
  const latest = scheme.versions.at(-1)?.version ?? 1;
  const [left, setLeft] = useState<Side>(latest);
  const [right, setRight] = useState<Side>('draft');
  const [onlyChanged, setOnlyChanged] = useState(true);
  const options = [
    ...scheme.versions.map(({ version }) => ({ value: version as Side, label: `第 ${version} 版` })),
    { value: 'draft' as const, label: '草稿' },
  ];
  return (
    <Dialog title={`“${scheme.name}”的版本`} onCancel={onClose} footer={null} width={980}>
      <table className={css['versions']}>
        <thead>
          <tr>
            <th scope="col">版本</th>
            <th scope="col">保存时间</th>
            <th scope="col">说明</th>
            <th scope="col">
              <span className="visually-hidden">操作</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {scheme.versions.toReversed().map(({ version, savedAt, note }) => (
            <tr key={version}>
              <td className="num">{`第 ${version} 版${version === latest ? '（现行）' : ''}`}</td>
              <td className="num">{savedAt === '' ? '程序自带' : instantWords(savedAt)}</td>
              <td>{note}</td>
              <td className="right">
                <ReopenButton year={year} scheme={scheme} version={version} onReopen={onReopen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={css['fields']} style={{ marginTop: 12 }}>
        <Select<Side>
          aria-label="左边的版本"
          value={left}
          options={options}
          style={{ width: 110 }}
          onChange={setLeft}
        />
        <span>与</span>
        <Select<Side>
          aria-label="右边的版本"
          value={right}
          options={options}
          style={{ width: 110 }}
          onChange={setRight}
        />
        <span>比较</span>
        <Checkbox checked={onlyChanged} onChange={({ target }) => setOnlyChanged(target.checked)}>
          只看不同
        </Checkbox>
      </div>
      <Compared
        year={year}
        scheme={scheme}
        draft={draft}
        known={known}
        left={left}
        right={right}
        onlyChanged={onlyChanged}
      />
    </Dialog>
  );
}

function ReopenButton(props: Pick<VersionsDialogProps, 'year' | 'scheme' | 'onReopen'> & { readonly version: number }) {
  const { year, scheme, version, onReopen } = props;
  const notify = useNotify();
  return (
    <Button
      size="small"
      onClick={() => void call('schemes.version', { year, schemeId: scheme.id, version }).then(onReopen, notify.fault)}
    >
      在草稿中打开
    </Button>
  );
}

function Compared(
  props: Omit<VersionsDialogProps, 'onReopen' | 'onClose'> & {
    readonly left: Side;
    readonly right: Side;
    readonly onlyChanged: boolean;
  },
) {
  const { year, scheme, draft, left, right } = props;
  const a = useSide(year, scheme, left, draft);
  const b = useSide(year, scheme, right, draft);
  return (
    <Loaded query={a.query}>
      {() => (
        <Loaded query={b.query}>{() => a.shown && b.shown && <Table {...props} a={a.shown} b={b.shown} />}</Loaded>
      )}
    </Loaded>
  );
}

function useSide(year: Year, scheme: SchemeSummary, side: Side, draft: SchemeDraft) {
  const latest = scheme.versions.at(-1)?.version ?? 1;
  const query = useAppQuery('schemes.version', {
    year,
    schemeId: scheme.id,
    version: side === 'draft' ? latest : side,
  });
  const shown: SchemeDraft | undefined = side === 'draft' ? draft : query.data;
  return { query, shown };
}

function Table({
  a,
  b,
  left,
  right,
  known,
  onlyChanged,
}: {
  readonly a: SchemeDraft;
  readonly b: SchemeDraft;
  readonly left: Side;
  readonly right: Side;
  readonly known: KnownChoices;
  readonly onlyChanged: boolean;
}) {
  const names = { left: namesOf(choicesOf(a.tree, known)), right: namesOf(choicesOf(b.tree, known)) };
  const all = compareTrees(a.tree, b.tree, names);
  const rows = onlyChanged ? all.filter(({ isSame }) => !isSame) : all;
  const settings: readonly [readonly string[], readonly string[]] = [
    schemeLines(a, names.left),
    schemeLines(b, names.right),
  ];
  const isSettingsSame = settings[0].join('\n') === settings[1].join('\n');
  if (rows.length === 0 && isSettingsSame) return <p className="sub">两边相同。</p>;
  return (
    <table className={css['compared']}>
      <thead>
        <tr>
          <th scope="col">{sideWords(left)}</th>
          <th scope="col">{sideWords(right)}</th>
        </tr>
      </thead>
      <tbody>
        {(!onlyChanged || !isSettingsSame) && (
          <tr>
            {settings.map((lines, at) => (
              // Left and right.
              // oxlint-disable-next-line react/no-array-index-key
              <td key={at} data-changed={isSettingsSame ? undefined : ''}>
                {lines.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </td>
            ))}
          </tr>
        )}
        {rows.map(({ id, depth, left: one, right: other, isSame }) => (
          <tr key={id}>
            <SideCell side={one} depth={depth} isSame={isSame} />
            <SideCell side={other} depth={depth} isSame={isSame} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function schemeLines({ name, tree, weight }: SchemeDraft, names: SchemeNames): readonly string[] {
  const weighed = weight.kind === 'percent' ? `权重 ${weight.percent}%` : `权重 ${weight.points} 分`;
  return [`名称：${name}`, `${weighed}，总体考核满分 ${weight.base}`, ...settingLines(tree, names)];
}

function sideWords(side: Side): string {
  return side === 'draft' ? '草稿' : `第 ${side} 版`;
}

function SideCell({
  side,
  depth,
  isSame,
}: {
  readonly side: ComparedSide | undefined;
  readonly depth: number;
  readonly isSame: boolean;
}) {
  if (side === undefined) return <td className="faint">—</td>;
  return (
    <td data-changed={isSame ? undefined : ''} style={{ paddingLeft: 8 + depth * 14 }}>
      <div className={css['side']}>
        <span>{side.name}</span>
        <span className="num">{side.full}</span>
      </div>
      {side.lines.map((line) => (
        <p key={line} className="text-sm">
          {line}
        </p>
      ))}
    </td>
  );
}

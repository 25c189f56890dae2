import { Button, Input, Radio } from 'antd';
import { clsx } from 'clsx';
import { useState } from 'react';
import type { SchemeVersion } from '../../electron/contract/schemes.ts';
import { clauseSentence } from '../../electron/domain/words/scoreRules.ts';
import type { InputOf } from '../../electron/contract/index.ts';
import type { Year } from '../../electron/domain/brand.ts';
import { FailureError } from '../bridge/call.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useNotify } from '../ui/notify.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import { checkDraft, fullContribution, type SchemeDraft } from './points.ts';
import css from './SchemeDialog.module.css';

interface SchemeDialogProps {
  readonly year: Year;
  readonly scheme: SchemeVersion;
  readonly onClose: () => void;
}

/** 考核方案: full marks of each indicator, the weight and the base of the overall assessment. Saving makes a new version. */
export function SchemeDialog({ year, scheme, onClose }: SchemeDialogProps) {
  const notify = useNotify();
  const save = useCommand('schemes.save');
  const [draft, setDraft] = useState<SchemeDraft>(() => draftOf(scheme));
  const check = checkDraft(draft);
  const [way, setWay] = useState<Judgements>();
  const question = way === undefined ? questionOf(save.error) : undefined;
  const blocked = check.weight !== undefined || check.marks !== undefined || question !== undefined;
  const submit = (): void =>
    save.send(
      {
        year,
        schemeId: scheme.schemeId,
        name: scheme.name,
        note: '',
        tree: { ...scheme.tree, nodes: scheme.tree.nodes.map((first) => changed(first, draft)) },
        weight: { kind: 'percent', percent: plain(draft.weight), base: String(draft.base) },
        ...(way === undefined ? {} : { judgements: way }),
      },
      ({ commandId }) => {
        notify.success('考核方案已保存，得分已重算', { commandId });
        onClose();
      },
    );
  return (
    <Dialog
      title={`${year}年度考核方案（现为第 ${scheme.version} 版）`}
      width={640}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" loading={save.isPending} disabled={blocked} onClick={submit}>
            保存为新版本
          </Button>
        </>
      }
    >
      <div className="stack">
        <Marks scheme={scheme} draft={draft} onChange={setDraft} />
        <output className={clsx(css['sum'], check.marks !== undefined && 'over')}>
          {check.marks ?? `满分合计 ${check.sum ?? ''} 分`}
        </output>
        <Weight draft={draft} trouble={check.weight} onChange={setDraft} />
        {save.error && questionOf(save.error) === undefined && <ErrorState error={save.error} inline />}
        {(question ?? way) && <WhatOfJudgements question={question} way={way} onChoose={setWay} />}
      </div>
    </Dialog>
  );
}

/** What of a scheme is changed here: marks and names of its first level, and its weight. */
function draftOf({ tree, weight }: SchemeVersion): SchemeDraft {
  return {
    weight: weight.kind === 'percent' ? weight.percent : weight.points,
    base: weight.base === '1000' ? 1000 : 100,
    indicators: tree.nodes.map(({ node: { id, name, full } }) => ({ id, name, full })),
  };
}

type First = SchemeVersion['tree']['nodes'][number];

/** A first-level node with the name and marks that were typed; what is judged is judged up to them. */
function changed(first: First, { indicators }: SchemeDraft): First {
  const { node } = first;
  const typed = indicators.find(({ id }) => id === node.id);
  if (typed === undefined || node.kind === 'branch') return first;
  const full = plain(typed.full);
  const clauses = node.clauses.map((clause) =>
    clause.rule === 'judged' && clause.most === node.full ? Object.assign({}, clause, { most: full }) : clause,
  );
  return { ...first, node: { ...node, name: typed.name.trim(), full, clauses } };
}

type Judgements = NonNullable<InputOf<'schemes.save'>['judgements']>;

/** What the app asks where full marks change by which points were judged: a sentence. */
function questionOf(error: unknown): string | undefined {
  return error instanceof FailureError && error.failure.fields?.['judgements'] !== undefined
    ? error.message
    : undefined;
}

/** Judged points stay as they are, or grow and shrink with the full marks. */
function WhatOfJudgements(props: {
  readonly question: string | undefined;
  readonly way: Judgements | undefined;
  readonly onChoose: (way: Judgements) => void;
}) {
  const { question, way, onChoose } = props;
  return (
    <div className={css['judged']}>
      {question !== undefined && <p role="alert">{question}</p>}
      <Radio.Group
        aria-label="已有的评议得分"
        value={way}
        onChange={(event) => onChoose(event.target.value === 'scale' ? 'scale' : 'keep')}
      >
        <Radio value="keep">保留原分</Radio>
        <Radio value="scale">按比例换算</Radio>
      </Radio.Group>
    </div>
  );
}

/** The weight, the base, and what full marks come to with them. */
function Weight(props: {
  readonly draft: SchemeDraft;
  readonly trouble: string | undefined;
  readonly onChange: (draft: SchemeDraft) => void;
}) {
  const { draft, trouble, onChange } = props;
  return (
    <>
      <div className={css['line']}>
        <label htmlFor="scheme-weight">权重</label>
        <Input
          id="scheme-weight"
          inputMode="decimal"
          suffix="%"
          style={{ width: 100 }}
          value={draft.weight}
          status={trouble === undefined ? '' : 'error'}
          onChange={(event) => onChange({ ...draft, weight: event.target.value })}
        />
        <span className={trouble === undefined ? 'sub' : 'over'}>
          {trouble ?? '占单位年度绩效考核的比重，不低于 4%'}
        </span>
      </div>
      <div className={css['line']}>
        <span className={css['label']}>总分制</span>
        <Radio.Group
          value={draft.base}
          onChange={(event) => onChange({ ...draft, base: event.target.value === 1000 ? 1000 : 100 })}
        >
          <Radio value={100}>100 分</Radio>
          <Radio value={1000}>1000 分</Radio>
        </Radio.Group>
        <span className="sub num">{`得满分 100 分，折 ${fullContribution(draft.weight, draft.base) ?? '—'} 分`}</span>
      </div>
    </>
  );
}

function plain(text: string): string {
  return text.trim().normalize('NFKC');
}

function Marks(props: {
  readonly scheme: SchemeVersion;
  readonly draft: SchemeDraft;
  readonly onChange: (draft: SchemeDraft) => void;
}) {
  const { scheme, draft, onChange } = props;
  const change = (at: number, part: Partial<SchemeDraft['indicators'][number]>): void =>
    onChange({
      ...draft,
      indicators: draft.indicators.map((each, index) => (index === at ? { ...each, ...part } : each)),
    });
  return (
    <table className={css['marks']}>
      <thead>
        <tr>
          <th scope="col">指标</th>
          <th scope="col">计分办法</th>
          <th scope="col" className="right">
            满分
          </th>
        </tr>
      </thead>
      <tbody>
        {draft.indicators.map((indicator, index) => (
          <tr key={indicator.id}>
            <td>
              <Input
                aria-label={`指标名称 ${index + 1}`}
                maxLength={200}
                value={indicator.name}
                onChange={(event) => change(index, { name: event.target.value })}
              />
            </td>
            <td className="sub">{ruleWords(scheme, index)}</td>
            <td>
              <Input
                aria-label={`“${indicator.name}”的满分`}
                inputMode="decimal"
                className={clsx(css['full'])}
                value={indicator.full}
                onChange={(event) => change(index, { full: event.target.value })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ruleWords({ tree }: SchemeVersion, at: number): string {
  const node = tree.nodes[at]?.node;
  if (node?.kind !== 'leaf') return '';
  const names = { duty: () => '', node: () => '' };
  return node.clauses.map((clause) => clauseSentence(clause, names)).join('；');
}

import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ReportView } from '../../electron/contract/yearlyReport.ts';
import type { UnitId, Year } from '../../electron/domain/brand.ts';
import { useNotify } from '../ui/notify.tsx';
import { Card } from '../ui/Page.tsx';
import { ErrorState } from '../ui/states.tsx';
import { useCommand } from '../ui/useCommand.ts';
import css from './Report.module.css';

interface TextsProps {
  readonly year: Year;
  readonly unitId: UnitId | null;
  readonly view: ReportView;
}

/** The parts in words, each kept by itself. */
export function ReportTexts(props: TextsProps) {
  return (
    <Card title="文字部分" padded>
      <div className={css['texts']}>
        {props.view.form.texts.map(({ key, heading }) => (
          <Part key={key} part={key} heading={heading} {...props} />
        ))}
      </div>
    </Card>
  );
}

function Part({ year, unitId, view, part, heading }: TextsProps & { readonly part: string; readonly heading: string }) {
  const notify = useNotify();
  const stored = view.texts[part] ?? '';
  const [typed, setTyped] = useState<string>();
  const { send, isPending, error } = useCommand('yearlyReport.setText');
  const id = `report-${part}`;
  const isChanged = typed !== undefined && typed !== stored;
  return (
    <div className={css['part']}>
      <label htmlFor={id}>{heading}</label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 16 }}
        maxLength={20_000}
        value={typed ?? stored}
        onChange={(event) => setTyped(event.target.value)}
      />
      {error && <ErrorState error={error} inline />}
      {isChanged && (
        <div className="actions">
          <Button size="small" onClick={() => setTyped(undefined)}>
            放弃
          </Button>
          <Button
            size="small"
            type="primary"
            loading={isPending}
            onClick={() =>
              send({ year, unitId, part, text: typed }, ({ commandId }) => {
                notify.success(`已保存“${heading}”`, { commandId });
                setTyped(undefined);
              })
            }
          >
            保存
          </Button>
        </div>
      )}
    </div>
  );
}

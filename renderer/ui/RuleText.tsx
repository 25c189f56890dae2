import { Tooltip } from 'antd';
import type { RuleView } from '../../electron/contract/shared.ts';

interface RuleTextProps {
  readonly rule: Pick<RuleView, 'short' | 'sentence'>;
  /** The wording it was read from; shown in quotes above the sentence. */
  readonly wording?: string;
}

/** A rule in a table's cell: short, with the whole sentence (and the wording) one hover or Tab away. */
export function RuleText({ rule, wording }: RuleTextProps) {
  const whole = (
    <>
      {wording && <div>“{wording}”</div>}
      <div>{rule.sentence}</div>
    </>
  );
  return (
    <Tooltip title={whole}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the tooltip must be reachable without a mouse */}
      <span className="num" tabIndex={0}>
        {rule.short}
      </span>
    </Tooltip>
  );
}

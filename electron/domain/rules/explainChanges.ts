import { chineseDate, chineseDateWithWeekday } from '../dates/chineseDate.ts';
import type { Exemption, Extension } from '../model/registrations.ts';
import type { Unit } from '../model/unit.ts';
import type { ExplanationStep } from './explain.ts';
import type { RuleVersion } from '../model/timeRule.ts';

/** What the office changed about a date that a rule gave. */
export interface DateChanges {
  readonly version: RuleVersion;
  readonly extension?: Pick<Extension, 'dueOn' | 'reason'>;
  readonly exemption?: Pick<Exemption, 'reason'>;
  /** Units that were merged into the one asked before the date fell due. */
  readonly closed: readonly Pick<Unit, 'name' | 'to'>[];
}

/** The steps after the reckoning: from when the rule holds, who was merged, the extension, the exemption. */
export function explainChanges({ version, extension, exemption, closed }: DateChanges): readonly ExplanationStep[] {
  const steps: ExplanationStep[] = [];
  const { validFrom, validTo } = version;
  if (validFrom !== undefined || validTo !== undefined) {
    const from = validFrom === undefined ? '' : `自${chineseDate(validFrom)}起`;
    const to = validTo === undefined ? '' : `至${chineseDate(validTo)}止`;
    steps.push({ kind: 'version', text: `这一时限${from}${to}适用；此前、此后的所属期按当时的时限。` });
  }
  for (const { name, to } of closed) {
    steps.push({
      kind: 'successor',
      text: `${name}${to === undefined ? '' : `于${chineseDate(to)}后`}撤并，由本单位承接。`,
    });
  }
  if (extension !== undefined) {
    const day = chineseDateWithWeekday(extension.dueOn);
    steps.push({ kind: 'extended', date: extension.dueOn, text: `延期至${day}，原因：${extension.reason}。` });
  }
  if (exemption !== undefined) steps.push({ kind: 'exempt', text: `已免除，原因：${exemption.reason}。` });
  return steps;
}

import type { SecondCopyView, SecondFolder } from '../../contract/backups.ts';
import { passphraseWeakness } from '../../domain/backups/passphrase.ts';
import { fail, succeed } from '../../domain/failure.ts';
import { aheadSentence, lostSentence, secondTroubleSentence } from '../../domain/words/backups.ts';
import type { SecondState } from '../../store/second/second.ts';
import type { SecondCopy } from '../../store/second/shelf.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import type { BackupsContext } from './context.ts';
import { copyView } from './views.ts';

type SecondMethods =
  | 'backups.setSecond'
  | 'backups.proposePassphrase'
  | 'backups.confirmPassphrase'
  | 'backups.clearPassphrase'
  | 'backups.health';

/** The second folder, the passphrase of its copies, and what is wrong with copies at all. */
export function createSecondHandlers(context: BackupsContext): Pick<AreaHandlers<'backups'>, SecondMethods> {
  const { folder, opened, clock } = context;
  return {
    async 'backups.setSecond'({ folder: chosen }) {
      const set = await folder.second.choose(chosen ?? undefined);
      return set.ok ? succeed({}) : set;
    },
    async 'backups.proposePassphrase'({ passphrase }) {
      if (!opened) return fail('harmed', '数据没有打开，不能试封一份备份。请先恢复数据，再设定口令。');
      const trial = await folder.trials.propose(opened, passphrase, clock.now());
      return trial.ok ? succeed({ trialId: trial.value, weakness: passphraseWeakness(passphrase) }) : trial;
    },
    async 'backups.confirmPassphrase'({ trialId, passphrase }) {
      const confirmed = await folder.trials.confirm(trialId, passphrase);
      if (!confirmed.ok) return confirmed;
      folder.second.follow();
      return succeed({ counts: confirmed.value });
    },
    'backups.clearPassphrase'() {
      const cleared = folder.trials.clear();
      if (!cleared.ok) return cleared;
      folder.second.follow();
      return succeed({});
    },
    'backups.health': async () => succeed({ troubles: await troublesOf(context) }),
  };
}

async function troublesOf({ folder, opened }: BackupsContext): Promise<readonly string[]> {
  const displaced = opened?.displaced();
  if (displaced) return [displaced.message];
  const second = await folder.second.state();
  const daily = folder.dailyFailure();
  const here = opened?.content();
  // A copy made since then stands for the one that failed.
  const missing =
    daily !== undefined &&
    !folder.copies.list().some(({ holds }) => !('kind' in holds) && holds.last?.id === here?.last?.id);
  const [latest] = folder.copies.list();
  const lacking = latest ? folder.copies.missingFiles(latest).map(({ name }) => `“${name}”`) : [];
  const [ahead] = opened ? folder.copies.ahead(opened) : [];
  return [
    ...(ahead && !('kind' in ahead.holds) ? [aheadSentence(ahead.label, ahead.holds)] : []),
    ...folder.copies.settings().lost.map(lostSentence),
    ...(missing ? [`今天的自动备份没有做成。${daily.message}`] : []),
    ...(lacking.length > 0
      ? [
          `最近一份备份缺 ${lacking.length} 个佐证文件（${lacking.slice(0, 3).join('、')}${lacking.length > 3 ? '等' : ''}）：它们已不在数据文件夹里，或被改动。请到“设置”的“佐证文件”检查。`,
        ]
      : []),
    ...(second?.trouble ? [secondTroubleSentence(second.trouble, second.folder)] : []),
  ];
}

/** The second folder as the screen shows it. */
export function secondView(state: SecondState | undefined): SecondFolder | undefined {
  if (!state) return undefined;
  const { folder, sealed, trouble, copies, isSeen, lastAt, behind } = state;
  return {
    folder,
    sealed,
    trouble: trouble && secondTroubleSentence(trouble, folder),
    copies: copies.map(secondCopyView),
    isSeen,
    lastAt,
    behind,
  };
}

function secondCopyView(copy: SecondCopy): SecondCopyView {
  return { ...copyView(copy, []), sealed: copy.sealed };
}

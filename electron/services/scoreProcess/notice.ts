import type { ParsedInputOf } from '../../contract/index.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { isNoticeOn, type ScoreNotice } from '../../domain/model/scoreProcess.ts';
import { NOTICE_END_WORDS, STAGE_WORDS } from '../../domain/words/scoreProcess.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { frozenText } from '../assessment/frozenBody.ts';
import { refuseLocked } from '../assessment/locks.ts';
import { storeClasses, storeDefault } from '../assessment/schemes.ts';
import { freezingOf, noticeHindrances } from './freeze.ts';
import { entered, liveVersion } from './liveVersion.ts';

type Start = ParsedInputOf<'scoreProcess.startNotice'>;

/** Puts the figures of a class before the public as they stand: they are stored with their traces, and locked until the last day. */
export function startNotice(context: ServiceContext, input: Start) {
  const { store, clock } = context;
  const { year, classId, since = clock.today(), until, by, reason } = input;
  const locked = refuseClosedYear(context, year) ?? refuseLocked(context, year, { classId });
  if (locked) return { ok: false as const, error: locked };
  const freezing = freezingOf(context, year, classId);
  if (freezing === undefined) return fail('not-found', '没有找到这个考核类别，没有保存。请刷新后重试。');
  const refused = refuseDays(since, until, clock.today());
  if (refused) return { ok: false as const, error: refused };
  const hindrances = noticeHindrances(context, freezing.scored, freezing.each);
  if (hindrances.length > 0) return fail('conflict', hindrances.map(({ words }) => words).join(''));
  const className = freezing.each.of.name;
  const body = entered(context, freezing, liveVersion(context, freezing, { stage: 'notice', since, until }));
  const label = `${STAGE_WORDS.notice}：${className}（${since} 至 ${until}）`;
  return runCommand(context, { label, undoable: false }, () => {
    storeDefault(store, year);
    storeClasses(store, year);
    store.scoreProcess.setStage(year, { classId, stage: 'notice', since, until });
    const notice = { year, classId, className, since, until, publishedAt: clock.now(), publishedBy: by, reason };
    return { id: store.scoreNotices.add(notice, frozenText(body)) };
  });
}

function refuseDays(since: Start['until'], until: Start['until'], today: Start['until']): Failure | undefined {
  if (until < since) {
    const message = `公示截止日 ${until} 早于开始日 ${since}，请改正。`;
    return fail('invalid-input', message, { fields: { until: '早于开始日' } }).error;
  }
  if (until >= today) return undefined;
  const message = `公示截止日 ${until} 已经过去。公示的得分按登记时存下，请填写今天或以后的日期；已经公示完的，可以直接定稿。`;
  return fail('invalid-input', message, { fields: { until: '已经过去' } }).error;
}

/** Ends the notice of a class before its last day, or withdraws it. */
export function endNotice(context: ServiceContext, input: ParsedInputOf<'scoreProcess.endNotice'>) {
  const { store, clock } = context;
  const { year, classId, how, by, reason } = input;
  const refused = refuseClosedYear(context, year) ?? refuseFrozenNotice(context, input);
  if (refused) return { ok: false as const, error: refused };
  const today = clock.today();
  const notice = store.scoreNotices.ofYear(year).findLast((each) => each.classId === classId);
  if (notice === undefined || !canEnd(notice, how, today)) {
    return fail('conflict', `这个考核类别没有${how === 'ended' ? '正在进行' : '可以撤回'}的公示。请刷新后再看。`);
  }
  const label = `${NOTICE_END_WORDS[how]}公示：${notice.className}（${notice.since} 至 ${notice.until}）`;
  return runCommand(context, { label, undoable: false }, () => {
    store.scoreNotices.end(notice.id, { how, on: today, by, reason });
    const until = today < notice.since ? notice.since : today;
    store.scoreProcess.setStage(
      year,
      how === 'ended'
        ? { classId, stage: 'notice', since: notice.since, until }
        : { classId, stage: 'review', since: today },
    );
    return {};
  });
}

/** One that is on ends or is withdrawn; one that is over can be withdrawn as long as no other follows. */
function canEnd(notice: ScoreNotice, how: 'ended' | 'withdrawn', today: Start['until']): boolean {
  return how === 'ended' ? isNoticeOn(notice, today) : notice.end?.how !== 'withdrawn';
}

function refuseFrozenNotice(
  context: ServiceContext,
  { year, classId }: Pick<Start, 'year' | 'classId'>,
): Failure | undefined {
  const isFrozen = context.store.scoreProcess.freezes(year).some((each) => each.classId === classId);
  return isFrozen ? refuseLocked(context, year, { classId }) : undefined;
}

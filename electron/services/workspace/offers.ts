import type { OfferView } from '../../contract/workspace.ts';
import type { ParsedInputOf } from '../../contract/index.ts';
import { assertNever, type Year } from '../../domain/brand.ts';
import { dayInMonth } from '../../domain/dates/plainDate.ts';
import { fail, type Failure } from '../../domain/failure.ts';
import { effectiveRules, type Duty } from '../../domain/model/duty.ts';
import { defaultFrame } from '../../domain/model/yearFrame.ts';
import { readsAsPieces } from '../../domain/reading/wording/pieces.ts';
import { DUTY_KIND_WORDS, FOLLOWING_WORDS } from '../../domain/words/duties.ts';
import { chineseDate } from '../../domain/dates/chineseDate.ts';
import { IN_USE_FROM } from '../../store/facts.ts';
import type { StoredYear } from '../../store/repositories/workspace.ts';
import { refuseClosedYear, runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import { derivedYear } from '../year/derivedYear.ts';

const piecesKept = (year: Year): string => `offers.pieces.${year}`;

/** Duties without a deadline of which nobody has decided how they are followed. */
function undatedDuties(duties: readonly Duty[]): readonly Duty[] {
  return duties.filter(
    (duty) =>
      duty.isFollowingUndecided &&
      effectiveRules(duty).some(({ rule }) => rule.type === 'continuous') &&
      effectiveRules(duty).every(({ rule }) => rule.type === 'continuous'),
  );
}

/** Duties whose wording asks for pieces of 信息报送 and that stand under another kind. */
function hiddenPieces(duties: readonly Duty[]): readonly Duty[] {
  return duties.filter(
    ({ kind, content, timeWording }) => kind !== 'submission' && readsAsPieces(content, timeWording),
  );
}

/** What is proposed for data of an earlier format: derived from what nobody has decided, so that it goes once it is decided. */
export function offersOf(context: ServiceContext): readonly OfferView[] {
  const years = context.store.workspace.years().filter(({ state }) => state === 'open');
  return years.flatMap((year) => offersOfYear(context, year));
}

function offersOfYear(
  context: ServiceContext,
  { year, isFrameUndecided, isVerifyingUndecided }: StoredYear,
): readonly OfferView[] {
  const { store, clock } = context;
  const { facts, occurrences } = derivedYear(context, year);
  const offers: OfferView[] = [];
  const overdue = occurrences.filter(({ lamp }) => lamp === 'overdue').length;
  if (store.workspace.setting(IN_USE_FROM) === undefined && overdue > 0) {
    offers.push({
      kind: 'inUseFrom',
      year,
      count: overdue,
      sentences: [
        `还没有设启用日，现有 ${overdue} 项次逾期。`,
        `把今天（${chineseDate(clock.today())}）设为启用日后，此前到期的标为“此前”，不再亮红，也不计入按时率和得分；登记都保留。`,
      ],
    });
  }
  const undated = undatedDuties(facts.duties);
  if (undated.length > 0) {
    offers.push({
      kind: 'following',
      year,
      count: undated.length,
      sentences: [
        `有 ${undated.length} 个没有时限的事项现在计入考核。`,
        `改为“${FOLLOWING_WORDS.reported}”后，到检查日提示“应检查”，不计入按时率和得分；登记都保留。`,
      ],
    });
  }
  const pieces = store.workspace.setting(piecesKept(year)) === undefined ? hiddenPieces(facts.duties) : [];
  if (pieces.length > 0) {
    offers.push({
      kind: 'pieces',
      year,
      count: pieces.length,
      sentences: [
        `有 ${pieces.length} 个事项的原文要求报送信息（如“${(pieces[0]?.content ?? '').slice(0, 24)}”）。`,
        `改为“${DUTY_KIND_WORDS.submission}”后，由信息报送表的篇数判断是否完成，只在信息报送一项计分；已有登记按月计为篇数。`,
      ],
    });
  }
  if (isFrameUndecided) {
    const { cutOff, rankShare, praiseFloor } = defaultFrame(year);
    offers.push({
      kind: 'frame',
      year,
      count: 0,
      sentences: [
        `${year} 年度可以启用新的计算口径：考核截止日 ${chineseDate(cutOff)}，此后办结的不再改变得分；折算分按打印的总分计算；`,
        `适用指标不足满分 ${rankShare}% 的单位不排名；通报只表扬按时率 ${praiseFloor}% 以上且高于本组平均的单位。`,
      ],
    });
  }
  const registered = isVerifyingUndecided ? occurrences.filter(({ state }) => state === 'registered').length : 0;
  if (registered > 0) {
    offers.push({
      kind: 'verifying',
      year,
      count: registered,
      sentences: [
        `${year} 年度可以逐项核验、销号，现有 ${registered} 项次已登记。`,
        '启用后，这些登记变为“待核验”（每周及更频繁的事项、信息报送除外），核对佐证后销号；登记、按时率和得分都不变。',
      ],
    });
  }
  return offers;
}

/** Does what an offer proposes, or writes down that things stay; all of it is one command. */
export function answerOffer(context: ServiceContext, { kind, year, accept }: ParsedInputOf<'workspace.answerOffer'>) {
  const { store } = context;
  const refusal = refuseClosedYear(context, year) ?? refuseGone(context, kind, year);
  if (refusal) return { ok: false as const, error: refusal };
  const label = accept ? `采纳建议：${OFFER_WORDS[kind]}` : `保持不变：${OFFER_WORDS[kind]}`;
  return runCommand(context, { label }, () => {
    write(context, kind, year, accept);
    return {};
  });

  function write({ clock }: ServiceContext, what: OfferView['kind'], of: Year, isAccepted: boolean): void {
    const { duties } = store.facts(of);
    switch (what) {
      case 'inUseFrom': {
        const first = Math.min(...store.workspace.years().map((each) => each.year));
        store.workspace.setSetting(IN_USE_FROM, isAccepted ? clock.today() : dayInMonth(first, 1, 1));
        return;
      }
      case 'following':
        for (const { id } of undatedDuties(duties)) {
          store.duties.update(id, { following: isAccepted ? null : 'counted' });
        }
        return;
      case 'pieces':
        if (!isAccepted) store.workspace.setSetting(piecesKept(of), 'kept');
        else for (const { id } of hiddenPieces(duties)) store.duties.update(id, { kind: 'submission' });
        return;
      case 'frame': {
        const stored = store.workspace.year(of);
        if (stored) store.workspace.setFrame(of, isAccepted ? framed(stored) : stored.frame);
        return;
      }
      case 'verifying':
        store.workspace.setVerifies(of, isAccepted);
        return;
      default:
        assertNever(what);
    }
  }
}

/** The usual frame, with what the office has set of it already. */
function framed({ year, frame }: StoredYear): StoredYear['frame'] {
  const { countsBefore, submissionGroups, verifies, scoreCounts } = frame;
  return { ...defaultFrame(year), countsBefore, submissionGroups, verifies, scoreCounts };
}

const OFFER_WORDS: Readonly<Record<OfferView['kind'], string>> = {
  inUseFrom: '启用日',
  following: '没有时限的事项按轮次反馈',
  pieces: '信息报送归一处计',
  frame: '考核截止日和排名口径',
  verifying: '登记后核验、销号',
};

function refuseGone(context: ServiceContext, kind: OfferView['kind'], year: Year): Failure | undefined {
  const isOpen = offersOf(context).some((offer) => offer.kind === kind && offer.year === year);
  return isOpen ? undefined : fail('conflict', '这条建议已经处理过了。请刷新后再看。').error;
}

import type { UnitId, Year } from '../../domain/brand.ts';
import { addDays, dayInMonth, type PlainDate } from '../../domain/dates/plainDate.ts';
import type { Adoption, AdoptionLevel } from '../../domain/model/piece.ts';
import type { Store } from '../../store/store.ts';
import type { Play } from './activity.ts';
import { createRandom, type Random } from './random.ts';

const SEED = 20_190_403;

const TITLES = [
  '政务服务“一窗通办”扩面提速',
  '重点项目现场推进会召开',
  '惠企政策“免申即享”落地',
  '老旧小区改造征求居民意见',
  '政策解读走进企业车间',
  '便民热线办理情况通报',
  '基层公开专区建成开放',
  '安全生产专项检查启动',
  '就业援助月活动开展',
  '春季义务植树活动举行',
] as const;
const CHANNELS = ['门户网站', '政务信息', '政务新媒体'] as const;
const OUTLETS: Readonly<Record<AdoptionLevel, string>> = {
  district: '清河政务信息',
  city: '市政务信息',
  province: '省政务公开工作动态',
  state: '',
};

/** So many units have their pieces listed one by one. */
const LISTED_UNITS = 6;

/**
 * The pieces behind some units' figures of the months that are over, some of which were taken up. One month lists a piece more than its figure says,
 * which is 待核. Draws from chance of its own: what else the demo holds stays as it is.
 */
export function writePieces(store: Store, year: Year, units: readonly UnitId[], today: PlainDate): void {
  const random = createRandom(SEED);
  const figures = store.submissions.ofYear(year);
  for (const [at, unitId] of units.slice(0, LISTED_UNITS).entries()) {
    const own = figures.filter((each) => each.unitId === unitId && each.count > 0);
    for (const [place, { month, count }] of own.entries()) {
      const last = dayInMonth(year, month, 'last');
      if (last >= today) continue;
      const listed = at === 0 && place === 0 ? count + 1 : count;
      for (let n = 1; n <= listed; n += 1) writePiece(store, unitId, addDays(last, -4 * n), { n, today, random });
    }
  }
}

interface Writing {
  readonly n: number;
  readonly today: PlainDate;
  readonly random: Random;
}

function writePiece(store: Store, unitId: UnitId, on: PlainDate, { n, today, random }: Writing): void {
  const adoptions = (['district', 'city', 'province'] as const).flatMap((level, step): readonly Adoption[] => {
    const taken = addDays(on, 5 + 9 * step);
    return random.chance(0.35 - 0.1 * step) && taken <= today ? [{ level, on: taken, outlet: OUTLETS[level] }] : [];
  });
  store.pieces.add({
    unitId,
    title: random.pick(TITLES) ?? TITLES[0],
    on,
    channel: random.pick(CHANNELS) ?? '',
    link: `https://www.qinghe.example/xxbs/${on.replaceAll('-', '')}/${unitId.slice(-4)}${n}.html`,
    adoptions,
    recordedAt: `${on}T09:00:00.000Z`,
  });
}

/** Counts of months up to today's; the running month is only begun. */
export function writeSubmissions(store: Store, year: Year, { random, today, diligence }: Play): void {
  for (const [unitId, careful] of diligence) {
    for (let month = 1; month <= 12; month += 1) {
      if (dayInMonth(year, month, 1) > today) break;
      const running = dayInMonth(year, month, 'last') >= today;
      const sent = random.chance(running ? 0.5 * careful : careful);
      const count = sent ? random.between(1, careful > 0.95 ? 5 : 3) : 0;
      if (!running || count > 0) store.submissions.set(year, unitId, month, count);
    }
  }
}

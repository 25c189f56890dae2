import type { ParsedInputOf } from '../../contract/index.ts';
import type { PieceView } from '../../contract/pieces.ts';
import { dateParts, type PlainDate } from '../../domain/dates/plainDate.ts';
import { fail, succeed, type Failure } from '../../domain/failure.ts';
import type { Adoption, Piece } from '../../domain/model/piece.ts';
import { adoptionTrouble, isSameAdoption } from '../../domain/submissions/adoptions.ts';
import { monthPieces, registeredAlone } from '../../domain/submissions/pieces.ts';
import { samePieces } from '../../domain/submissions/samePiece.ts';
import { runCommand } from '../app/commands.ts';
import type { ServiceContext } from '../app/context.ts';
import type { AreaHandlers } from '../app/handlers.ts';
import { derivedYear } from '../year/derivedYear.ts';
import { createPieceLists } from './pieceLists.ts';
import { refuseYears, yearsTouched } from './pieceYears.ts';

type Given = Omit<Piece, 'id' | 'recordedAt'>;

/** Pieces of 信息报送 one by one, with what took them up. */
export function createPieces(context: ServiceContext): AreaHandlers<'pieces'> {
  const { store, clock } = context;
  return {
    ...createPieceLists(context),
    'pieces.list'(input) {
      if (!store.workspace.year(input.year)) return fail('not-found', `还没有 ${input.year} 年度。`);
      return succeed(listOf(context, input));
    },
    'pieces.add'(piece) {
      const refusal = refuse(context, piece) ?? refuseYears(context, yearsTouched(undefined, piece));
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: `记入信息《${short(piece.title)}》` }, () => ({
        id: store.pieces.add({ ...piece, recordedAt: clock.now() }),
      }));
    },
    'pieces.update'(piece) {
      const before = store.pieces.one(piece.id);
      if (!before) return fail('not-found', '这篇信息已不存在，可能已被删除。请刷新后重试。');
      const refusal = refuse(context, piece, before) ?? refuseYears(context, yearsTouched(before, piece));
      if (refusal) return { ok: false, error: refusal };
      return runCommand(context, { label: `修改信息《${short(piece.title)}》` }, () => {
        store.pieces.update(piece);
        return {};
      });
    },
    'pieces.remove'({ ids }) {
      const found = ids.map((id) => store.pieces.one(id));
      const gone = found.indexOf(undefined);
      if (gone >= 0) {
        return fail('not-found', '所选信息中有的已不存在，没有删除。请刷新后重试。', {
          fields: { [`ids.${gone}`]: '没有这篇信息' },
        });
      }
      const pieces = found.filter((piece) => piece !== undefined);
      const refusal = refuseYears(context, new Set(pieces.flatMap((piece) => [...yearsTouched(piece, undefined)])));
      if (refusal) return { ok: false, error: refusal };
      const [first] = pieces;
      const label = pieces.length === 1 && first ? `删除信息《${short(first.title)}》` : `删除信息 ${pieces.length} 篇`;
      return runCommand(context, { label }, () => {
        store.pieces.remove(ids);
        return {};
      });
    },
  };
}

function short(title: string): string {
  return title.length > 20 ? `${title.slice(0, 20)}…` : title;
}

/** Why a piece cannot be recorded as given; `before`: as it is on record. */
function refuse({ store, clock }: ServiceContext, piece: Given, before?: Piece): Failure | undefined {
  const { unitId, on, adoptions } = piece;
  const units = store.units.units();
  if (!units.some(({ id }) => id === unitId)) {
    return fail('not-found', '这个单位已不存在，没有保存。请刷新后重试。', { fields: { unitId: '没有这个单位' } })
      .error;
  }
  const today = clock.today();
  if (on > today) {
    return fail('invalid-input', `日期 ${on} 晚于今天，没有保存。`, { fields: { on: '不能晚于今天' } }).error;
  }
  const wrong = refuseAdoptions(adoptions, on, today);
  if (wrong) return wrong;
  const known = samePieces(store.pieces.all().filter(({ id }) => id !== before?.id));
  const same = known.of(piece) ?? known.byLink(piece.link);
  if (same === undefined) return undefined;
  const unit = units.find(({ id }) => id === same.unitId)?.name ?? '';
  const isPage = known.byLink(piece.link) === same;
  return fail(
    'conflict',
    `${isPage ? '这个链接' : '同一天同标题的信息'}已经记过：${unit} ${same.on}《${same.title}》，没有重复记入。`,
    { fields: { [isPage ? 'link' : 'title']: '已经记过' } },
  ).error;
}

function refuseAdoptions(adoptions: readonly Adoption[], on: PlainDate, today: PlainDate): Failure | undefined {
  for (const [at, adoption] of adoptions.entries()) {
    const isTwice = adoptions.slice(0, at).some((each) => isSameAdoption(each, adoption));
    const trouble = isTwice ? '同一级别同一天的采用填了两次' : adoptionTrouble(adoption, on, today);
    if (trouble !== undefined) {
      return fail('invalid-input', `${trouble}，没有保存。`, { fields: { [`adoptions.${at}.on`]: trouble } }).error;
    }
  }
  return undefined;
}

function listOf(context: ServiceContext, { year, unitId, month }: ParsedInputOf<'pieces.list'>) {
  const { facts } = derivedYear(context, year);
  const names = new Map(facts.units.map(({ id, name }) => [id, name]));
  const isAsked = (by: Piece['unitId'], at: number | undefined): boolean =>
    (unitId === undefined || by === unitId) && (month === undefined || at === month);
  const contents = new Map(facts.duties.map(({ id, content }) => [id, content]));
  const of = unitId === undefined || month === undefined ? undefined : monthPieces(facts)(unitId, month);
  return {
    pieces: facts.pieces
      .filter((piece) => isAsked(piece.unitId, dateParts(piece.on).month))
      .map(({ id, unitId: by, title, on, channel, link, adoptions }): PieceView => {
        return { id, unitId: by, unit: names.get(by) ?? '', title, on, channel, link, adoptions };
      }),
    registered: registeredAlone(facts)
      .filter((piece) => isAsked(piece.unitId, piece.month))
      .map(({ dutyId, title, link, doneOn }) => ({ dutyId, content: contents.get(dutyId) ?? '', title, link, doneOn })),
    ...(of === undefined ? {} : { month: of }),
  };
}

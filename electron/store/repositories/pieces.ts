import type Database from 'better-sqlite3';
import type { PieceId, Year } from '../../domain/brand.ts';
import type { Adoption, Piece } from '../../domain/model/piece.ts';
import { grouped } from './rows.ts';

export interface PiecesRepository {
  /** Those whose day is in the year, by day. */
  ofYear(year: Year): readonly Piece[];
  /** Those of every year, by day. */
  all(): readonly Piece[];
  one(id: PieceId): Piece | undefined;
  add(piece: Omit<Piece, 'id'>): PieceId;
  /** Sets everything about a piece; adoptions that stay keep their rows. */
  update(piece: Omit<Piece, 'recordedAt'>): void;
  /** Takes pieces away, with their adoptions. */
  remove(ids: readonly PieceId[]): void;
}

interface AdoptionRow extends Adoption {
  readonly id: string;
  readonly pieceId: PieceId;
}

type PieceRow = Omit<Piece, 'adoptions'>;

const SELECT = `SELECT p.id, p.unit_id AS unitId, p.title, p.on_date AS "on", p.channel, p.link, p.recorded_at AS recordedAt FROM pieces p`;
const ORDER = 'ORDER BY p.on_date, p.recorded_at, p.id';
const SELECT_ADOPTIONS =
  'SELECT a.id, a.piece_id AS pieceId, a.level, a.on_date AS "on", a.outlet FROM adoptions a JOIN pieces p ON p.id = a.piece_id';
const IN_YEAR = 'BETWEEN @first AND @last';

/** News that units sent in, one by one, and where it was taken up. Writes run inside `command`. */
export function createPiecesRepository(db: Database.Database, nextId: () => string): PiecesRepository {
  const select = (where: string) => {
    const pieces = db.prepare<[object], PieceRow>(`${SELECT} WHERE ${where} ${ORDER}`);
    const adoptions = db.prepare<[object], AdoptionRow>(`${SELECT_ADOPTIONS} WHERE ${where} ORDER BY a.on_date, a.id`);
    return (values: object): readonly Piece[] => {
      const known = grouped(
        adoptions.all(values),
        ({ pieceId }) => pieceId,
        ({ level, on, outlet }): Adoption => ({ level, on, outlet }),
      );
      return pieces.all(values).map((row) => Object.assign(row, { adoptions: known.get(row.id) ?? [] }));
    };
  };
  const ofYear = select(`p.on_date ${IN_YEAR}`);
  const all = select('TRUE');
  const one = select('p.id = @id');
  const sql = statements(db);
  const addAdoptions = (pieceId: PieceId, adoptions: readonly Adoption[]): void => {
    for (const { level, on, outlet } of adoptions) sql.addAdoption.run({ id: nextId(), pieceId, level, on, outlet });
  };
  return {
    ofYear: (year) => ofYear(daysOf(year)),
    all: () => all({}),
    one: (id) => one({ id })[0],
    add({ adoptions, ...piece }) {
      const id = nextId() as PieceId;
      sql.add.run({ ...piece, id });
      addAdoptions(id, adoptions);
      return id;
    },
    update({ adoptions, ...piece }) {
      sql.update.run(piece);
      const stored = sql.adoptionsOf.all(piece.id);
      const wanted = new Set(adoptions.map(textOf));
      for (const row of stored) if (!wanted.has(textOf(row))) sql.removeAdoption.run(row.id);
      const kept = new Set(stored.map(textOf));
      addAdoptions(
        piece.id,
        adoptions.filter((each) => !kept.has(textOf(each))),
      );
    },
    remove(ids) {
      const list = JSON.stringify(ids);
      sql.removeAdoptions.run(list);
      sql.remove.run(list);
    },
  };
}

function statements(db: Database.Database) {
  return {
    add: db.prepare<[object]>(
      `INSERT INTO pieces (id, unit_id, title, on_date, channel, link, recorded_at)
       VALUES (@id, @unitId, @title, @on, @channel, @link, @recordedAt)`,
    ),
    update: db.prepare<[object]>(
      'UPDATE pieces SET unit_id = @unitId, title = @title, on_date = @on, channel = @channel, link = @link WHERE id = @id',
    ),
    remove: db.prepare<[string]>('DELETE FROM pieces WHERE id IN (SELECT value FROM json_each(?))'),
    adoptionsOf: db.prepare<[string], AdoptionRow>(
      'SELECT id, piece_id AS pieceId, level, on_date AS "on", outlet FROM adoptions WHERE piece_id = ?',
    ),
    addAdoption: db.prepare<[object]>(
      'INSERT INTO adoptions (id, piece_id, level, on_date, outlet) VALUES (@id, @pieceId, @level, @on, @outlet)',
    ),
    removeAdoption: db.prepare<[string]>('DELETE FROM adoptions WHERE id = ?'),
    removeAdoptions: db.prepare<[string]>('DELETE FROM adoptions WHERE piece_id IN (SELECT value FROM json_each(?))'),
  };
}

function daysOf(year: Year): { readonly first: string; readonly last: string } {
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

function textOf({ level, on, outlet }: Adoption): string {
  return JSON.stringify([level, on, outlet]);
}

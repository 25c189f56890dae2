import type Database from 'better-sqlite3';
import type { SiteAddressId, UnitId } from '../../domain/brand.ts';
import type { SiteAddress } from '../../domain/model/site.ts';

export interface ConfirmedHost {
  /** As `URL.host` has it: with its port where that is not the usual one. */
  readonly host: string;
  /** ISO instant. */
  readonly confirmedAt: string;
}

export interface SitesRepository {
  /** In the order in which they were entered. */
  addresses(): readonly SiteAddress[];
  one(id: SiteAddressId): SiteAddress | undefined;
  add(address: Omit<SiteAddress, 'id'>, recordedAt: string): SiteAddressId;
  update(address: SiteAddress): void;
  remove(id: SiteAddressId): void;
  /** By host. */
  confirmedHosts(): readonly ConfirmedHost[];
  confirmHost(host: ConfirmedHost): void;
  withdrawHost(host: string): void;
}

interface Row extends Omit<SiteAddress, 'unitId'> {
  readonly unitId: UnitId | null;
}

const SELECT = `SELECT id, url, kind, unit_id AS unitId, column_name AS "column", most_pages AS mostPages FROM site_addresses`;

function toAddress({ unitId, ...row }: Row): SiteAddress {
  return unitId === null ? row : { ...row, unitId };
}

/** Where lists are read from on the web, and which hosts of the own network may be asked. Writes run inside `command`. */
export function createSitesRepository(db: Database.Database, nextId: () => string): SitesRepository {
  const all = db.prepare<[], Row>(`${SELECT} ORDER BY recorded_at, rowid`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const add = db.prepare<[object]>(
    `INSERT INTO site_addresses (id, url, kind, unit_id, column_name, most_pages, recorded_at)
     VALUES (@id, @url, @kind, @unitId, @column, @mostPages, @recordedAt)`,
  );
  const update = db.prepare<[object]>(
    `UPDATE site_addresses SET url = @url, kind = @kind, unit_id = @unitId, column_name = @column, most_pages = @mostPages
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM site_addresses WHERE id = ?');
  const hosts = db.prepare<[], ConfirmedHost>(
    'SELECT id AS host, confirmed_at AS confirmedAt FROM confirmed_hosts ORDER BY id',
  );
  const confirm = db.prepare<[object]>(
    'INSERT INTO confirmed_hosts (id, confirmed_at) VALUES (@host, @confirmedAt) ON CONFLICT (id) DO NOTHING',
  );
  const withdraw = db.prepare<[string]>('DELETE FROM confirmed_hosts WHERE id = ?');
  return {
    addresses: () => all.all().map(toAddress),
    one(id) {
      const row = one.get(id);
      return row && toAddress(row);
    },
    add(address, recordedAt) {
      const id = nextId() as SiteAddressId;
      add.run({ unitId: null, ...address, id, recordedAt });
      return id;
    },
    update: (address) => void update.run({ unitId: null, ...address }),
    remove: (id) => void remove.run(id),
    confirmedHosts: () => hosts.all(),
    confirmHost: (host) => void confirm.run(host),
    withdrawHost: (host) => void withdraw.run(host),
  };
}

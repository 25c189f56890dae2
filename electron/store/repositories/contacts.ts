import type Database from 'better-sqlite3';
import type { ContactId, DutyId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { Contact, ContactFacts } from '../../domain/model/contact.ts';

export interface ContactsRepository {
  /** Those for the whole of a unit first, by their first day. */
  all(): readonly Contact[];
  one(id: ContactId): Contact | undefined;
  add(facts: ContactFacts): ContactId;
  update(contact: Contact): void;
  remove(id: ContactId): void;
}

interface Row {
  readonly id: ContactId;
  readonly unitId: UnitId;
  readonly dutyId: DutyId | null;
  readonly person: string;
  readonly post: string;
  readonly contact: string;
  readonly standard: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

const SELECT = `SELECT id, unit_id AS unitId, duty_id AS dutyId, person, post, contact, standard, valid_from AS "from", valid_to AS "to"
  FROM contacts`;

function toContact({ dutyId, from, to, ...row }: Row): Contact {
  return {
    ...row,
    ...(dutyId === null ? {} : { dutyId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

/** Who answers at units (六定). Writes run inside `command`. */
export function createContactsRepository(db: Database.Database, nextId: () => string): ContactsRepository {
  const all = db.prepare<[], Row>(`${SELECT} ORDER BY unit_id, duty_id IS NOT NULL, duty_id, valid_from, id`);
  const one = db.prepare<[string], Row>(`${SELECT} WHERE id = ?`);
  const add = db.prepare<[object]>(
    `INSERT INTO contacts (id, unit_id, duty_id, person, post, contact, standard, valid_from, valid_to)
     VALUES (@id, @unitId, @dutyId, @person, @post, @contact, @standard, @from, @to)`,
  );
  const update = db.prepare<[object]>(
    `UPDATE contacts SET unit_id = @unitId, duty_id = @dutyId, person = @person, post = @post, contact = @contact,
       standard = @standard, valid_from = @from, valid_to = @to WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM contacts WHERE id = ?');
  const values = (facts: ContactFacts, id: ContactId) => ({ dutyId: null, from: null, to: null, ...facts, id });
  return {
    all: () => all.all().map(toContact),
    one(id) {
      const row = one.get(id);
      return row && toContact(row);
    },
    add(facts) {
      const id = nextId() as ContactId;
      add.run(values(facts, id));
      return id;
    },
    update: (contact) => void update.run(values(contact, contact.id)),
    remove: (id) => void remove.run(id),
  };
}

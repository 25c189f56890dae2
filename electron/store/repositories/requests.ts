import type Database from 'better-sqlite3';
import type { RequestEventId, RequestId, UnitId } from '../../domain/brand.ts';
import type { PlainDate } from '../../domain/dates/plainDate.ts';
import type { StoredFile } from '../../domain/model/ledger.ts';
import type {
  ApplicantKind,
  RequestChannel,
  RequestEvent,
  RequestEventKind,
  RequestFacts,
} from '../../domain/model/request.ts';
import {
  NO_EVENT_TEXTS,
  NO_REQUEST_TEXTS,
  type RequestEventPrivate,
  type RequestPrivate,
} from '../../domain/model/requestPrivate.ts';
import { grouped } from './rows.ts';

/** A request without its steps, as the log may know it. */
export interface RequestCase {
  readonly number: string;
  readonly unitId: UnitId;
  readonly channel: RequestChannel;
  readonly applicantKind: ApplicantKind;
}

export interface StoredRequestEvent {
  readonly id: RequestEventId;
  /** A consultation's `who` is a number that tells one party from another. */
  readonly event: RequestEvent;
  readonly recordedAt: string;
}

export interface StoredRequest extends RequestCase {
  readonly id: RequestId;
  readonly recordedAt: string;
  /** In the order of their days; of one day in the order of recording. */
  readonly events: readonly StoredRequestEvent[];
  /** The day on which its private texts were erased. */
  readonly erasedOn?: PlainDate;
}

/** The private texts of a request and of its steps, as they stand. */
export interface RequestTexts {
  readonly request: RequestPrivate;
  readonly events: ReadonlyMap<RequestEventId, RequestEventPrivate>;
}

export interface RequestsRepository {
  /** The whole register, by the day of receipt. */
  all(): readonly StoredRequest[];
  one(id: RequestId): StoredRequest | undefined;
  byNumber(number: string): RequestId | undefined;
  /** The register as figures derive from it. */
  facts(): readonly RequestFacts[];
  texts(id: RequestId): RequestTexts;
  /** The texts of every request, without those of its steps. */
  allTexts(): ReadonlyMap<RequestId, RequestPrivate>;
  add(request: RequestCase, texts: RequestPrivate, recordedAt: string): RequestId;
  update(id: RequestId, request: RequestCase, texts: RequestPrivate, recordedAt: string): void;
  addEvent(id: RequestId, event: RequestEvent, texts: RequestEventPrivate, recordedAt: string): RequestEventId;
  updateEvent(eventId: RequestEventId, event: RequestEvent, texts: RequestEventPrivate, recordedAt: string): void;
  removeEvent(eventId: RequestEventId): void;
  /** Removes a request with its steps; its texts stay for a step back until they are erased. */
  remove(id: RequestId): void;
  /** Every file that a case names, with the case. */
  files(): readonly (StoredFile & { readonly caseId: string })[];
  /** The papers that requests and their steps name as they stand, each once for a case. */
  papers(): readonly { readonly id: RequestId; readonly number: string; readonly sha256: string }[];
  /** Removes all private texts of a case, of every earlier state too, and keeps its number in the list of erased ones. */
  erase(id: RequestId, number: string, erasedOn: PlainDate): void;
  /** Keeps the number of a case that is not in this file in the list of erased ones. */
  noteErased(number: string, erasedOn: PlainDate): void;
  /** Removes the texts of cases that are not there (any more), from before an instant. */
  eraseOrphans(before: string): number;
  erased(): readonly { readonly number: string; readonly erasedOn: PlainDate }[];
  isErased(number: string): boolean;
}

interface CaseRow extends RequestCase {
  readonly id: RequestId;
  readonly recordedAt: string;
  readonly erasedOn: PlainDate | null;
}

interface EventRow {
  readonly id: RequestEventId;
  readonly requestId: RequestId;
  readonly kind: RequestEventKind;
  readonly on: PlainDate;
  readonly body: string;
  readonly unitId: UnitId | null;
  readonly recordedAt: string;
}

const CASE = `SELECT r.id, r.number, r.unit_id AS unitId, r.channel, r.applicant_kind AS applicantKind, r.recorded_at AS recordedAt,
  e.erased_on AS erasedOn FROM requests r LEFT JOIN erased_cases e ON e.id = r.number AND e.register = 'requests'`;
const EVENT = `SELECT id, request_id AS requestId, kind, on_date AS "on", body, unit_id AS unitId, recorded_at AS recordedAt FROM request_events`;
const ORDER = 'ORDER BY on_date, sort, id';

/** What of an event goes into its JSON: neither free text nor what has a column of its own. */
function bodyOf(event: RequestEvent): string {
  const { kind: _kind, on: _on, ...rest } = event;
  if (event.kind === 'assigned') return '{}';
  if (event.kind !== 'extended') return JSON.stringify(rest);
  const { n, toldOn } = event;
  return JSON.stringify({ n, ...(toldOn === undefined ? {} : { toldOn }) });
}

function toEvent({ id, kind, on, body, unitId, recordedAt }: EventRow): StoredRequestEvent {
  // Written by `bodyOf` alone.
  const rest = JSON.parse(body) as object;
  const event = { kind, on, ...rest, ...(unitId === null ? {} : { unitId }) } as RequestEvent;
  return { id, event, recordedAt };
}

/** Disclosure requests (依申请公开). Writes run inside `command`; what is private goes into a table that the log does not copy. */
export function createRequestsRepository(db: Database.Database, nextId: () => string): RequestsRepository {
  const sql = prepare(db);
  const keep = (caseId: string, texts: RequestPrivate | RequestEventPrivate, recordedAt: string): string => {
    const id = nextId();
    sql.addPrivate.run(id, caseId, JSON.stringify(texts), recordedAt);
    return id;
  };
  const withEvents = (cases: readonly CaseRow[], events: readonly EventRow[]): readonly StoredRequest[] => {
    const byCase = grouped(events, ({ requestId }) => requestId, toEvent);
    return cases.map(({ erasedOn, ...row }) => ({
      ...row,
      events: byCase.get(row.id) ?? [],
      ...(erasedOn === null ? {} : { erasedOn }),
    }));
  };
  const all = () =>
    withEvents(sql.cases.all(), sql.events.all()).toSorted((a, b) => {
      const [left, right] = [receivedOn(a), receivedOn(b)];
      return left < right ? -1 : Number(left > right);
    });
  return {
    all,
    one: (id) => withEvents(sql.oneCase.all(id), sql.eventsOf.all(id))[0],
    byNumber: (number) => sql.byNumber.get(number),
    facts: () =>
      all().map(({ id, number, unitId, channel, applicantKind, events }) => ({
        id,
        number,
        unitId,
        channel,
        applicantKind,
        events: events.map(({ event }) => event),
      })),
    texts: (id) => ({
      request: { ...NO_REQUEST_TEXTS, ...parsed<RequestPrivate>(sql.textsOf.get(id)) },
      events: new Map(
        sql.eventTexts
          .all(id)
          .map(({ eventId, body }) => [eventId, { ...NO_EVENT_TEXTS, ...parsed<RequestEventPrivate>(body) }]),
      ),
    }),
    allTexts: () =>
      new Map(sql.allTexts.all().map(({ id, body }) => [id, { ...NO_REQUEST_TEXTS, ...parsed<RequestPrivate>(body) }])),
    add(request, texts, recordedAt) {
      const id = nextId() as RequestId;
      sql.add.run({ ...columns(request), id, privateId: keep(id, texts, recordedAt), recordedAt });
      return id;
    },
    update(id, request, texts, recordedAt) {
      const isSame = JSON.stringify({ ...NO_REQUEST_TEXTS, ...parsed(sql.textsOf.get(id)) }) === JSON.stringify(texts);
      sql.update.run({ ...columns(request), id });
      if (!isSame) sql.setPrivate.run(keep(id, texts, recordedAt), id);
    },
    addEvent(id, event, texts, recordedAt) {
      const eventId = nextId() as RequestEventId;
      sql.addEvent.run({
        ...eventColumns(event),
        id: eventId,
        requestId: id,
        privateId: keep(id, texts, recordedAt),
        recordedAt,
      });
      return eventId;
    },
    updateEvent(eventId, event, texts, recordedAt) {
      const requestId = sql.caseOf.get(eventId);
      if (requestId === undefined) return;
      const before = sql.eventTexts.all(requestId).find((each) => each.eventId === eventId)?.body;
      sql.updateEvent.run({ ...eventColumns(event), id: eventId });
      const isSame = JSON.stringify({ ...NO_EVENT_TEXTS, ...parsed(before) }) === JSON.stringify(texts);
      if (!isSame) sql.setEventPrivate.run(keep(requestId, texts, recordedAt), eventId);
    },
    removeEvent: (eventId) => void sql.removeEvent.run(eventId),
    remove(id) {
      sql.removeEvents.run(id);
      sql.remove.run(id);
    },
    files: () => sql.files.all(),
    papers: () => sql.papers.all(),
    erase(id, number, erasedOn) {
      sql.clearPrivate.run(id);
      sql.clearEventPrivate.run(id);
      sql.removePrivate.run(id);
      sql.addErased.run(number, erasedOn);
    },
    noteErased: (number, erasedOn) => void sql.addErased.run(number, erasedOn),
    eraseOrphans: (before) => sql.removeOrphans.run(before).changes,
    erased: () => sql.erased.all(),
    isErased: (number) => sql.isErased.get(number) === 1,
  };
}

function receivedOn({ events }: StoredRequest): string {
  return events.find(({ event }) => event.kind === 'received')?.event.on ?? '';
}

/** Written by this repository alone. */
function parsed<Texts>(body: string | null | undefined): Partial<Texts> {
  return body === null || body === undefined ? {} : (JSON.parse(body) as Partial<Texts>);
}

function columns({ number, unitId, channel, applicantKind }: RequestCase) {
  return { number, unitId, channel, applicantKind };
}

function eventColumns(event: RequestEvent) {
  return {
    kind: event.kind,
    on: event.on,
    body: bodyOf(event),
    unitId: event.kind === 'assigned' ? event.unitId : null,
  };
}

function prepare(db: Database.Database) {
  return {
    cases: db.prepare<[], CaseRow>(`${CASE} ORDER BY r.number, r.id`),
    oneCase: db.prepare<[string], CaseRow>(`${CASE} WHERE r.id = ?`),
    byNumber: db.prepare<[string], RequestId>('SELECT id FROM requests WHERE number = ?').pluck(),
    events: db.prepare<[], EventRow>(`${EVENT} ${ORDER}`),
    eventsOf: db.prepare<[string], EventRow>(`${EVENT} WHERE request_id = ? ${ORDER}`),
    caseOf: db.prepare<[string], RequestId>('SELECT request_id FROM request_events WHERE id = ?').pluck(),
    textsOf: db
      .prepare<[string], string | null>(
        'SELECT p.body FROM requests r JOIN private_texts p ON p.id = r.private_id WHERE r.id = ?',
      )
      .pluck(),
    allTexts: db.prepare<[], { readonly id: RequestId; readonly body: string }>(
      'SELECT r.id, p.body FROM requests r JOIN private_texts p ON p.id = r.private_id',
    ),
    eventTexts: db.prepare<[string], { readonly eventId: RequestEventId; readonly body: string }>(
      'SELECT e.id AS eventId, p.body FROM request_events e JOIN private_texts p ON p.id = e.private_id WHERE e.request_id = ?',
    ),
    add: db.prepare<[object]>(
      `INSERT INTO requests (id, number, unit_id, channel, applicant_kind, private_id, recorded_at)
       VALUES (@id, @number, @unitId, @channel, @applicantKind, @privateId, @recordedAt)`,
    ),
    update: db.prepare<[object]>(
      `UPDATE requests SET number = @number, unit_id = @unitId, channel = @channel, applicant_kind = @applicantKind WHERE id = @id`,
    ),
    setPrivate: db.prepare<[string, string]>('UPDATE requests SET private_id = ? WHERE id = ?'),
    addEvent: db.prepare<[object]>(
      `INSERT INTO request_events (id, request_id, kind, on_date, body, unit_id, private_id, sort, recorded_at)
       SELECT @id, @requestId, @kind, @on, @body, @unitId, @privateId, COALESCE(MAX(sort), 0) + 1, @recordedAt
       FROM request_events WHERE request_id = @requestId`,
    ),
    updateEvent: db.prepare<[object]>(
      'UPDATE request_events SET kind = @kind, on_date = @on, body = @body, unit_id = @unitId WHERE id = @id',
    ),
    setEventPrivate: db.prepare<[string, string]>('UPDATE request_events SET private_id = ? WHERE id = ?'),
    removeEvent: db.prepare<[string]>('DELETE FROM request_events WHERE id = ?'),
    removeEvents: db.prepare<[string]>('DELETE FROM request_events WHERE request_id = ?'),
    remove: db.prepare<[string]>('DELETE FROM requests WHERE id = ?'),
    addPrivate: db.prepare<[string, string, string, string]>(
      'INSERT INTO private_texts (id, case_id, body, recorded_at) VALUES (?, ?, ?, ?)',
    ),
    clearPrivate: db.prepare<[string]>('UPDATE requests SET private_id = NULL WHERE id = ?'),
    clearEventPrivate: db.prepare<[string]>('UPDATE request_events SET private_id = NULL WHERE request_id = ?'),
    removePrivate: db.prepare<[string]>('DELETE FROM private_texts WHERE case_id = ?'),
    removeOrphans: db.prepare<[string]>(
      'DELETE FROM private_texts WHERE recorded_at < ? AND case_id NOT IN (SELECT id FROM requests UNION ALL SELECT id FROM cases)',
    ),
    addErased: db.prepare<[string, string]>(
      `INSERT INTO erased_cases (id, register, erased_on) VALUES (?, 'requests', ?) ON CONFLICT (id) DO NOTHING`,
    ),
    erased: db.prepare<[], { readonly number: string; readonly erasedOn: PlainDate }>(
      `SELECT id AS number, erased_on AS erasedOn FROM erased_cases WHERE register = 'requests' ORDER BY erased_on, id`,
    ),
    isErased: db
      .prepare<[string], number>(`SELECT EXISTS (SELECT 1 FROM erased_cases WHERE id = ? AND register = 'requests')`)
      .pluck(),
    papers: db.prepare<[], { readonly id: RequestId; readonly number: string; readonly sha256: string }>(
      `SELECT r.id, r.number, f.value ->> 'sha256' AS sha256
       FROM requests r JOIN private_texts p ON p.id = r.private_id, json_each(p.body, '$.files') f
       UNION SELECT r.id, r.number, f.value ->> 'sha256'
       FROM requests r JOIN request_events e ON e.request_id = r.id JOIN private_texts p ON p.id = e.private_id, json_each(p.body, '$.files') f
       ORDER BY 2, 3`,
    ),
    files: db.prepare<[], StoredFile & { readonly caseId: string }>(
      `SELECT p.case_id AS caseId, f.value ->> 'name' AS name, f.value ->> 'sha256' AS sha256, f.value ->> 'size' AS size,
         f.value ->> 'mediaType' AS mediaType
       FROM private_texts p, json_each(p.body, '$.files') f ORDER BY 2, 3`,
    ),
  };
}

import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandId, ImportId, Year } from '../../electron/domain/brand.ts';
import { occurrenceKey } from '../../electron/domain/model/occurrenceKey.ts';
import { CASE_REGISTERS } from '../../electron/domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../electron/domain/words/registerDefinitions.ts';
import { derivedYear } from '../../electron/services/year/derivedYear.ts';
import { openStore } from '../../electron/store/openStore.ts';
import { loggedTables } from '../../electron/store/schema/logTriggers.ts';
import { latestFormat } from '../../electron/store/schema/migrate.ts';
import { migrations } from '../../electron/store/schema/migrations/index.ts';
import { storePaths } from '../../electron/store/file/paths.ts';
import { openTestApp, type TestApp } from '../support/testApp.ts';
import { fillOffice } from '../support/formatOffice.ts';
import { countingIds, refusalOf, temporaryFolder } from '../support/storeFixtures.ts';
import { COUNTS, DUTIES, LAMPS, ROWS, SCORES, type Line } from './keptOffice.ts';

const YEAR = 2021 as Year;
const TODAY = '2021-07-12';
const FOLDER = path.join(import.meta.dirname, 'formats');
/** Since this format `imports.revision` names the command. */
const IMPORTS_KNOW_THEIR_COMMAND = 6;
/** Registrations since that look, in the formats that keep looks. */
const DONE_SINCE: Readonly<Record<number, number>> = {
  4: 1,
  5: 1,
  6: 1,
  7: 2,
  8: 3,
  9: 3,
  10: 3,
  11: 4,
  12: 4,
  13: 4,
  14: 5,
  15: 5,
  16: 5,
  17: 5,
  18: 5,
  19: 5,
  20: 5,
};
/** Since this format it is asked whether a year verifies. */
const VERIFYING_IS_ASKED = 12;
/** Since this format start of use, ways of following and frame are asked. */
const STARTS_ARE_ASKED = 11;
const FORMATS = migrations.map(({ version }) => version);

const keptFile = (format: number) => path.join(FOLDER, `${format}.db`);
const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** The lines that hold for a format. */
function linesOf(lines: readonly Line[], format: number): readonly string[] {
  return lines.flatMap((line) => {
    if (typeof line === 'string') return [line];
    const [text, since, until = Infinity] = line;
    return since <= format && format <= until ? [text] : [];
  });
}

/** Rows as lines of text; what is not set shows as —. */
function readLines(db: Database.Database, sql: string): readonly string[] {
  const rows = db.prepare(sql).raw().all() as (string | number | null)[][];
  return rows.map((row) => row.map((value) => (value === null ? '—' : String(value))).join(' | '));
}

function dump(db: Database.Database): string {
  return JSON.stringify(
    loggedTables(db).map(({ name }) => [name, db.prepare(`SELECT * FROM ${name} ORDER BY id`).all()]),
    undefined,
    1,
  );
}

it('keeps a file of every format that there is', () => {
  // Missing: `npm run keep:format` makes the newest; see formats/README.md.
  const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
  expect(files.toSorted()).toEqual(FORMATS.map((format) => `${format}.db`).toSorted());
  for (const format of FORMATS) {
    // At this place a file's header has its format.
    expect(readFileSync(keptFile(format)).readUInt32BE(60), `${format}.db`).toBe(format);
  }
});

/** A kept file's copy, opened by the app of today. */
async function openKept(format: number) {
  const temporary = temporaryFolder();
  const { file, backups } = storePaths(temporary.folder);
  copyFileSync(keptFile(format), file);
  const app = await openTestApp({ today: TODAY, folder: temporary.folder });
  const reader = new Database(file, { readonly: true });
  return {
    app,
    reader,
    backups,
    async close() {
      reader.close();
      await app.close();
      temporary.remove();
      expect(app.bugs).toEqual([]);
    },
  };
}

type Kept = Awaited<ReturnType<typeof openKept>>;

/** What the kept office's year comes to, as lines of `../keptOffice.ts`. */
async function figuresOf(app: TestApp) {
  const duties = await app.call('duties.list', { year: YEAR });
  const { classes } = await app.call('assessment.table', { year: YEAR });
  return {
    duties: duties.map(({ content, done, total, overdue, state }) => `${content} ${done}/${total} ${overdue} ${state}`),
    lamps: countedBy(app, 'lamp'),
    scores: classes.flatMap(({ rows }) =>
      rows.map(({ unit, place, total, contribution }) => `${unit} ${place} ${total} ${contribution}`),
    ),
  };
}

/** How many items have each lamp, or each state. */
function countedBy(app: TestApp, what: 'lamp' | 'state'): readonly string[] {
  const groups = Map.groupBy(derivedYear(app.context, YEAR).occurrences, (item) => item[what]);
  return [...groups].map(([name, items]) => `${name} ${items.length}`).toSorted();
}

describe.each(FORMATS)('a file of format %i, read', (format) => {
  let kept: Kept;
  let before: string;
  beforeAll(async () => {
    before = hashOf(keptFile(format));
    kept = await openKept(format);
  });
  afterAll(async () => {
    await kept.close();
    expect(hashOf(keptFile(format))).toBe(before);
  });

  it('comes whole to the format of today, with a copy of what it was', () => {
    const { reader, app, backups } = kept;
    expect(reader.pragma('user_version', { simple: true })).toBe(latestFormat());
    expect(reader.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(reader.pragma('foreign_key_check')).toEqual([]);
    const copies = app.context.copies.list();
    expect(copies.map(({ label }) => label.kind)).toEqual(format === latestFormat() ? [] : ['beforeFormat']);
    for (const { name } of copies) {
      const copy = new Database(path.join(backups, name), { readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(format);
      copy.close();
    }
  });

  it('has its rows in every table', () => {
    const { reader } = kept;
    const tables = reader
      .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
      .pluck()
      .all();
    const counts = tables.map((name) => [name, reader.prepare(`SELECT COUNT(*) FROM ${name}`).pluck().get()]);
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(Object.entries(COUNTS).map(([name, perFormat]) => [name, perFormat[format - 1]])),
    );
    for (const [what, { sql, lines }] of Object.entries(ROWS)) {
      expect(readLines(reader, sql).toSorted(), what).toEqual(linesOf(lines, format).toSorted());
    }
  });

  it('gives its figures', async () => {
    const { app } = kept;
    const { duties, lamps, scores } = await figuresOf(app);
    expect(duties).toEqual(linesOf(DUTIES, format));
    expect(lamps).toEqual(linesOf(LAMPS, format).toSorted());
    expect(scores).toEqual(linesOf(SCORES, format));
  });

  it('tells what came since the last look, where looks were kept', async () => {
    const { since } = await kept.app.call('today.summary', { year: YEAR });
    if (format < 4) {
      expect(since).toBeUndefined();
      return;
    }
    expect(since).toMatchObject({
      day: '2021-07-08',
      days: 4,
      // Of two, one is only looked at since format 11.
      newOverdue: format < 8 ? 0 : format < 11 || format >= 18 ? 2 : 1,
      done: DONE_SINCE[format],
    });
    // What commands of another format moved cannot be told: the log's rows are of tables as they were then.
    const commands = [
      '登记政策文件 清政发〔2021〕9号',
      '登记建议提案 第1号',
      '登记公告公示 公1',
      '登记征求意见 征1',
      '舆情 舆1：研判',
      '登记舆情 舆1',
      '登记公众留言 留2',
      '公众留言 留1：转办',
      '登记公众留言 留1',
      '登记依申请公开 〔2021〕2号',
      '登记依申请公开 〔2021〕1号',
      '新增事项：领导接访安排',
      '新增事项：惠企政策问答',
      '导入《清河区服务大厅公开事项.xlsx》（1 项）',
    ];
    const moved = format === latestFormat() ? commands : [];
    expect(since?.changes.map(({ label }) => label)).toEqual(moved);
  });
});

describe.each(FORMATS)('a file of format %i, written to', (format) => {
  let kept: Kept;
  beforeEach(async () => {
    kept = await openKept(format);
  });
  afterEach(() => kept.close());

  it('takes back its last command only where that is of the format of today', async () => {
    const { app, reader } = kept;
    const last = reader.prepare('SELECT id FROM commands ORDER BY revision DESC LIMIT 1').pluck().get();
    const march = reader.prepare(`SELECT COUNT(*) FROM fulfilments WHERE title = '最后登记的'`).pluck();
    const before = dump(reader);
    expect(march.get()).toBe(1);
    if (format === latestFormat()) {
      expect((await app.call('workspace.undo', {})).undone).toBe('登记办结：区统计局，主要经济指标月度数据');
      expect(march.get()).toBe(0);
    } else {
      const { undoable, undoBarred } = await app.call('workspace.status', {});
      expect(undoable).toBeUndefined();
      expect(undoBarred).toBe('升级前的操作不能撤销');
      const barred = await app.refusal('workspace.undo', {});
      expect(barred.code).toBe('nothing-to-undo');
      expect(barred.message).toContain('升级前的操作不能撤销');
      const single = refusalOf(app.store.undo(String(last) as CommandId, `${TODAY}T02:00:00.000Z`));
      expect(single.code).toBe('conflict');
      expect(single.message).toContain('升级前的操作不能撤销');
      expect(dump(reader)).toBe(before);
    }
  });

  it('takes back a whole import, from before the upgrade too, where it knows its command', async () => {
    const { app, reader } = kept;
    const importId = await importOf(app, '分解表');
    const { refusal } = await app.call('imports.undoPreview', { importId });
    if (format >= IMPORTS_KNOW_THEIR_COMMAND) {
      expect(refusal).toBeUndefined();
      // Something was registered for each of the plan's, for those of the hall nothing.
      const plan = await app.call('imports.undo', { importId, edited: 'keep' });
      expect([plan.takenBack, plan.kept]).toEqual([0, 4]);
      const hall = await app.call('imports.undo', { importId: await importOf(app, '大厅'), edited: 'keep' });
      expect([hall.takenBack, hall.kept]).toEqual([1, 0]);
      expect(reader.prepare(`SELECT COUNT(*) FROM duties WHERE content = '办事指南更新'`).pluck().get()).toBe(0);
      expect(reader.prepare('SELECT COUNT(*) FROM layouts').pluck().get()).toBe(0);
      // All that were imported, and back: the rows are the very same.
      for (let undone = 0; undone < 2; undone += 1) await app.call('workspace.undo', {});
      const stood = dump(reader);
      // Since format 10 two of the first table's duties are known to be in another document too, and go with that.
      const names = ['分解表', '大厅', '2021年定时', ...(format < 10 ? [] : ['工作要点'])];
      for (const name of names) {
        await app.call('imports.undo', { importId: await importOf(app, name), edited: 'takeBack' });
      }
      const registers = format < 16 ? [] : ['答复政府信息公开申请', '答复政府信息公开申请'];
      const cases =
        format < 18 ? [] : CASE_REGISTERS.flatMap((each) => Array(2).fill(REGISTER_DEFINITIONS[each].duty.content));
      const copies = format < 19 ? [] : ['主要经济指标月度数据'];
      const own = [
        '公众留言答复',
        ...(format < 8 ? [] : ['惠企政策问答', '领导接访安排']),
        ...registers,
        ...cases,
        ...copies,
      ];
      expect(reader.prepare('SELECT content FROM duties').pluck().all()).toEqual(own);
      // Since format 15 it is in a class of 2022, whose towns are frozen.
      const isInClass = format >= 15;
      expect(reader.prepare(`SELECT COUNT(*) FROM units WHERE name = '区教育局'`).pluck().get()).toBe(
        isInClass ? 1 : 0,
      );
      expect(reader.pragma('foreign_key_check')).toEqual([]);
      for (let undone = 0; undone < names.length; undone += 1) await app.call('workspace.undo', {});
      expect(dump(reader)).toBe(stood);
    } else {
      expect(refusal).toContain('旧版程序');
      expect((await app.refusal('imports.undo', { importId, edited: 'takeBack' })).code).toBe('conflict');
    }
  });

  it('proposes what nobody was asked about yet, and changes nothing before a person says so', async () => {
    const { app, reader } = kept;
    const before = dump(reader);
    const lampsOf = () => {
      const lamps = Map.groupBy(derivedYear(app.context, YEAR).occurrences, ({ lamp }) => lamp);
      return Object.fromEntries([...lamps].map(([lamp, ofLamp]) => [lamp, ofLamp.length]));
    };
    const { overdue = 0, onTime = 0, late = 0 } = lampsOf();
    const offers = await app.call('workspace.offers', {});
    const proposed = [
      // Of 机构职能信息, 持续做好政策解读 and 推进基层公开标准化.
      'following 2021 3',
      'frame 2021 0',
      'frame 2022 0',
      `inUseFrom 2021 ${overdue}`,
    ];
    const isAsked = format >= STARTS_ARE_ASKED;
    expect(offers.map(({ kind, year, count }) => `${kind} ${year} ${count}`).toSorted()).toEqual([
      ...(isAsked ? [] : proposed),
      ...(format >= VERIFYING_IS_ASKED ? [] : [`verifying 2021 ${onTime + late}`]),
    ]);
    expect(dump(reader)).toBe(before);
    for (const { kind, year } of offers) await app.call('workspace.answerOffer', { kind, year, accept: true });
    expect(await app.call('workspace.offers', {})).toEqual([]);
    if (isAsked) return;
    // From today on, nothing is red that fell due before; what has no deadline counts nowhere.
    expect(lampsOf()['overdue']).toBeUndefined();
    const rows = await app.call('duties.list', { year: YEAR });
    expect(new Set(rows.map(({ done, total }) => `${done}/${total}`))).toEqual(new Set(['0/0']));
    for (const _offer of offers) await app.call('workspace.undo', {});
    expect(dump(reader)).toBe(before);
    for (const { kind, year } of offers) await app.call('workspace.answerOffer', { kind, year, accept: false });
    expect(await app.call('workspace.offers', {})).toEqual([]);
    expect(lampsOf()['overdue']).toBe(overdue);
  });

  it('proposes to verify what is registered: adopted, that is 待核验 and no figure changes; kept, it stays 已登记', async () => {
    const { app, reader } = kept;
    const before = dump(reader);
    const [figures, states] = [await figuresOf(app), countedBy(app, 'state')];
    const answer = (accept: boolean) => app.call('workspace.answerOffer', { kind: 'verifying', year: YEAR, accept });
    if (format >= VERIFYING_IS_ASKED) {
      expect(states.filter((line) => /^(toVerify|closed|returned)/.test(line))).toEqual([
        'closed 1',
        'returned 1',
        'toVerify 11',
      ]);
      expect((await app.refusal('workspace.answerOffer', { kind: 'verifying', year: YEAR, accept: true })).code).toBe(
        'conflict',
      );
      return;
    }
    const registered = states.find((line) => line.startsWith('registered')) ?? '';
    await answer(true);
    expect(countedBy(app, 'state')).toEqual(states.map((line) => line.replace('registered', 'toVerify')).toSorted());
    expect(await figuresOf(app)).toEqual(figures);
    // What was registered before the upgrade can be closed.
    const { rows } = await app.call('ledger.items', {
      year: YEAR,
      filter: { states: ['toVerify'] },
      offset: 0,
      limit: 100,
    });
    expect(`registered ${rows.length}`).toBe(registered);
    await app.call('ledger.accept', { items: rows.map(occurrenceKey), waiver: '升级前已核对' });
    expect(countedBy(app, 'state')).toEqual(states.map((line) => line.replace('registered', 'closed')).toSorted());
    expect(await figuresOf(app)).toEqual(figures);
    for (let undone = 0; undone < 2; undone += 1) await app.call('workspace.undo', {});
    expect(dump(reader)).toBe(before);
    await answer(false);
    expect([await figuresOf(app), countedBy(app, 'state')]).toEqual([figures, states]);
  });

  it('takes back what is written to it from then on, to the very same rows', async () => {
    const { app, reader } = kept;
    const before = dump(reader);
    const list = await app.call('duties.list', { year: YEAR });
    await app.call('duties.remove', { ids: list.map(({ id }) => id) });
    expect(reader.prepare('SELECT COUNT(*) FROM fulfilments').pluck().get()).toBe(0);
    expect((await app.call('workspace.undo', {})).undone).toBe(`删除 ${list.length} 个事项`);
    expect(dump(reader)).toBe(before);
  });
});

async function importOf(app: TestApp, name: string): Promise<ImportId> {
  const found = (await app.call('imports.list', { year: YEAR })).find(({ fileName }) => fileName.includes(name));
  if (!found) throw new Error(`No import ${name}`);
  return found.importId;
}

it('what makes the file of a new format has something in every table', async () => {
  const temporary = temporaryFolder();
  const app = await openTestApp({ today: '2021-03-01', folder: temporary.folder });
  await fillOffice(app);
  const reader = new Database(storePaths(temporary.folder).file, { readonly: true });
  const empty = loggedTables(reader).filter(
    ({ name }) => reader.prepare(`SELECT COUNT(*) FROM ${name}`).pluck().get() === 0,
  );
  expect(empty.map(({ name }) => name)).toEqual([]);
  reader.close();
  await app.close();
  temporary.remove();
  expect(app.bugs).toEqual([]);
});

it('a file of a format to come is refused and left byte for byte', async () => {
  const temporary = temporaryFolder();
  const { file } = storePaths(temporary.folder);
  copyFileSync(keptFile(latestFormat()), file);
  const db = new Database(file);
  db.pragma('user_version = 99');
  db.close();
  const before = hashOf(file);
  const refusal = refusalOf(await openStore({ folder: temporary.folder, nextId: countingIds() }));
  expect(refusal.code).toBe('newer-database');
  expect(refusal.message).toContain('第 99 版');
  expect(hashOf(file)).toBe(before);
  temporary.remove();
});

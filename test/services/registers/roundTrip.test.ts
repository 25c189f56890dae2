import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseRegister } from '../../../electron/contract/registers.ts';
import type { UnitId } from '../../../electron/domain/brand.ts';
import { readCourse } from '../../../electron/domain/cases/caseOrder.ts';
import { parseClockTime } from '../../../electron/domain/dates/clockTime.ts';
import { addDays } from '../../../electron/domain/dates/plainDate.ts';
import { CASE_REGISTERS, type CaseStep } from '../../../electron/domain/model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from '../../../electron/domain/words/registerDefinitions.ts';
import type { StepDefinition } from '../../../electron/domain/words/registerForms.ts';
import { runs } from '../../support/runs.ts';
import { day, openTestApp, type TestApp } from '../../support/testApp.ts';

/** A register goes out as .xlsx and comes in again the same: random cases of every register, with random courses that its rules allow. */

let app: TestApp;
let units: readonly UnitId[];
beforeAll(async () => {
  app = await openTestApp({ today: '2021-12-30', year: 2021 });
  const made: UnitId[] = [];
  for (const name of ['区政府办公室', '区住建局', '区交通局']) {
    made.push((await app.call('units.save', { name, kind: 'department', aliases: [] })).id);
  }
  units = made;
});
afterAll(async () => {
  expect(app.bugs).toEqual([]);
  await app.close();
});

const SIGNS = [...'公开路灯2021-05A。，、（）=+@%"’ '];
const words = fc
  .array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 20 })
  .map((signs) => signs.join('').trim())
  .filter((text) => text !== '');
const link = fc.constantFrom('', 'http://www.qinghe.example/a.html', 'https://www.qinghe.example/zwgk/1?b=2');

interface DrawnStep {
  readonly step: CaseStep;
  readonly texts: { readonly note: string; readonly link: string };
}

interface Drawn {
  readonly title: string;
  readonly unitId: UnitId;
  readonly coUnits: readonly UnitId[];
  readonly fields: Readonly<Record<string, string>>;
  readonly steps: readonly DrawnStep[];
}

function drawnStep(register: CaseRegister, own: StepDefinition): fc.Arbitrary<(on: string) => DrawnStep> {
  const { isTimed } = REGISTER_DEFINITIONS[register];
  const maybe = <Value>(arbitrary: fc.Arbitrary<Value>, isSure: boolean | undefined) =>
    isSure ? arbitrary : fc.option(arbitrary, { nil: undefined });
  return fc
    .record({
      minute: fc.nat(24 * 60 - 1),
      until: maybe(fc.nat(60), own.until?.isRequired),
      unitId: fc.constantFrom(...units),
      choice: maybe(
        fc.constantFrom(...(own.choice?.options ?? [['', '']]).map(([code]) => code)),
        own.choice?.isRequired,
      ),
      count: fc.option(fc.nat(9999), { nil: undefined }),
      note: own.reason === undefined ? fc.oneof(fc.constant(''), words) : words,
      link: own.isPublished ? link : fc.constant(''),
    })
    .map(({ minute, until, unitId, choice, count, ...texts }) => (on) => {
      const at = parseClockTime(
        `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
      );
      const step: CaseStep = {
        kind: own.kind,
        on: day(on),
        ...(isTimed && at !== undefined ? { at } : {}),
        ...(own.until && until !== undefined ? { until: addDays(day(on), until) } : {}),
        ...(own.unit === undefined ? {} : { unitId }),
        ...(own.choice && choice !== undefined ? { choice } : {}),
        ...(own.count !== undefined && count !== undefined ? { count } : {}),
        ...(texts.note === '' ? {} : { isReasoned: true as const }),
      };
      return { step, texts };
    });
}

/** A case with as many of the drawn steps as its register allows, in their order. */
function drawnCase(register: CaseRegister): fc.Arbitrary<Drawn> {
  const definition = REGISTER_DEFINITIONS[register];
  const fields = Object.fromEntries(
    definition.fields.map(({ key, kind, options = [], isRequired }) => {
      const value =
        kind === 'choice'
          ? fc.constantFrom(...options.map(([code]) => code))
          : kind === 'day'
            ? fc.nat(300).map((ahead) => addDays(day('2021-03-01'), ahead))
            : words;
      return [key, isRequired ? value : fc.option(value, { nil: undefined })];
    }),
  );
  return fc
    .record({
      title: words,
      unit: fc.nat(units.length - 1),
      co: fc.boolean(),
      fields: fc.record(fields),
      first: fc.nat(100),
      steps: fc.array(
        fc.record({
          after: fc.nat(40),
          make: fc.oneof(...definition.steps.map((own) => drawnStep(register, own))),
        }),
        { minLength: 12, maxLength: 12 },
      ),
    })
    .map(({ title, unit, co, fields: drawn, first, steps }): Drawn => {
      const known = Object.fromEntries(
        Object.entries(drawn).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
      );
      const done: DrawnStep[] = [];
      let on = addDays(day('2021-01-10'), first);
      for (const { after, make } of steps) {
        const next = make(on);
        // Of a step that comes again the last one alone goes out.
        if (done.some(({ step }) => step.kind === next.step.kind)) continue;
        const course = [...done.map(({ step }) => step), next.step];
        if (!readCourse({ register, fields: known, steps: course }, {}).ok) continue;
        done.push(next);
        on = addDays(on, after + 1);
        if (on > '2021-12-20') break;
      }
      const [owner, other] = [units[unit], units[(unit + 1) % units.length]];
      return {
        title,
        unitId: owner ?? ('' as UnitId),
        coUnits: co && definition.coUnitsWord !== undefined && other !== undefined ? [other] : [],
        fields: known,
        steps: done,
      };
    })
    .filter(({ steps }) => steps.length > 0);
}

async function record(register: CaseRegister, cases: readonly Drawn[]): Promise<void> {
  for (const [at, { steps, coUnits, ...one }] of cases.entries()) {
    const [first, ...more] = steps.map(({ step: { isReasoned: _is, ...step }, texts }) => ({ step, texts }));
    if (first === undefined) continue;
    const { id } = await app.call('registers.add', {
      register,
      number: `例${at + 1}号`,
      coUnits: [...coUnits],
      ...one,
      ...first,
    });
    for (const each of more) await app.call('registers.addStep', { id, ...each });
  }
}

/** What stands on record of a register, but for ids. */
async function stands(register: CaseRegister) {
  const { rows } = await app.call('registers.list', { register, revealed: true });
  const cases = rows.map(async ({ id, number, title, unitId, coUnitIds, fields }) => {
    const { steps } = await app.call('registers.case', { id, revealed: true });
    const course = steps.map(({ step, texts }) => ({ step, texts }));
    return { number, title, unitId, coUnitIds, fields, course };
  });
  return (await Promise.all(cases)).toSorted((a, b) => a.number.localeCompare(b.number));
}

async function clear(register: CaseRegister): Promise<void> {
  const { rows } = await app.call('registers.list', { register, revealed: true });
  for (const { id } of rows) await app.call('registers.remove', { id });
}

it.each(CASE_REGISTERS)('%s go out and come in again the same', async (register) => {
  await fc.assert(
    fc.asyncProperty(fc.array(drawnCase(register), { minLength: 4, maxLength: 8 }), async (cases) => {
      await clear(register);
      await record(register, cases);
      const before = await stands(register);
      expect(before).toHaveLength(cases.length);
      const made = await app.finished((await app.call('registers.export', { register, revealed: true })).jobId);
      const { bytes, name } = await app.getFile(made.fileId ?? '');
      await clear(register);
      const fileId = await app.putFile(name, Uint8Array.from(bytes));
      const read = await app.finished((await app.call('registers.read', { register, fileId })).jobId);
      const asked = { register, previewId: read.previewId ?? '' };
      const { lines } = await app.call('registers.preview', asked);
      expect(lines.flatMap(({ reasons }) => reasons)).toEqual([]);
      await app.call('registers.confirm', asked);
      expect(await stands(register)).toEqual(before);
    }),
    { numRuns: runs(20, 2) },
  );
});

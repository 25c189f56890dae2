import fc from 'fast-check';
import { z } from 'zod';
import { contract, type MethodName } from '../../electron/contract/index.ts';
import { anyRule } from './anyRule.ts';

/** The part of a JSON schema that zod writes for the contract. */
interface Schema {
  readonly title?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly pattern?: string;
}

/** Texts as people and their tables write them, and as they should not. */
const texts = [
  '区教体局、区卫健局',
  '每季度首月15日前',
  '政策文件出台后3个工作日内',
  '政府信息公开',
  '2021.6.4',
  '１月底',
  'http://www.example.gov.cn/a',
  '4',
  '100',
  '0.05',
  '2021-02-30',
  '2021-Q1',
  'x'.repeat(300),
  '\u0000',
  '\ud800',
  "'; DROP TABLE units; --",
  '=cmd|x',
  '__proto__',
  '<img src=x onerror=alert(1)>',
  '%',
  '_',
  '',
  ' ',
];

/**
 * Inputs of a method that are of the right shape more often than not, so that they get past the schema and into the
 * handler; `known` are ids, years and dates that mean something in the data at hand.
 */
export function anyInput(name: MethodName, known: readonly unknown[]): fc.Arbitrary<unknown> {
  const shaped = fromSchema(schemaOf(name), fc.constantFrom(...known));
  return fc.oneof({ arbitrary: shaped, weight: 8 }, { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 });
}

/**
 * Inputs that no method takes: what is no object, an object with a key that the method does not know, and one with a
 * value of no kind that it takes, for each of its keys.
 */
export function malformedInputs(name: MethodName): readonly unknown[] {
  const { properties = {} } = schemaOf(name);
  const nothingTakesThis = [[[[]]]];
  const spoilt = Object.keys(properties).map((key) => ({ [key]: nothingTakesThis }));
  return [null, [], 'text', 1, true, { 'no such key': 1 }, ...spoilt];
}

function schemaOf(name: MethodName): Schema {
  // Types of our own (ids, dates, years) cannot be told in JSON schema: they come out as "anything".
  return z.toJSONSchema(contract[name].input, { io: 'input', unrepresentable: 'any' }) as Schema;
}

function fromSchema(schema: Schema, known: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const of = (part: Schema) => fromSchema(part, known);
  if (schema.title === 'TimeRule') return anyRule();
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(of));
  switch (schema.type) {
    case 'object':
      return anyObject(schema, of);
    case 'array':
      return fc.array(of(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 3,
      });
    case 'string':
      return fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 20 }), known.map(String));
    case 'integer':
    case 'number':
      return fc.oneof(anyInteger(schema), fc.double());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.oneof({ arbitrary: known, weight: 20 }, { arbitrary: fc.jsonValue({ maxDepth: 1 }), weight: 1 });
  }
}

/** Small numbers of the range; JSON schema gives every integer the range of safe ones. */
function anyInteger({ minimum = -5, maximum = 400 }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum, -5);
  return fc.integer({ min, max: Math.max(min, Math.min(maximum, min + 400)) });
}

function anyObject(schema: Schema, of: (part: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, of(part)]));
  const record = fc.record(properties, { requiredKeys: [...(schema.required ?? [])] });
  if (typeof schema.additionalProperties !== 'object') return record;
  const names = fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 8 }));
  return fc.dictionary(names, of(schema.additionalProperties), { maxKeys: 3 });
}

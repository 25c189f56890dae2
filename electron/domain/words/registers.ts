import type { CaseFields, CaseRegister, CaseStepKind, LimitKey, LimitUnit } from '../model/caseRecord.ts';
import { REGISTER_DEFINITIONS } from './registerDefinitions.ts';
import type { Choice, RegisterDefinition, StepDefinition } from './registerForms.ts';

/** A limit of the registers as it is before the office sets another. */
export interface LimitDefinition {
  readonly word: string;
  readonly register: CaseRegister;
  readonly n: number;
  readonly unit: LimitUnit;
  /** 依据. */
  readonly source: string;
}

const CUSTOM = '各地政务公开工作要点和考核办法；全国没有统一规定，请核对本地文件';

export const LIMIT_DEFINITIONS: Readonly<Record<LimitKey, LimitDefinition>> = {
  messageAnswer: { word: '收到留言后答复', register: 'messages', n: 5, unit: 'workday', source: CUSTOM },
  opinionJudge: {
    word: '发现舆情后研判',
    register: 'opinions',
    n: 2,
    unit: 'hour',
    source: '本办公室设定；全国没有统一规定',
  },
  opinionAnswer: {
    word: '发现舆情后回应',
    register: 'opinions',
    n: 24,
    unit: 'hour',
    source: '国办发〔2016〕61号（涉及特别重大、重大突发事件的最迟24小时，其他48小时）',
  },
  consultationOpen: {
    word: '征求意见不少于',
    register: 'consultations',
    n: 30,
    unit: 'day',
    source: '《重大行政决策程序暂行条例》（国务院令第713号）第十五条',
  },
  consultationAdopted: {
    word: '期满后公布采纳情况',
    register: 'consultations',
    n: 20,
    unit: 'workday',
    source: '《中华人民共和国政府信息公开条例》（国务院令第711号）第二十六条',
  },
  noticeKept: { word: '公告保留不少于', register: 'notices', n: 10, unit: 'day', source: CUSTOM },
  proposalAnswer: {
    word: '交办后答复建议提案',
    register: 'proposals',
    n: 3,
    unit: 'month',
    source: '《全国人民代表大会和地方各级人民代表大会代表法》：自交办之日起三个月内，难度大的六个月内',
  },
  documentInterpreted: {
    word: '印发后发布政策解读',
    register: 'documents',
    n: 3,
    unit: 'workday',
    source: CUSTOM,
  },
};

export const LIMIT_UNIT_WORDS: Readonly<Record<LimitUnit, string>> = {
  workday: '个工作日',
  day: '日',
  hour: '小时',
  month: '个月',
};

/** The word of a choice by its code; the code itself where it is none of them. */
export function choiceWord(options: readonly Choice[] | undefined, code: string): string {
  return options?.find(([each]) => each === code)?.[1] ?? code;
}

/** A field of a case as people read it. */
export function fieldText(
  { fields }: Pick<RegisterDefinition, 'fields'>,
  { fields: values }: { readonly fields: CaseFields },
  key: string,
): string {
  const own = fields.find((each) => each.key === key);
  return own?.kind === 'choice' ? choiceWord(own.options, values[key] ?? '') : (values[key] ?? '');
}

/** Where a case stands, and how late it is. */
interface CaseState {
  readonly state: string;
  readonly isDone: boolean;
  readonly isBroken: boolean;
  readonly late?: { readonly days: number; readonly minutes?: number } | undefined;
}

/** 迟 2 天; 逾期 3 小时 5 分; 撤早. */
function lateWords({ late, isDone, isBroken }: CaseState): string {
  if (isBroken) return '撤早';
  if (late === undefined) return '';
  const word = isDone ? '迟' : '逾期';
  if (late.minutes === undefined) return `${word} ${late.days} 天`;
  const [hours, minutes] = [Math.floor(late.minutes / 60), late.minutes % 60];
  if (hours >= 48) return `${word} ${Math.floor(hours / 24)} 天`;
  return `${word}${hours === 0 ? '' : ` ${hours} 小时`}${minutes === 0 ? '' : ` ${minutes} 分`}`;
}

/** 待答复，逾期 1 天. */
export function caseStateText(row: CaseState): string {
  const late = lateWords(row);
  return late === '' ? row.state : `${row.state}，${late}`;
}

export function stepDefinition(
  { steps }: Pick<RegisterDefinition, 'steps'>,
  kind: CaseStepKind,
): StepDefinition | undefined {
  return steps.find((each) => each.kind === kind);
}

/** What a register is called on screen; its cases are recorded there and nowhere else. */
export function registerName(register: CaseRegister | 'requests'): string {
  return register === 'requests' ? '依申请公开' : REGISTER_DEFINITIONS[register].name;
}

/** Of a name in a list that comes in. */
export const UNKNOWN_UNIT = '没有这个单位，请改正名称，或者先在“单位”里添加、设为别名';

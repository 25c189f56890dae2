import type { PaperKind } from '../model/documents.ts';

/** What a template's tags stand for: texts, and lists whose items have tags of their own. */
export interface PaperValues {
  readonly [tag: string]: string | readonly PaperValues[];
}

/** One filled-in paper; `name` is its file's name without ending. */
export interface FilledPaper {
  readonly name: string;
  readonly values: PaperValues;
}

/** Word files to be made: each paper from the same template, in one file or each in a file of its own. */
export interface PapersSpec {
  readonly kind: PaperKind;
  /** Of the whole: a .docx, or a .zip of several. */
  readonly fileName: string;
  /** The office's own template; without it the built-in one is used. */
  readonly template?: PaperTemplate;
  readonly papers: readonly FilledPaper[];
  readonly pack: 'one' | 'each';
}

/** A Word file with tags in it. */
export interface PaperTemplate {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Stands where only a person can write: it must leap to the eye in a draft. */
export function toFill(what: string): string {
  return `【请补充：${what}】`;
}

/** Who sends papers; empty fields are left for a person to write. */
export interface Sender {
  /** 发文机关. */
  readonly office: string;
  readonly contact: string;
  readonly phone: string;
  /** 机关代字: what numbers begin with. */
  readonly mark: string;
}

/** 发文字号 as GB/T 9704 writes it: 清政公开〔2021〕3号. Without its mark or its number it is left to fill in. */
export function paperNumber(mark: string, year: number, number: number | undefined): string {
  return mark === '' || number === undefined ? toFill('发文字号') : `${mark}〔${year}〕${number}号`;
}

/** A name that every file system takes. */
export function fileNameOf(name: string, ending: 'docx' | 'xlsx' | 'zip'): string {
  return `${name.replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')}.${ending}`;
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 一, 十, 十二, 二十, 三十五: for headings. From 1 to 99; beyond, digits. */
export function headingNumber(n: number): string {
  if (n < 1 || n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${ten}${DIGITS[ones]}`;
}

import type { WordTag } from './wordXml.ts';

/** A field: what it does (TOC, PAGEREF …), and what it shows behind its separator. */
interface OpenField {
  instruction: string;
  isContents: boolean;
}

/** A content control. */
interface OpenControl {
  /** It shows a hint where a person has not filled it in. */
  isPlaceholder: boolean;
  isContents: boolean;
}

/** The fields and content controls that are open around a text: what of it is a contents list or a hint, and no text. */
export interface WordFields {
  /** A field in one tag; others begin, are described, separated from what they show, and end. */
  openField(instruction: string): void;
  stepField(type: string | undefined): void;
  describeField(words: string): void;
  closeField(): void;
  openControl(): void;
  describeControl(property: WordTag): void;
  closeControl(): void;
  readonly inControl: boolean;
  readonly inPlaceholder: boolean;
  readonly inContents: boolean;
  /** A contents list whose field never ended has all the text in it. */
  readonly isUnfinished: boolean;
}

const CONTENTS_FIELD = /^\s*TOC\b/iu;

export function createFields(): WordFields {
  const fields: OpenField[] = [];
  const controls: OpenControl[] = [];
  const openField = (instruction: string): void => {
    fields.push({ instruction, isContents: CONTENTS_FIELD.test(instruction) });
  };
  return {
    openField,
    stepField(type) {
      const field = fields.at(-1);
      if (type === 'begin') openField('');
      else if (type === 'separate' && field) field.isContents = CONTENTS_FIELD.test(field.instruction);
      else if (type === 'end') fields.pop();
    },
    describeField(words) {
      const field = fields.at(-1);
      if (field) field.instruction += words;
    },
    closeField: () => void fields.pop(),
    openControl: () => void controls.push({ isPlaceholder: false, isContents: false }),
    describeControl({ name, attribute }) {
      const control = controls.at(-1);
      if (!control) return;
      const value = attribute('val');
      if (name === 'showingPlcHdr') control.isPlaceholder = value !== '0' && value !== 'false' && value !== 'off';
      else if (name === 'docPartGallery') control.isContents = /table of contents/iu.test(value ?? '');
    },
    closeControl: () => void controls.pop(),
    get inControl() {
      return controls.length > 0;
    },
    get inPlaceholder() {
      return controls.some(({ isPlaceholder }) => isPlaceholder);
    },
    get inContents() {
      return fields.some(({ isContents }) => isContents) || controls.some(({ isContents }) => isContents);
    },
    get isUnfinished() {
      return fields.some(({ isContents }) => isContents);
    },
  };
}

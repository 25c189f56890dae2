/** Words that stand in a document, or hang on its text, and are not taken as text. */
export interface WordsLeft {
  /** Index of the paragraph that they stand in; where they are all of one, of the paragraph behind it. */
  readonly at: number;
  readonly text: string;
  readonly why: 'struck' | 'hidden' | 'comment' | 'footnote';
}

/** A document as plain text: its paragraphs as written, blank ones left out, in order. Tables are no part of it. */
export interface TextDocument {
  readonly name: string;
  readonly paragraphs: readonly string[];
  /** Paragraphs that the program that wrote it says are its contents list, by index. */
  readonly contents?: readonly number[];
  readonly left?: readonly WordsLeft[];
}

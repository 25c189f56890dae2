/** A document as plain text: its paragraphs as written, blank ones left out, in order. Tables are no part of it. */
export interface TextDocument {
  readonly name: string;
  readonly paragraphs: readonly string[];
}

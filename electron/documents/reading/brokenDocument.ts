/** Thrown inside a reader where a document's bytes cannot be what they claim; turned into a refusal by whoever called it. */
export class BrokenDocument extends Error {}

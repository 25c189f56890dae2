import type { Incoming } from '../../contract/define.ts';
import type { MethodName, OutputOf, ParsedInputOf, Contract } from '../../contract/index.ts';
import type { Outcome } from '../../domain/failure.ts';

type MaybePromise<T> = T | Promise<T>;

/** Uploads get the bytes, or what brings them, beside their checked input. */
type Handler<Name extends MethodName> = Contract[Name] extends { readonly streams: true }
  ? (input: ParsedInputOf<Name>, body: Incoming) => MaybePromise<Outcome<OutputOf<Name>>>
  : Contract[Name]['kind'] extends 'upload'
    ? (input: ParsedInputOf<Name>, bytes: Uint8Array<ArrayBuffer>) => MaybePromise<Outcome<OutputOf<Name>>>
    : (input: ParsedInputOf<Name>) => MaybePromise<Outcome<OutputOf<Name>>>;

/** One handler per method of the contract: a missing one does not compile. */
export type Handlers = { readonly [Name in MethodName]: Handler<Name> };
/** The handlers of one area, e.g. `AreaHandlers<'units'>`. */
export type AreaHandlers<Area extends string> = Pick<Handlers, Extract<MethodName, `${Area}.${string}`>>;

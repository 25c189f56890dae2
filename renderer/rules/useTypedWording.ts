import { useCallback, useEffect, useRef, useState } from 'react';
import { faultMessage } from '../ui/states.tsx';

/** What was made of a wording. */
export interface WordingReading<Value> {
  /** Taken over as it is read; `undefined` where nothing was read. */
  readonly value: Value | undefined;
  /** What was understood, as a sentence. */
  readonly said: string;
  /** In Chinese, a whole sentence: what of it is not read. It stands against saving until the text is changed or put aside. */
  readonly unread?: string;
  /** The sentence asks something: it must have been in sight before it is saved. */
  readonly asks: boolean;
}

/** What became of the text when it was to be saved. */
export type SettledWording<Value> = { readonly ok: true; readonly value: Value | undefined } | { readonly ok: false };

/** A wording that is read as it is typed. */
export interface TypedWording<Value> {
  readonly text: string;
  readonly type: (text: string) => void;
  /** What was understood of the text as it stands; empty while that is not known. */
  readonly said: string;
  readonly isReading: boolean;
  /** Why saving was stopped. */
  readonly refusal: string | undefined;
  /** Reads the text now, whether it was read before or not. */
  readNow(): Promise<WordingReading<Value> | undefined>;
  /**
   * To be asked before saving: reads what is not read yet. Where something typed is not read, or a question has not been in sight, saving stops and
   * `refusal` says why. `value` is what was read since the last drawing of the screen.
   */
  settle(): Promise<SettledWording<Value>>;
  /** Puts the text aside: the wording stands as it was. */
  putAside(): void;
}

/** How long a pause ends the typing, in milliseconds. */
const PAUSE_MS = 350;

interface Handled<Value> {
  readonly text: string;
  readonly reading: WordingReading<Value>;
}

/** `wording`: the words to start from, which were read before. `read` must be a constant function; `onRead` is told each value. */
export function useTypedWording<Value>(
  wording: string,
  read: (text: string) => Promise<WordingReading<Value>>,
  onRead: (value: Value) => void,
): TypedWording<Value> {
  const [text, setText] = useState(wording);
  const [handled, setHandled] = useState<Handled<Value>>();
  const [reading, setReading] = useState<string>();
  const [refusal, setRefusal] = useState<string>();
  // The text of now, for answers that come late.
  const latest = useRef(wording);
  const told = useRef(onRead);
  useEffect(() => {
    told.current = onRead;
  }, [onRead]);

  const readText = useCallback(
    async (now: string): Promise<WordingReading<Value> | undefined> => {
      setReading(now);
      const found = await read(now).catch((error: unknown): WordingReading<Value> => {
        const fault = faultMessage(error);
        return { value: undefined, said: fault, unread: fault, asks: false };
      });
      setReading((old) => (old === now ? undefined : old));
      // What was typed meanwhile is read by itself.
      if (latest.current !== now) return undefined;
      setHandled({ text: now, reading: found });
      if (found.value !== undefined) told.current(found.value);
      return found;
    },
    [read],
  );

  const isNew = text.trim() !== '' && text !== wording;
  const isHandled = handled?.text === text;
  useEffect(() => {
    if (!isNew || isHandled) return undefined;
    const timer = setTimeout(() => void readText(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, isNew, isHandled, readText]);

  return {
    text,
    type(next) {
      latest.current = next;
      setText(next);
      setRefusal(undefined);
    },
    said: isHandled ? handled.reading.said : '',
    isReading: reading === text,
    refusal,
    readNow: () => readText(text),
    async settle() {
      if (!isNew) return { ok: true, value: undefined };
      const found = isHandled ? handled.reading : await readText(text);
      const stands =
        found?.unread ??
        (found === undefined || (found.asks && !isHandled) ? '请看一下读出的内容，再保存。' : undefined);
      setRefusal(stands);
      return stands === undefined ? { ok: true, value: isHandled ? undefined : found?.value } : { ok: false };
    },
    putAside() {
      latest.current = wording;
      setText(wording);
      setRefusal(undefined);
    },
  };
}

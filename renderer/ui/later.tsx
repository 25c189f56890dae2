import { useEffect, useState, type ComponentType } from 'react';
import { useNotify } from './notify.tsx';

const parts: (() => Promise<unknown>)[] = [];

/**
 * A part of the page that is opened later, so that the first page need not bring it along. It is fetched when nothing else is to be done
 * (`fetchLater`), or when it is first shown.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  const fetchPart = async () => (known ??= await load());
  parts.push(fetchPart);
  return function Later(props: Props) {
    const [Part, setPart] = useState(() => known);
    const { fault } = useNotify();
    useEffect(() => {
      if (Part) return undefined;
      let isHere = true;
      fetchPart().then(
        (found) => isHere && setPart(() => found),
        (error: unknown) => isHere && fault(error),
      );
      return () => {
        isHere = false;
      };
    }, [Part, fault]);
    return Part ? <Part {...props} /> : null;
  };
}

/** The scripts of all such parts, to be fetched one after the other. */
export function laterParts(): readonly (() => Promise<unknown>)[] {
  return parts;
}

/** An object with another value for one of its keys; `undefined` takes an optional key away. */
export function withKey<Whole extends object, Key extends keyof Whole>(
  whole: Whole,
  key: Key,
  value: Whole[Key] | undefined,
): Whole {
  const { [key]: _old, ...rest } = whole;
  // The rest with the key, or without it where it may be left out.
  return (value === undefined ? rest : { ...rest, [key]: value }) as Whole;
}

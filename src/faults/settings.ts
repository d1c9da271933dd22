/** One setting of a fault: how it is read, and what it is when nobody gives it. */
export interface Setting<Value extends string | number, Optional extends boolean = boolean> {
  readonly says: string
  readonly isOptional: Optional
  readonly fallback: Value | undefined
  /** The value given, or `undefined` when it is not one. */
  readonly read: (given: unknown) => Value | undefined
}

type Fields = Readonly<Record<string, Setting<string | number>>>
type ValueOf<One> = One extends Setting<infer Value> ? Value : never
type RequiredNames<Of> = {
  [Name in keyof Of]: Of[Name] extends Setting<string | number, true> ? never : Name
}[keyof Of]

/** The settings of a fault as people give them: those with a default may be left out. */
export type Given<Of> = { readonly [Name in RequiredNames<Of>]: ValueOf<Of[Name]> } & {
  readonly [Name in Exclude<keyof Of, RequiredNames<Of>>]?: ValueOf<Of[Name]>
}

/** The settings of a fault with every default filled in. */
export type Chosen<Of> = { readonly [Name in keyof Of]: ValueOf<Of[Name]> }

/** A whole number within inclusive bounds. */
export function wholeNumber(
  min: number,
  max: number = Number.MAX_SAFE_INTEGER,
): Setting<number, false> {
  const isOne = (given: unknown): given is number =>
    Number.isSafeInteger(given) && Number(given) >= min && Number(given) <= max
  return {
    says: `a whole number from ${min}`,
    isOptional: false,
    fallback: undefined,
    read: (given) => (isOne(given) ? given : undefined),
  }
}

/** One word of a list. */
export function choice<const Words extends readonly string[]>(
  ...words: Words
): Setting<Words[number], false> {
  return {
    says: `one of ${words.join(', ')}`,
    isOptional: false,
    fallback: undefined,
    read: (given) => words.find((word) => word === given),
  }
}

/** Text that is not empty. */
export function someText(): Setting<string, false> {
  return {
    says: 'some text',
    isOptional: false,
    fallback: undefined,
    read: (given) => (typeof given === 'string' && given !== '' ? given : undefined),
  }
}

/** The same setting, which may be left out. */
export function orElse<Value extends string | number>(
  setting: Setting<Value, false>,
  fallback: Value,
): Setting<Value, true> {
  return { ...setting, isOptional: true, fallback }
}

/** What reading settings came to: all of them, or what is wrong with the first that is. */
export type Reading<Of> =
  | { readonly ok: true; readonly chosen: Chosen<Of> }
  | { readonly ok: false; readonly fact: string }

/** Reads settings and fills in the defaults; a name that is not a setting is wrong too. */
export function readFields<Of extends Fields>(fields: Of, given: unknown): Reading<Of> {
  const values = (typeof given === 'object' && given !== null ? given : {}) as Record<
    string,
    unknown
  >
  const stray = Object.keys(values).find((name) => !Object.hasOwn(fields, name))
  if (stray !== undefined) return { ok: false, fact: `${stray}: there is no such setting` }
  const chosen: Record<string, string | number> = {}
  for (const [name, { says, fallback, read }] of Object.entries(fields)) {
    const value = values[name] === undefined ? fallback : read(values[name])
    if (value === undefined) return { ok: false, fact: `${name}: it must be ${says}` }
    chosen[name] = value
  }
  return { ok: true, chosen: chosen as Chosen<Of> }
}

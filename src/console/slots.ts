import type { Token } from './tokens.ts'

/** A chance source: an integer from 0 up to, not including, `max`. */
export type Pick = (max: number) => number

/** Reads one value of a command line. */
export interface Slot<Value = unknown> {
  /** How help names the value: `WORD`, `<1-365>`. */
  readonly label: string
  readonly help: string
  /** Kept out of history and of what is reported. */
  readonly secret: boolean
  /** The words of a closed list with their help; these are abbreviated and completed like keywords. */
  readonly values: Readonly<Record<string, string>> | undefined
  /** Takes the rest of the line as it was typed. */
  readonly takesLine: boolean
  /** The value of a token, or `undefined` when the token is not one. */
  readonly read: (token: Token) => { readonly value: Value } | undefined
  /** A valid way to type some value. */
  readonly sample: (pick: Pick) => string
}

/** What any reader may be told besides its help. */
export interface SlotManners {
  readonly label?: string
  readonly secret?: boolean
}

/** One word without blanks. */
export function word(help: string, manners: SlotManners = {}): Slot<string> {
  return slot('WORD', help, manners, {
    read: ({ text, open }) =>
      open || text === '' || /\s/.test(text) ? undefined : { value: text },
    sample: (pick) => `x${pick(1_000)}`,
  })
}

/** One word, or several between double quotation marks, which are not part of the value. */
export function text(help: string, manners: SlotManners = {}): Slot<string> {
  return slot('WORD', help, manners, {
    read: ({ text, open }) => (open ? undefined : { value: text }),
    sample: (pick) => `"x${pick(1_000)} y"`,
  })
}

/** Everything up to the end of the line, inner blanks and quotation marks included. */
export function restOfLine(help: string, manners: SlotManners = {}): Slot<string> {
  return slot('LINE', help, manners, {
    takesLine: true,
    read: ({ text }) => ({ value: text }),
    sample: (pick) => `x${pick(1_000)} y`,
  })
}

/** One word of a closed list; each value carries its help. */
export function oneOf<const Values extends Readonly<Record<string, string>>>(
  values: Values,
  manners: SlotManners = {},
): Slot<keyof Values & string> {
  const words = Object.keys(values) as (keyof Values & string)[]
  return slot(words.join('|'), '', manners, {
    values,
    read: ({ text }) => {
      const value = words.find((candidate) => candidate === text)
      return value === undefined ? undefined : { value }
    },
    sample: (pick) => words[pick(words.length)]!,
  })
}

/** A whole number within inclusive bounds. */
export function integer(
  min: number,
  max: number,
  help: string,
  manners: SlotManners = {},
): Slot<number> {
  return slot(`<${min}-${max}>`, help, manners, {
    read: ({ text }) => {
      const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
      return value >= min && value <= max ? { value } : undefined
    },
    sample: (pick) => String(min + pick(max - min + 1)),
  })
}

/** One word that a regular expression accepts; `examples` are words it accepts, for generated lines. */
export function pattern(
  accepts: RegExp,
  manners: SlotManners & { label: string; help: string; examples: readonly [string, ...string[]] },
): Slot<string> {
  const { label, help, examples } = manners
  return slot(label, help, manners, {
    read: ({ text }) => (text.search(accepts) < 0 ? undefined : { value: text }),
    sample: (pick) => examples[pick(examples.length)]!,
  })
}

function slot<Value>(
  label: string,
  help: string,
  manners: SlotManners,
  how: Partial<Slot<Value>> & { read: Slot<Value>['read']; sample: Slot<Value>['sample'] },
): Slot<Value> {
  return {
    label: manners.label ?? label,
    help,
    secret: manners.secret ?? false,
    values: undefined,
    takesLine: false,
    ...how,
  }
}

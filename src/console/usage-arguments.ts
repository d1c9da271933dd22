/**
 * What a usage line says about the arguments of its command, worked out by the compiler: `{slot}` at the
 * top is required, within `[…]` or `(…|…)` optional; a keyword within brackets is a flag.
 */
type Scan<
  Rest extends string,
  Depth extends 1[] = [],
  Word extends string = '',
  Required extends string = never,
  Optional extends string = never,
  Flag extends string = never,
> = Rest extends `${infer Char}${infer Tail}`
  ? Char extends '{'
    ? Tail extends `${infer Name}}${infer After}`
      ? Depth extends []
        ? Scan<After, Depth, '', Required | Name, Optional, Flag>
        : Scan<After, Depth, '', Required, Optional | Name, Flag>
      : never
    : Char extends '[' | '('
      ? Scan<Tail, [...Depth, 1], '', Required, Optional, Flag>
      : Char extends ']' | ')'
        ? Scan<Tail, Shallower<Depth>, '', Required, Optional, Flag | Word>
        : Char extends ' ' | '|'
          ? Scan<Tail, Depth, '', Required, Optional, Depth extends [] ? Flag : Flag | Word>
          : Scan<Tail, Depth, `${Word}${Char}`, Required, Optional, Flag>
  : {
      required: Required
      optional: Exclude<Optional, Required>
      flags: Exclude<Flag, '' | Required | Optional>
    }

type Shallower<Depth extends 1[]> = Depth extends [1, ...infer Rest extends 1[]] ? Rest : []

/** The names of all slots of a usage line. */
export type SlotNames<Usage extends string> = Scan<Usage>['required'] | Scan<Usage>['optional']

/** The argument of `run`: slot values by name, and `true` for each bracketed keyword that was typed. */
export type ArgumentsOf<Usage extends string, Values> = {
  readonly [Name in Scan<Usage>['required']]: Name extends keyof Values ? Values[Name] : never
} & {
  readonly [Name in Scan<Usage>['optional']]?: Name extends keyof Values ? Values[Name] : never
} & { readonly [Word in Scan<Usage>['flags']]?: true }

type Attributes = Readonly<Record<string, string>>

/** How the command line speaks of an object of the tree. */
export interface ObjectWords {
  /** The scope in which it is, by its name in `scope-words.ts` or in the tree. */
  readonly within: string
  /** What is typed behind scope, create, enter and delete; none when its settings stand in the scope itself. */
  readonly name?: string
  /**
   * How it comes about: `there` from the start, `created` with a scope of its own, or `listed`, which is
   * created and has none.
   */
  readonly comes: 'there' | 'created' | 'listed'
  /** What stands behind create and enter, where that is more than the name. */
  readonly order?: (attributes: Attributes) => ObjectOrder
  /** The commands that set an attribute, which none does of those not named here. */
  readonly settings: Readonly<Record<string, (value: string) => string | undefined>>
  /** The command that asks for its secret, which is never shown. */
  readonly secret?: string
}

/** What is typed to create an object, and the attributes that it has by that. */
export interface ObjectOrder {
  readonly line: string
  readonly settled: Attributes
}

/** Names in the tree, with what they hold in groups, and the words for each object of such a name. */
export type WordRule = readonly [dn: RegExp, words: (names: readonly string[]) => ObjectWords]

/** A setting whose value may have blanks in it, or be empty. */
export const quoted = (command: string) => (value: string) =>
  `${command} ${value.includes('"') ? value : `"${value}"`}`

/** A setting of one word, which cannot be typed when it is empty. */
export const plain = (command: string) => (value: string) =>
  value === '' ? undefined : `${command} ${value}`

/** A setting that is enabled or disabled. */
export const switched = (name: string) => (state: string) =>
  `${state === 'enabled' ? 'enable' : 'disable'} ${name}`

/** The commands that give an object these attributes. */
export function settingLines({ settings }: ObjectWords, attributes: Attributes): string[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const setter = Object.hasOwn(settings, name) ? settings[name] : undefined
    return setter?.(value) ?? []
  })
}

/** The options and operands of a command line. */
export interface ParsedArgs {
  /** Letters, or names of long options, that were given. */
  readonly flags: ReadonlySet<string>
  /** Values of options that take one, the last one given. */
  readonly values: ReadonlyMap<string, string>
  readonly operands: readonly string[]
}

/** What a command accepts. */
export interface OptionPlan {
  /** Letters of options without a value. */
  readonly flags?: string
  /** Letters of options with a value. */
  readonly values?: string
  /** Long options by name, with the letter they stand for; the value's letter decides whether they take one. */
  readonly long?: Readonly<Record<string, string>>
}

/** Reads options as getopt_long(3) does: anywhere among the operands, until `--`. A mistake is its message. */
export function parseArgs(
  args: readonly string[],
  plan: OptionPlan,
): ParsedArgs | { error: string } {
  const flags = new Set<string>()
  const values = new Map<string, string>()
  const operands: string[] = []
  const rest = [...args]

  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--') operands.push(...rest.splice(0))
    else if (arg.startsWith('--')) {
      const error = readLong(arg)
      if (error) return { error }
    } else if (arg.startsWith('-') && arg !== '-') {
      const error = readLetters(arg.slice(1))
      if (error) return { error }
    } else operands.push(arg)
  }
  return { flags, values, operands }

  function readLong(arg: string): string | undefined {
    const [name = '', ...parts] = arg.slice(2).split('=')
    const full = Object.keys(plan.long ?? {}).filter((known) => known.startsWith(name))
    const letter = plan.long?.[name] ?? (full.length === 1 ? plan.long?.[full[0]!] : undefined)
    if (letter === undefined) return `unrecognized option '${arg}'`
    if (!plan.values?.includes(letter)) return void flags.add(letter)
    const value = parts.length > 0 ? parts.join('=') : rest.shift()
    if (value === undefined) return `option '--${name}' requires an argument`
    values.set(letter, value)
    return undefined
  }

  function readLetters(letters: string): string | undefined {
    for (const [at, letter] of Array.from(letters).entries()) {
      if (plan.values?.includes(letter)) {
        const value = letters.slice(at + 1) || rest.shift()
        if (value === undefined) return `option requires an argument -- '${letter}'`
        values.set(letter, value)
        return undefined
      }
      if (!plan.flags?.includes(letter)) return `invalid option -- '${letter}'`
      flags.add(letter)
    }
    return undefined
  }
}

/** What GNU commands say about a mistake in their options. */
export function usageError(name: string, error: string, exitCode = 1) {
  return { stderr: `${name}: ${error}\nTry '${name} --help' for more information.\n`, exitCode }
}

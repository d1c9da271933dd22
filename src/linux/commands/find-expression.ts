import { quoted } from '../bash/line-state.ts'
import type { CommandContext } from '../command.ts'
import { PREDICATES, type Predicate } from './find-tests.ts'

/** An expression that was understood, or what `find` says about it. */
export type FindExpression =
  | { readonly fits: Predicate; readonly acts: boolean }
  | { readonly error: string }

/** Stops reading an expression; what `find` says about it. */
class Misread extends Error {}

/** Reads the words behind the starting points: tests, actions, `!`, `-o`, parentheses. */
export function readExpression(words: readonly string[], context: CommandContext): FindExpression {
  const rest = [...words]
  let acts = false

  function either(): Predicate {
    const sides = [both()]
    while (rest[0] === '-o' || rest[0] === '-or') {
      rest.shift()
      sides.push(both())
    }
    return async (found, run) => {
      for (const side of sides) if (await side(found, run)) return true
      return false
    }
  }

  function both(): Predicate {
    const sides = [one()]
    while (rest.length > 0 && !['-o', '-or', ')', ','].includes(rest[0]!)) {
      if (rest[0] === '-a' || rest[0] === '-and') rest.shift()
      sides.push(one())
    }
    return async (found, run) => {
      for (const side of sides) if (!(await side(found, run))) return false
      return true
    }
  }

  function one(): Predicate {
    const word = rest.shift()
    if (word === undefined) throw new Misread('expected an expression')
    if (word === '!' || word === '-not') {
      const inner = one()
      return async (found, run) => !(await inner(found, run))
    }
    if (word === '(') {
      const inner = either()
      if (rest.shift() !== ')') throw new Misread("invalid expression; expected to find a ')'")
      return inner
    }
    if (word === '-exec' || word === '-ok') {
      acts = true
      return execution(rest, context)
    }
    const kind = PREDICATES[word]
    if (!kind) throw new Misread(`unknown predicate '${word}'`)
    acts ||= kind.isAction === true
    const argument = kind.words > 0 ? rest.shift() : ''
    if (argument === undefined) throw new Misread(`missing argument to '${word}'`)
    const made = kind.make(argument, context)
    if (!made) throw new Misread(`invalid argument '${argument}' to '${word}'`)
    return made
  }

  try {
    const fits = rest.length === 0 ? () => true : either()
    if (rest.length > 0) throw new Misread(`paths must precede expression: '${rest[0]}'`)
    return { fits, acts }
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return { error: error.message }
  }
}

/** The command up to `;` is run for each file, one up to `{} +` for all at once. */
function execution(rest: string[], context: CommandContext): Predicate {
  const end = rest.findIndex((word, at) => word === ';' || (word === '+' && rest[at - 1] === '{}'))
  if (end < 0) throw new Misread("missing argument to '-exec'")
  const isGathering = rest[end] === '+'
  const command = rest.splice(0, end + 1).slice(0, isGathering ? -2 : -1)
  if (isGathering) return gathering(command)
  return async ({ shown }, { print, complain }) => {
    const line = command.map((word) => quoted(word.replaceAll('{}', shown))).join(' ')
    const { stdout, stderr, exitCode } = await context.run(line, new Uint8Array(0))
    print(Buffer.from(stdout).toString())
    if (stderr !== '') complain(stderr)
    return exitCode === 0
  }
}

function gathering(command: readonly string[]): Predicate {
  const line = command.map(quoted).join(' ')
  return ({ shown }, { gathered }) => {
    gathered.set(line, [...(gathered.get(line) ?? []), shown])
    return true
  }
}

import { PATTERN_CHARS_MAX, PATTERN_STEPS_MAX } from './limits.ts'
import { type PatternEdge, type PatternNode, readPattern } from './pattern-syntax.ts'

type Step =
  | { readonly kind: 'char'; readonly test: (char: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: PatternEdge }
  | { readonly kind: 'fork'; readonly to: readonly [number, number] }
  | { readonly kind: 'found' }

/**
 * Makes a search for a visitor's regular expression that cannot be made to hang: all ways to match are
 * followed at once, so time grows with pattern times text. `undefined` when the expression is not valid.
 */
export function compileSearch(
  source: string,
  { ignoreCase = false }: { ignoreCase?: boolean } = {},
): ((line: string) => boolean) | undefined {
  if (source.length > PATTERN_CHARS_MAX) return undefined
  const node = readPattern(ignoreCase ? source.toLowerCase() : source)
  const steps: Step[] = []
  if (!node || !emit(node, steps)) return undefined
  steps.push({ kind: 'found' })
  return (line) => search(steps, Array.from(ignoreCase ? line.toLowerCase() : line))
}

/** Appends the steps of a node; false when there are too many. */
function emit(node: PatternNode, steps: Step[]): boolean {
  if (steps.length > PATTERN_STEPS_MAX) return false
  if ('char' in node) steps.push({ kind: 'char', test: node.char })
  else if ('edge' in node) steps.push({ kind: 'edge', edge: node.edge })
  else if ('all' in node) return node.all.every((part) => emit(part, steps))
  else if ('any' in node) return emitAny(node.any, steps)
  else return emitRepeat(node, steps)
  return true
}

function emitAny([first, ...others]: readonly PatternNode[], steps: Step[]): boolean {
  if (!first) return true
  if (others.length === 0) return emit(first, steps)
  const fork = reserve(steps)
  if (!emit(first, steps)) return false
  const leap = reserve(steps)
  steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] }
  if (!emitAny(others, steps)) return false
  steps[leap] = { kind: 'fork', to: [steps.length, steps.length] }
  return true
}

function emitRepeat(
  { repeat, min, max }: { repeat: PatternNode; min: number; max: number },
  steps: Step[],
): boolean {
  for (let count = 0; count < min; count++) if (!emit(repeat, steps)) return false
  if (max === Infinity) {
    const fork = reserve(steps)
    if (!emit(repeat, steps)) return false
    steps.push({ kind: 'fork', to: [fork, fork] })
    steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] }
    return true
  }
  for (let count = min; count < max; count++) {
    const fork = reserve(steps)
    if (!emit(repeat, steps)) return false
    steps[fork] = { kind: 'fork', to: [fork + 1, steps.length] }
  }
  return true
}

function reserve(steps: Step[]): number {
  return steps.push({ kind: 'found' }) - 1
}

function search(steps: readonly Step[], chars: readonly string[]): boolean {
  const seenAt = new Int32Array(steps.length).fill(-1)
  let current: number[] = []
  for (let at = 0; at <= chars.length; at++) {
    const waiting = [...current, 0]
    const next: number[] = []
    while (waiting.length > 0) {
      const index = waiting.pop()!
      if (seenAt[index] === at) continue
      seenAt[index] = at
      const step = steps[index]!
      if (step.kind === 'found') return true
      if (step.kind === 'fork') waiting.push(...step.to)
      else if (step.kind === 'edge' && holds(step.edge, chars, at)) waiting.push(index + 1)
      else if (step.kind === 'char' && at < chars.length && step.test(chars[at]!))
        next.push(index + 1)
    }
    current = next
  }
  return false
}

function holds(edge: PatternEdge, chars: readonly string[], at: number): boolean {
  if (edge === 'start') return at === 0
  if (edge === 'end') return at === chars.length
  const changes = isWordChar(chars[at - 1]) !== isWordChar(chars[at])
  return edge === 'word' ? changes : !changes
}

function isWordChar(char: string | undefined): boolean {
  return char !== undefined && /\w/.test(char)
}

import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { actionsOf, namesEmittedBy } from './chart-actions.ts'
import { lineage, reachableIn, statesOf, targetsOf, transitionsFrom } from './chart-nodes.ts'

/*
 * What neither the compiler nor XState sees in a statechart. Each function names what is wrong in a
 * line, and nothing when the chart is sound.
 */

const STATE_KEYS = new Set(
  (
    'id type initial states invoke on entry exit onDone after always history target meta output ' +
    'order tags description route context version input schemas'
  ).split(' '),
)
const TRANSITION_KEYS = new Set(
  'target guard actions reenter meta description source eventType event delay toJSON'.split(' '),
)
const INVOKE_KEYS = new Set('id systemId src input onDone onError onSnapshot'.split(' '))

/** Delays without an implementation: XState fires them after 0 ms. */
export function misspeltDelays(machine: AnyStateMachine): string[] {
  const known = new Set(Object.keys(machine.implementations.delays))
  const isUnknown = (delay: unknown): delay is string =>
    typeof delay === 'string' && !known.has(delay)
  const after = statesOf(machine).flatMap((node) =>
    node.after.flatMap(({ delay }) => (isUnknown(delay) ? [`${node.id}: after ${delay}`] : [])),
  )
  const sent = actionsOf(machine)
    .filter(({ id }) => !isOfAfter(id))
    .flatMap(({ type, delay }) => (isUnknown(delay) ? [`${type}: delay ${delay}`] : []))
  return [...after, ...sent]
}

/** Delayed events without an id: XState would make a random one. */
export function namelessDelays(machine: AnyStateMachine): string[] {
  return actionsOf(machine)
    .filter(({ delay, id }) => delay !== undefined && id === undefined)
    .map(({ type, delay }) => `${type}: delay ${String(delay)} without an id`)
}

/** Keys that XState ignores: most often another word misspelt. */
export function strayKeys(machine: AnyStateMachine): string[] {
  const strays = (where: string, config: object, known: ReadonlySet<string>) =>
    Object.keys(config)
      .filter((key) => !known.has(key))
      .map((key) => `${where}: ${key}`)
  return statesOf(machine).flatMap((node) => [
    ...strays(node.id, node.config, STATE_KEYS),
    ...transitionsFrom(node).flatMap((transition) =>
      strays(`${node.id} on ${transition.eventType}`, transition, TRANSITION_KEYS),
    ),
    ...[node.config.invoke ?? []]
      .flat()
      .flatMap((invoke: object) => strays(`${node.id} invoke`, invoke, INVOKE_KEYS)),
  ])
}

/** States that do not say in one sentence what a visitor meets in them. */
export function undescribedStates(machine: AnyStateMachine): string[] {
  return entered(machine)
    .filter(
      ({ description = '' }) =>
        !/^\S.*[^.]\.$/s.test(description) || /\.\s+[A-Z]/.test(description),
    )
    .map(({ id, description }) => `${id}: ${description ?? 'no description'}`)
}

/** States that no path of transitions enters. */
export function unreachableStates(machine: AnyStateMachine): string[] {
  const reached = reachableIn(machine)
  return statesOf(machine)
    .filter((node) => !reached.has(node))
    .map(({ id }) => id)
}

/** States that nothing leaves, unless they are final or tagged as places to stay. */
export function deadEnds(machine: AnyStateMachine): string[] {
  return entered(machine)
    .filter((node) => node.type === 'atomic' && !mayStay(node) && !hasExit(node))
    .map(({ id }) => id)
}

/** Emitted names that the journal's catalogue does not list. */
export function uncataloguedEmits(machine: AnyStateMachine, names: ReadonlySet<string>): string[] {
  const emitted = new Set(actionsOf(machine).flatMap(namesEmittedBy))
  return [...emitted].filter((name) => !names.has(name)).map((name) => `${machine.id}: ${name}`)
}

/** The states one can be in. The root counts only when it is the whole chart. */
function entered(machine: AnyStateMachine): AnyStateNode[] {
  const [root, ...inner] = statesOf(machine)
  return inner.length > 0 ? inner.filter(({ type }) => type !== 'history') : [root!]
}

function mayStay(node: AnyStateNode): boolean {
  return lineage(node).some(({ tags }) => tags.includes('final') || tags.includes('resting'))
}

function hasExit(node: AnyStateNode): boolean {
  return lineage(node)
    .flatMap(transitionsFrom)
    .some((transition) => targetsOf(transition).some((target) => target !== node))
}

function isOfAfter(id: unknown): boolean {
  return typeof id === 'string' && id.startsWith('xstate.after.')
}

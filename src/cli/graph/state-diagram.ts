import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'

/** A statechart as a Mermaid state diagram: states with their sentences, and transitions with what takes them. */
export function stateDiagram(machine: AnyStateMachine): string {
  return [
    '---',
    `title: ${machine.id}`,
    '---',
    'stateDiagram-v2',
    ...insideOf(machine.root, '  '),
  ].join('\n')
}

/** A statechart for programs: every state with its sentence and its transitions. */
export function chartDocument(machine: AnyStateMachine) {
  return { id: machine.id, states: below(machine.root).map(stateDocument) }
}

function stateDocument(node: AnyStateNode) {
  return {
    path: node.path.join('.'),
    kind: node.type,
    ...(node.description !== undefined && { says: node.description }),
    transitions: transitionsFrom(node).map((transition) => ({
      on: causeOf(transition),
      to: (transition.target ?? []).map(({ path }) => path.join('.')),
    })),
  }
}

function below(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((state) => [state, ...below(state)])
}

function insideOf(node: AnyStateNode, indent: string): string[] {
  const states = Object.values(node.states)
  const regions = node.type === 'parallel'
  const starts = node.type === 'compound' ? (node.initial.target as AnyStateNode[]) : []
  return [
    ...starts.map((state) => `${indent}[*] --> ${nameOf(state)}`),
    ...states.flatMap((state, at) => [
      ...(regions && at > 0 ? [`${indent}--`] : []),
      ...stateLines(state, indent),
    ]),
    ...states.flatMap((state) => arrowsFrom(state).map((arrow) => indent + arrow)),
    ...(node.parent === undefined ? arrowsFrom(node, states).map((arrow) => indent + arrow) : []),
  ]
}

function stateLines(state: AnyStateNode, indent: string): string[] {
  const says = state.description === undefined ? '' : ` : ${plain(state.description)}`
  const lines = [`${indent}${nameOf(state)}${says || ` : ${state.key}`}`]
  if (Object.keys(state.states).length === 0) return lines
  return [
    ...lines,
    `${indent}state ${nameOf(state)} {`,
    ...insideOf(state, `${indent}  `),
    `${indent}}`,
  ]
}

/** Transitions as arrows; those of the whole chart start at each of its states. */
function arrowsFrom(node: AnyStateNode, from: readonly AnyStateNode[] = [node]): string[] {
  const moving = transitionsFrom(node).filter(({ target = [] }) => target.length > 0)
  const arrows = moving.flatMap((transition) =>
    from.flatMap((source) =>
      (transition.target ?? []).map(
        (target) => `${nameOf(source)} --> ${nameOf(target)} : ${plain(causeOf(transition))}`,
      ),
    ),
  )
  const ends = node.type === 'final' ? [`${nameOf(node)} --> [*]`] : []
  return [...new Set([...arrows, ...ends])]
}

function transitionsFrom(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])]
}

/** What takes a transition: an event, the end of a delay or of an actor, or a guard that holds. */
function causeOf({ eventType, guard }: AnyTransitionDefinition): string {
  const [, delay] = /^xstate\.after\.(.+?)\./.exec(eventType) ?? []
  const [, ending] = /^xstate\.(?:done|error)\.(.+)$/.exec(eventType) ?? []
  const what =
    delay === undefined ? (ending === undefined ? eventType : `end of ${ending}`) : `after ${delay}`
  const condition = guardName(guard)
  return [what || 'always', ...(condition === undefined ? [] : [`if ${condition}`])].join(' ')
}

function guardName(guard: unknown): string | undefined {
  if (typeof guard === 'string') return guard
  if (typeof guard !== 'object' || guard === null || !('type' in guard)) return undefined
  return String(guard.type)
}

/** A name that Mermaid takes: the way to the state with underscores. */
function nameOf({ path, machine }: AnyStateNode): string {
  return (path.length === 0 ? machine.id : path.join('_')).replaceAll(/\W/g, '_')
}

/** Colons, semicolons and hash signs have a meaning in Mermaid. */
function plain(text: string): string {
  return text.replaceAll(/[:;]/g, ',').replaceAll('#', '').replaceAll(/\s+/g, ' ')
}

import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'

/** Every state of a chart, outermost first. */
export function statesOf(machine: AnyStateMachine): AnyStateNode[] {
  const below = (node: AnyStateNode): AnyStateNode[] => [
    node,
    ...Object.values(node.states).flatMap(below),
  ]
  return below(machine.root)
}

/** Every transition that starts at a state, whatever takes it: events, time, always, or an actor's end. */
export function transitionsFrom(node: AnyStateNode): AnyTransitionDefinition[] {
  return [...[...node.transitions.values()].flat(), ...(node.always ?? [])]
}

/** The states that a transition enters by name. */
export function targetsOf(transition: AnyTransitionDefinition): readonly AnyStateNode[] {
  return transition.target ?? []
}

/** A state and the states around it, innermost first. */
export function lineage(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [node, ...lineage(node.parent)] : [node]
}

/** The states that some path of transitions enters; guards are taken to hold one way or the other. */
export function reachableIn(machine: AnyStateMachine): ReadonlySet<AnyStateNode> {
  const reached = new Set<AnyStateNode>()
  const pending: AnyStateNode[] = [machine.root]
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (reached.has(node)) continue
    reached.add(node)
    pending.push(...enteredWith(node), ...transitionsFrom(node).flatMap(targetsOf))
  }
  return reached
}

/** What is entered along with a state: its parents, its first state, or all of its regions. */
function enteredWith(node: AnyStateNode): AnyStateNode[] {
  const around = node.parent ? [node.parent] : []
  if (node.type === 'parallel') return [...around, ...Object.values(node.states)]
  if (node.type === 'compound') return [...around, ...(node.initial.target as AnyStateNode[])]
  return around
}

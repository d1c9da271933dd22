import type { AnyStateMachine, AnyStateNode } from 'xstate'

const known = new WeakMap<AnyStateMachine, ReadonlySet<string>>()

/** Every state that a machine declares, named as `stateName` names it. */
export function declaredStates(machine: AnyStateMachine): ReadonlySet<string> {
  const names = known.get(machine) ?? new Set(namesWithin(machine.root))
  known.set(machine, names)
  return names
}

function namesWithin(node: AnyStateNode): string[] {
  const regions = Object.entries(node.states).map(([key, child]) =>
    namesWithin(child).map((inner) => [key, inner].filter(Boolean).join('.')),
  )
  if (regions.length === 0) return ['']
  return node.type === 'parallel' ? everyMixOf(regions) : regions.flat()
}

/** One name of each region, in each way in which they can come together. */
function everyMixOf([first = [], ...others]: readonly (readonly string[])[]): string[] {
  if (others.length === 0) return [...first]
  return first.flatMap((name) => everyMixOf(others).map((mix) => `${name} ${mix}`))
}

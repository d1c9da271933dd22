import type { Duplex } from 'node:stream'
import type { Surroundings } from '../../../src/emulator/index.ts'

/** An appliance's surroundings, and the connections that were made from and to it, in their order. */
export function rememberWires(plain: Surroundings): {
  readonly surroundings: Surroundings
  readonly wires: readonly Duplex[]
} {
  const wires: Duplex[] = []
  return {
    wires,
    surroundings: {
      ...plain,
      openDoor: (plan) =>
        plain.openDoor({
          ...plan,
          accept(socket, from, hold) {
            wires.push(socket)
            return plan.accept(socket, from, hold)
          },
        }),
      async dial(plan) {
        const dialled = await plain.dial(plan)
        if (dialled.ok) wires.push(dialled.socket)
        return dialled
      },
    },
  }
}

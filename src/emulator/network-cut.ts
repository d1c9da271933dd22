import { Duplex } from 'node:stream'
import type { Dialled, DialPlan, Surroundings } from './surroundings.ts'

/** An appliance's network, of which all wires can be cut at once. */
export interface CuttableNetwork {
  /** What to start the appliance with, so that its doors and dials are on these wires. */
  readonly surroundings: Surroundings
  /** From now on nothing gets through; neither end is told. The cause is `network` unless given. */
  readonly cut: (cause?: string) => void
  /** Takes a cause away. After the last one, what was sent meanwhile arrives, as TCP would send it again. */
  readonly restore: (cause?: string) => void
  readonly isCut: () => boolean
  /** From now on nobody who comes is answered, as by a machine without power; what stands may still end. */
  readonly switchOff: () => void
  readonly switchOn: () => void
}

/** Bytes that one direction of a wire keeps while it is cut; with more the connection is lost. */
const KEPT_BYTES_MAX = 1_048_576
const USUAL_CAUSE = 'network'

/** Puts an appliance on wires that can be cut. Dials while they are cut time out. */
export function cuttableNetwork(surroundings: Surroundings): CuttableNetwork {
  const wires = new Set<Wire>()
  const causes = new Set<string>()
  const { address } = surroundings
  const offline = offlineIn(surroundings.clock)
  let isOff = false
  const isCut = () => causes.size > 0
  const put = (socket: Duplex): Duplex => {
    const wire = createWire(socket, isCut)
    wires.add(wire)
    const forget = () => {
      if (socket.closed && wire.end.closed) wires.delete(wire)
    }
    socket.once('close', forget)
    wire.end.once('close', forget)
    return wire.end
  }
  return {
    isCut,
    cut(cause = USUAL_CAUSE) {
      causes.add(cause)
      offline.add(address)
    },
    restore(cause = USUAL_CAUSE) {
      causes.delete(cause)
      if (isCut()) return
      if (!isOff) offline.delete(address)
      for (const wire of wires) wire.flow()
    },
    switchOff() {
      isOff = true
      offline.add(address)
    },
    switchOn() {
      isOff = false
      if (!isCut()) offline.delete(address)
    },
    surroundings: {
      ...surroundings,
      openDoor: (plan) =>
        surroundings.openDoor({
          ...plan,
          drops: (from) => isOff || (plan.drops?.(from) ?? false),
          accept: (socket, from, hold) => plan.accept(put(socket), from, hold),
        }),
      async reaches(host, by) {
        const there = surroundings.lookUp(host)
        const isSilent = isCut() || (there !== undefined && offline.has(there))
        return isSilent ? 'silent' : surroundings.reaches(host, by)
      },
      async dial(plan) {
        const dialled = await (isCut() ? inVain(surroundings, plan) : surroundings.dial(plan))
        return dialled.ok ? { ...dialled, socket: put(dialled.socket) } : dialled
      },
    },
  }
}

/** The addresses of all labs whose wires are cut or that are off: they answer no echo requests. A lab has one clock, which stands for it. */
const offlines = new WeakMap<object, Set<string>>()

function offlineIn(clock: object): Set<string> {
  const known = offlines.get(clock) ?? new Set<string>()
  offlines.set(clock, known)
  return known
}

interface Wire {
  /** The appliance's end. */
  readonly end: Duplex
  /** Carries out what has waited. */
  readonly flow: () => void
}

/** A connection that keeps everything, endings included, while it is cut. */
function createWire(socket: Duplex, isCut: () => boolean): Wire {
  const waiting: (() => void)[] = []
  let keptBytes = 0
  const whenWhole = (act: () => void) => {
    if (isCut() || waiting.length > 0) waiting.push(act)
    else act()
  }
  const end = new Duplex({
    allowHalfOpen: true,
    read: () => void socket.resume(),
    write: (chunk: Uint8Array, _encoding, done) => whenWhole(() => socket.write(chunk, done)),
    final: (done) => whenWhole(() => socket.end(done)),
    destroy(error, done) {
      whenWhole(() => socket.destroy())
      done(error)
    },
  })
  socket.on('data', (chunk: Uint8Array) => {
    if (isCut()) keptBytes += chunk.length
    if (keptBytes > KEPT_BYTES_MAX) return void socket.destroy()
    whenWhole(() => {
      if (!end.push(chunk)) socket.pause()
    })
  })
  socket.once('end', () => whenWhole(() => end.push(null)))
  socket.once('close', () => whenWhole(() => end.destroy()))
  socket.on('error', (error: Error) => whenWhole(() => end.destroy(error)))
  return {
    end,
    flow() {
      keptBytes = 0
      for (const act of waiting.splice(0)) act()
    },
  }
}

/** Dials while nothing gets through, until the time for it is over. */
function inVain({ clock }: Surroundings, { withinMs }: DialPlan): Promise<Dialled> {
  return new Promise((resolve) => {
    clock.setTimeout(() => resolve({ ok: false, reason: 'timed-out' }), withinMs)
  })
}

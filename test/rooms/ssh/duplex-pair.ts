import { Duplex } from 'node:stream'

/** Two ends of a channel in memory: what is written at one is read at the other. */
export function duplexPair(): [Duplex, Duplex] {
  const a: Duplex = createEnd(() => b)
  const b: Duplex = createEnd(() => a)
  return [a, b]
}

function createEnd(other: () => Duplex): Duplex {
  let resume = () => {}
  const end = new Duplex({
    read: () => resume(),
    write(data, _encoding, done) {
      if (other().push(data)) done()
      else waits.set(other(), done)
    },
    final(done) {
      other().push(null)
      done()
    },
    destroy(error, done) {
      if (!other().destroyed) other().destroy()
      done(error)
    },
  })
  resume = () => {
    waits.get(end)?.()
    waits.delete(end)
  }
  return end
}

/** Writers that wait until this end is read again. */
const waits = new WeakMap<Duplex, () => void>()

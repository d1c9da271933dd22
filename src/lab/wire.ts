import type { Socket } from 'node:net'
import type { Activity, Watch } from '../clock/activity.ts'

/**
 * A connection between two doors of the lab. It counts the bytes written at one end until they are read
 * at the other, so that the lab knows when nothing is on its way any more.
 */
export interface Wire {
  /** A fault holds the bytes back until a deadline, or for good: they no longer count as on their way. */
  readonly park: () => void
  readonly resume: () => void
}

/** Joins the two ends of a loopback connection into a wire of which the lab's activity is told. */
export function joinWire(activity: Activity, name: string, near: Socket, far: Socket): Wire {
  let parked = 0
  const watch = activity.watch(() => (parked > 0 ? undefined : inFlight()))
  const stopIfOver = () => {
    watch.touch()
    if (near.destroyed && far.destroyed) watch.stop()
  }
  for (const end of [near, far]) {
    touchOnUse(end, watch)
    end.once('close', stopIfOver)
  }

  function inFlight(): string | undefined {
    if (near.destroyed && far.destroyed) return undefined
    if (isClosing(near, far) || isClosing(far, near)) return `closing ${name}`
    if (near.destroyed || far.destroyed) return undefined
    if (near.bytesWritten !== far.bytesRead || far.bytesWritten !== near.bytesRead) return name
    return undefined
  }

  return {
    park: () => {
      parked++
      watch.touch()
    },
    resume: () => {
      parked--
      watch.touch()
    },
  }
}

/** True while `from` has ended its side and `to` has not noticed. */
function isClosing(from: Socket, to: Socket): boolean {
  return (from.destroyed || from.writableFinished) && !to.destroyed && !to.readableEnded
}

/** Bytes count from the moment they are written, so writing must wake the watch. */
function touchOnUse(end: Socket, watch: Watch): void {
  const write = end.write.bind(end)
  end.write = (...args: unknown[]) => {
    watch.touch()
    return Reflect.apply(write, end, args) as boolean
  }
  end.once('end', watch.touch)
  const destroy = end.destroy.bind(end)
  end.destroy = (error?: Error) => {
    watch.touch()
    return destroy(error)
  }
}

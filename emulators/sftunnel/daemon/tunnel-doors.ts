import type { Door, Surroundings } from '../../../src/emulator/index.ts'
import { TUNNEL_PORT } from './tunnel-parts.ts'

/** Where the process listens: on one port at a time, which may be another one when it is started again. */
export interface TunnelDoors {
  readonly open: (port: number) => void
  readonly shut: (why: string) => void
}

/** Makes the door of the usual port, shut; those of other ports are made when they are first asked for. */
export async function createTunnelDoors(
  { activity, crashed }: Surroundings,
  openAt: (port: number) => Promise<Door>,
): Promise<TunnelDoors> {
  const doors = new Map<number, Door>()
  let listensOn: number | undefined

  async function make(port: number): Promise<void> {
    const door = await openAt(port)
    doors.set(port, door)
    if (listensOn !== port) door.shut('sftunnel does not run yet')
  }

  await make(TUNNEL_PORT)
  return {
    open(port) {
      listensOn = port
      const door = doors.get(port)
      if (door) return door.open()
      const made = activity.during(`opening port ${port}`, () => make(port))
      void made.catch((error: unknown) => crashed(`port ${port}`, error))
    },
    shut(why) {
      const door = listensOn === undefined ? undefined : doors.get(listensOn)
      listensOn = undefined
      door?.shut(why)
    },
  }
}

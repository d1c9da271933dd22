import { sshDoorOf, type SshPlace } from './ssh-config.ts'

/** The `known_hosts` of a lab: every key under the place's name and under where it listens (sshd(8)). */
export function knownHosts(places: readonly SshPlace[]): string {
  const lines = places.flatMap((place) => {
    const door = sshDoorOf(place)
    if (!door) return []
    const where = door.port === 22 ? door.host : `[${door.host}]:${door.port}`
    return place.hostKeys.map(({ publicKey }) => `${place.name},${where} ${publicKey}\n`)
  })
  return lines.join('')
}

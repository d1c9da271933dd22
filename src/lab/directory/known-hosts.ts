import type { ListedAppliance } from './lab-json.ts'
import { sshDoorOf } from './ssh-config.ts'

/** The `known_hosts` of a lab: every key under the appliance's name and under where it listens (sshd(8)). */
export function knownHosts(appliances: readonly ListedAppliance[]): string {
  const lines = appliances.flatMap((appliance) => {
    const door = sshDoorOf(appliance)
    if (!door) return []
    const place = door.port === 22 ? door.host : `[${door.host}]:${door.port}`
    return appliance.hostKeys.map(({ publicKey }) => `${appliance.name},${place} ${publicKey}\n`)
  })
  return lines.join('')
}

import { isIP } from 'node:net'
import { LabError } from '../errors/lab-error.ts'

/** The first lab addresses are those of the field notes' own network. */
const FIRST_HOST = 230
const NETWORK = '10.48'

/** The names and addresses under which appliances find each other. */
export interface AddressBook {
  /** Gives an appliance its address, the wanted one or the next free one. Throws `address-taken`. */
  readonly assign: (appliance: string, hostname: string, wanted?: string) => string
  /** The lab address behind an address, host name or cast name; undefined outside the lab. */
  readonly find: (host: string) => string | undefined
  /**
   * Lets a further address lead to an appliance's own, wherever it led before. Returns what ends that, as
   * long as it still leads there. Throws `bad-address`, and `address-taken` when an appliance has it for good.
   */
  readonly hold: (appliance: string, own: string, further: string) => () => void
}

/** Makes the address book of one lab. */
export function createAddressBook(): AddressBook {
  const owners = new Map<string, string>()
  const names = new Map<string, string>()
  const held = new Map<string, string>()
  let next = 0

  function free(): string {
    for (;;) {
      const host = FIRST_HOST + next++
      const address = `${NETWORK}.${79 + Math.floor(host / 250)}.${host % 250 || 250}`
      if (!owners.has(address) && !held.has(address)) return address
    }
  }

  return {
    assign(appliance, hostname, wanted) {
      if (wanted !== undefined && isIP(wanted) === 0)
        throw new LabError('bad-address', { appliance, address: wanted })
      const address = wanted ?? free()
      const owner = owners.get(address)
      if (owner !== undefined) throw new LabError('address-taken', { appliance, address, owner })
      owners.set(address, appliance)
      names.set(appliance.toLowerCase(), address)
      names.set(hostname.toLowerCase(), address)
      return address
    },
    find: (host) => (owners.has(host) ? host : (held.get(host) ?? names.get(host.toLowerCase()))),
    hold(appliance, own, further) {
      if (isIP(further) === 0) throw new LabError('bad-address', { appliance, address: further })
      const owner = owners.get(further)
      if (owner !== undefined)
        throw new LabError('address-taken', { appliance, address: further, owner })
      held.set(further, own)
      return () => {
        if (held.get(further) === own) held.delete(further)
      }
    },
  }
}

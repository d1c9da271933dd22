import type { Surroundings } from '../../src/emulator/index.ts'
import type { NetworkSettings } from './vocabulary.ts'

/** The vendor's part of the MAC address in the captured `show network`. */
const VENDOR = '6C:03:09'

/** The settings of a device whose first setup is done. */
export function factoryNetwork(
  { address, hostname: role, entropy }: Surroundings,
  hostname = role,
): NetworkSettings {
  const unit = Array.from(entropy.fork('mac address').bytes(3), (byte) =>
    byte.toString(16).padStart(2, '0').toUpperCase(),
  )
  return {
    hostname,
    address,
    netmask: '255.255.255.0',
    gateway: address.replace(/\d+$/, '1'),
    dnsServers: ['208.67.222.222', '208.67.220.220'],
    managementPort: 8305,
    mac: [VENDOR, ...unit].join(':'),
    sshAccess: [],
  }
}

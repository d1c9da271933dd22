import type { SshOffer } from '../../ssh/index.ts'
import type { DoorFacts } from '../appliance-facts.ts'
import type { ListedAppliance } from './lab-json.ts'
import { clientDefaults, type ClientDefaults } from './openssh-defaults.ts'

/** Where somebody may log in over SSH: an appliance, or an address that several share. */
export type SshPlace = Pick<ListedAppliance, 'name' | 'doors' | 'credentials' | 'hostKeys'>

/** Such a place and what its SSH door offers, when it has one. */
export interface SshHost {
  readonly place: SshPlace
  readonly offer: SshOffer | undefined
}

/** The `ssh_config` of a lab: a block for each place with an SSH door. `knownHosts` is an absolute path. */
export function sshConfig(hosts: readonly SshHost[], knownHosts: string): string {
  const blocks = hosts.flatMap(({ place, offer }) => {
    const door = sshDoorOf(place)
    return door ? [hostBlock(place, door, offer, knownHosts)] : []
  })
  return [
    '# Written by fieldfault up, anew at each start. Use it with ssh -F, scp -F, sftp -F.\n',
    ...blocks,
  ].join('\n')
}

/** The SSH door of an appliance or address; nothing when it has none. */
export function sshDoorOf({ doors }: { doors: readonly DoorFacts[] }): DoorFacts | undefined {
  return doors.find(({ service }) => service === 'ssh')
}

function hostBlock(
  { name, credentials }: SshPlace,
  { host, port }: DoorFacts,
  offer: SshOffer | undefined,
  knownHosts: string,
): string {
  const [login] = credentials
  const lines = [
    `HostName ${host}`,
    `Port ${port}`,
    ...(login ? [`User ${login.username}`] : []),
    `HostKeyAlias ${name}`,
    `UserKnownHostsFile "${knownHosts.replaceAll('\\', '/')}"`,
    'StrictHostKeyChecking yes',
    // Keys of an agent would use up the login attempts before the password has its turn.
    'IdentitiesOnly yes',
    ...(offer ? additions(offer) : []),
  ]
  return [`Host ${name}`, ...lines.map((line) => `  ${line}`), ''].join('\n')
}

/** What OpenSSH has to be told to offer so that it can log in, list by list; nothing for a current door. */
export function additions(offer: SshOffer): string[] {
  const toClient = { ...offer, ...offer.serverToClient }
  const hostKeys = lacking(offer.hostKey, clientDefaults.hostKey)
  return [
    ...line(clientDefaults.kex, lacking(offer.kex, clientDefaults.kex)),
    ...line(clientDefaults.hostKey, hostKeys),
    // A server that signs with SHA-1 checks users' keys with it too. Before 8.5 the option had another name.
    ...(hostKeys.length > 0
      ? [
          'IgnoreUnknown PubkeyAcceptedAlgorithms',
          `PubkeyAcceptedAlgorithms +${hostKeys.join(',')}`,
        ]
      : []),
    ...line(clientDefaults.cipher, bothWays('cipher', offer, toClient)),
    ...line(clientDefaults.mac, bothWays('mac', offer, toClient)),
  ]
}

function bothWays(list: 'cipher' | 'mac', toServer: SshOffer, toClient: SshOffer): string[] {
  const defaults = clientDefaults[list]
  return [...new Set([...lacking(toServer[list], defaults), ...lacking(toClient[list], defaults)])]
}

/** The names that would make a client agree that has none of the server's by default. */
function lacking(offered: readonly string[], { enabled, dormant }: ClientDefaults): string[] {
  if (offered.some((name) => enabled.includes(name))) return []
  return offered.filter((name) => dormant.includes(name))
}

function line({ option }: ClientDefaults, names: readonly string[]): string[] {
  return names.length > 0 ? [`${option} +${names.join(',')}`] : []
}

import type { BehaviourSettings } from '../../../src/emulator/index.ts'
import type { Behaviour, Meeting } from '../meeting.ts'

/** Names of SSH algorithms, each put behind what the server offers already. */
interface AddedAlgorithms {
  readonly kex: readonly string[]
  readonly hostKey: readonly string[]
  readonly cipher: readonly string[]
  readonly mac: readonly string[]
}

/** What a client of 2012 needs of a server of today. */
const OF_2012: BehaviourSettings = { kex: 'diffie-hellman-group14-sha1', hostKey: 'ssh-rsa' }
const PSEUDO = /^(?:ext-info|kex-strict)-/

const lineOf = (keyword: string) => ({
  says: `what ${keyword} + names in sshd_config, with commas`,
  optional: true,
})

/** Somebody wrote `KexAlgorithms +NAME` and the like into sshd_config. */
export const algorithmsAdded: Behaviour = {
  says: 'More algorithms are enabled; group14 with SHA-1 and ssh-rsa when none are named.',
  settings: {
    kex: lineOf('KexAlgorithms'),
    hostKey: lineOf('HostKeyAlgorithms'),
    cipher: lineOf('Ciphers'),
    mac: lineOf('MACs'),
  },
  change(met, settings) {
    const named = Object.keys(settings).length > 0 ? settings : OF_2012
    return withAlgorithms(met, {
      kex: namesIn(named.kex),
      hostKey: namesIn(named.hostKey),
      cipher: namesIn(named.cipher),
      mac: namesIn(named.mac),
    })
  },
}

function withAlgorithms(met: Meeting, added: AddedAlgorithms): Meeting {
  const { offer } = met.profile
  const isPseudo = (name: string) => PSEUDO.test(name)
  const kex = [
    ...joined(
      offer.kex.filter((name) => !isPseudo(name)),
      added.kex,
    ),
    ...offer.kex.filter(isPseudo),
  ]
  const hostKey = added.hostKey.reduce(withHostKeyAlgorithm, offer.hostKey)
  const cipher = joined(offer.cipher, added.cipher)
  const mac = joined(offer.mac, added.mac)
  return { ...met, profile: { ...met.profile, offer: { ...offer, kex, hostKey, cipher, mac } } }
}

/** sshd names the algorithms key by key, so that ssh-rsa stands behind the others of the RSA key. */
function withHostKeyAlgorithm(names: readonly string[], added: string): readonly string[] {
  if (names.includes(added)) return names
  const last = added === 'ssh-rsa' ? names.findLastIndex((name) => name.startsWith('rsa-')) : -1
  return last < 0 ? [...names, added] : names.toSpliced(last + 1, 0, added)
}

function joined(names: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...names, ...added])]
}

function namesIn(line = ''): string[] {
  return line.split(',').filter((name) => name !== '')
}

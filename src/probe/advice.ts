import { hostKeyTypeOf, type OfferLists, type SshRole } from '../ssh/index.ts'
import { laterReleaseWith, openSshRelease, releaseHas } from './openssh-releases.ts'
import { algorithmsIn, listsOfSetting, type Setting } from './settings.ts'

/** One change on the user's own side; where there are several, all of them are needed. */
export interface Change {
  readonly setting: Setting | 'software'
  /** In words, beginning with what to do. */
  readonly says: string
  /** The algorithms any one of which is enough, those that the appliance prefers first. */
  readonly oneOf: readonly string[]
  /** Lines of OpenSSH's configuration that make the change and no other; none for other products. */
  readonly lines: readonly string[]
}

/** How a change is made on the user's own side. */
export interface Advice {
  /** How much a name asks of the user: 0 a setting, 1 a new host key, 2 other software, 3 not to be had. */
  readonly effort: (setting: Setting, name: string, lists: OfferLists) => number
  /** Add one of the names, all of the same effort; `lists` are what the side has now. */
  readonly add: (setting: Setting, names: readonly string[], lists: OfferLists) => Change
  /** Leave a key exchange out, and put one of the names in if there are any. */
  readonly replaceKex: (without: string, names: readonly string[], lists: OfferLists) => Change
}

/** What sshd_config(5) and ssh_config(5) call the lists. */
const keywords: Readonly<Record<Setting, string>> = {
  kex: 'KexAlgorithms',
  hostKey: 'HostKeyAlgorithms',
  cipher: 'Ciphers',
  mac: 'MACs',
  compression: 'Compression',
}

const titles: Readonly<Record<Setting, string>> = {
  kex: 'key exchanges',
  hostKey: 'host key algorithms',
  cipher: 'ciphers',
  mac: 'MACs',
  compression: 'compression methods',
}

/** Advice for a side in a role, as far as its identification line tells what software it is. */
export function createAdvice(role: SshRole, ident: string): Advice {
  const release = openSshRelease(ident)
  const place = (setting: Setting) =>
    release ? `${keywords[setting]} of the ${role}` : `the ${titles[setting]} of the ${role}`

  function effort(setting: Setting, name: string, lists: OfferLists): number {
    if (release && !releaseHas(release, name)) return laterReleaseWith(release, name) ? 2 : 3
    return role === 'server' && setting === 'hostKey' && lacksKeyOf(name, lists) ? 1 : 0
  }

  function add(setting: Setting, names: readonly string[], lists: OfferLists): Change {
    const [name] = names
    if (name === undefined)
      return { setting, says: `nothing on the ${role} helps`, oneOf: [], lines: [] }
    const needs = effort(setting, name, lists)
    if (needs === 0) return addToList(setting, names, lists)
    if (needs === 1) return addKey(names)
    return otherSoftware(names)
  }

  function addToList(setting: Setting, names: readonly string[], lists: OfferLists): Change {
    if (setting === 'compression') return allowNoCompression(names)
    const says = `add ${choice(names)} to ${place(setting)}`
    const present = listsOfSetting[setting].map((list) => algorithmsIn(lists[list]))[0]!
    const line = `${keywords[setting]} ${[...present, names[0]].join(',')}`
    return { setting, says, oneOf: names, lines: release ? [line] : [] }
  }

  function allowNoCompression(names: readonly string[]): Change {
    const says = `let the ${role} go without what it asks of compression: allow ${choice(names)}`
    const lines = release && names.includes('none') ? ['Compression no'] : []
    return { setting: 'compression', says, oneOf: names, lines }
  }

  function addKey(names: readonly string[]): Change {
    const types = [...new Set(names.map((name) => hostKeyTypeOf(name) ?? name))]
    const kind = `${types.length > 1 ? 'one of the types' : 'type'} ${types.join(', ')}`
    const how = release ? ' (ssh-keygen -A makes it), and allow it in HostKeyAlgorithms if set' : ''
    const says = `give the ${role} a host key of ${kind}${how}`
    const lines = release ? [`HostKey /etc/ssh/ssh_host_${keyFileOf(names[0]!)}_key`] : []
    return { setting: 'hostKey', says, oneOf: names, lines }
  }

  function otherSoftware(names: readonly string[]): Change {
    const [name = ''] = names
    const from = release ? `${release.major}.${release.minor}` : ''
    const later = release && laterReleaseWith(release, name)
    const says = later
      ? `upgrade OpenSSH on the ${role} from ${from} to ${later} or later, the first with ${name}`
      : `use other software than OpenSSH ${from} on the ${role}: it has none of ${names.join(', ')} any more`
    return { setting: 'software', says, oneOf: names, lines: [] }
  }

  function replaceKex(without: string, names: readonly string[], lists: OfferLists): Change {
    const rest = algorithmsIn(lists.kex).filter((name) => name !== without)
    const where = place('kex')
    const says =
      names.length === 0
        ? `take ${without} out of ${where}`
        : `put ${choice(names)} in the place of ${without} in ${where}`
    const line = `KexAlgorithms ${[...rest, ...names.slice(0, 1)].join(',')}`
    return { setting: 'kex', says, oneOf: names, lines: release ? [line] : [] }
  }

  return { effort, add, replaceKex }
}

function choice(names: readonly string[]): string {
  return names.length > 1 ? `one of ${names.join(', ')}` : names.join('')
}

/** A server offers only algorithms of the keys it has. */
function lacksKeyOf(algorithm: string, { hostKey }: OfferLists): boolean {
  return !hostKey.some((held) => hostKeyTypeOf(held) === hostKeyTypeOf(algorithm))
}

/** As ssh-keygen names the files: `ssh_host_ecdsa_key`. */
function keyFileOf(algorithm: string): string {
  const type = hostKeyTypeOf(algorithm) ?? algorithm
  if (type.startsWith('ecdsa')) return 'ecdsa'
  return type.replace(/^ssh-/, '').replace('dss', 'dsa')
}

import { hiddenText, revealedText } from '../../../src/emulator/index.ts'
import type { Configuration, ConfigurationEdit } from '../configuration/statements.ts'
import type { BackupServerSettings, KnownHost } from '../vocabulary.ts'

/** What a backup server wants to know of who logs in. */
export type Credentials = Pick<BackupServerSettings, 'username' | 'password'>

/** How many backups of each category are kept, unless and at most: administration guide, backup and restore. */
export const REVISIONS_DEFAULT = 5
export const REVISIONS_MAX = 50

const KEYS = {
  server: 'backup server url',
  revisions: 'backup revisions',
  protected: 'backup security protected',
  enforced: 'backup security enforced',
} as const
const SERVER = /^backup server url "([^"]*)"(?: credentials hidden "([^"]*)")?$/
const REVISIONS = /^backup revisions (\d+)$/
const KNOWN_HOST = /^security ssh knownhost (\S+) (ssh-rsa|ssh-dsa) (\S+)$/

/** The backup server of a configuration; undefined when it has none. */
export function backupServerOf(configuration: Configuration): BackupServerSettings | undefined {
  const [, url, hidden] = SERVER.exec(configuration[KEYS.server] ?? '') ?? []
  if (url === undefined) return undefined
  return { url, ...(credentialsIn(hidden ?? '') ?? NOBODY) }
}

const NOBODY: Credentials = { username: '', password: '' }

/** The login behind hidden credentials; undefined when they are none. */
export function credentialsIn(hidden: string): Credentials | undefined {
  const text = revealedText(hidden)
  if (text === undefined) return undefined
  const [username = '', ...rest] = text.split('\0')
  return { username, password: rest.join('\0') }
}

/** A login as the configuration shows it. */
export function hiddenCredentials({ username, password }: Credentials): string {
  return hiddenText(`${username}\0${password}`)
}

/** Where backups go from now on; without hidden credentials nobody logs in there. */
export function serverEdit(url: string, hidden?: string): ConfigurationEdit {
  const address = `${KEYS.server} "${url.replaceAll('"', '%22')}"`
  const text = hidden === undefined ? address : `${address} credentials hidden "${hidden}"`
  return { verb: 'set', key: KEYS.server, text }
}

export const noServer: ConfigurationEdit = { verb: 'remove', key: KEYS.server }

/** How many backups of each category are kept on the server. */
export function revisionsOf(configuration: Configuration): number {
  return Number(REVISIONS.exec(configuration[KEYS.revisions] ?? '')?.[1] ?? REVISIONS_DEFAULT)
}

export function revisionsEdit(number: number): ConfigurationEdit {
  return { verb: 'set', key: KEYS.revisions, text: `${KEYS.revisions} ${number}` }
}

/** Whether backups are encrypted and signed. */
export function isProtected(configuration: Configuration): boolean {
  return KEYS.protected in configuration
}

/** Whether only protected backups are restored. */
export function isEnforced(configuration: Configuration): boolean {
  return KEYS.enforced in configuration
}

/** Turns a rule of backup security on or off. */
export function securityEdit(rule: 'protected' | 'enforced', isOn: boolean): ConfigurationEdit {
  const key = KEYS[rule]
  return isOn ? { verb: 'set', key, text: key } : { verb: 'remove', key }
}

/** The pinned host keys, in the order of the configuration. */
export function knownHostsOf(configuration: Configuration): KnownHost[] {
  return Object.values(configuration).flatMap((text) => {
    const [, host, type, md5] = KNOWN_HOST.exec(text) ?? []
    return host === undefined ? [] : [{ host, type: type as KnownHost['type'], md5: md5! }]
  })
}

/** Pins a host key, in the place of one of the same type. */
export function knownHostEdit({ host, type, md5 }: KnownHost): ConfigurationEdit {
  const key = knownHostKey(host, type)
  return { verb: 'set', key, text: `${key} ${md5}` }
}

/** Forgets a pinned host key. */
export function noKnownHost(host: string, type: KnownHost['type']): ConfigurationEdit {
  return { verb: 'remove', key: knownHostKey(host, type) }
}

function knownHostKey(host: string, type: KnownHost['type']): string {
  return `security ssh knownhost ${host} ${type}`
}

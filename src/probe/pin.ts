import type { HostKeyPinning, SshClientSheet } from '../emulator/ssh-sheet.ts'
import { preferringHostKey } from '../emulator/host-key-preference.ts'
import { LabError } from '../errors/lab-error.ts'
import type { HostKeyFacts } from '../ssh/index.ts'

/** A host key that an appliance is told to expect; of any host or type when that is left out. */
export interface Pin {
  /** As it would be typed at the appliance. */
  readonly host?: string
  /** What the appliance calls the type. */
  readonly type?: string
  readonly md5: string
}

/** What a pin came to: an appliance that has none for the host does not look at the key at all. */
export type PinFinding = 'matches' | 'differs' | 'other-host'

const FINGERPRINT = /^[\da-f]{2}(?::[\da-f]{2}){15}$/i

/** Reads `HOST TYPE FINGERPRINT`, or the fingerprint alone, as the appliance would. Throws `bad-host-key-pin`. */
export function readPin(text: string, { types }: HostKeyPinning): Pin {
  const refuse = (fact: string) => {
    const allowed = Object.keys(types)
    return new LabError('bad-host-key-pin', { text, fact, allowed })
  }
  const words = text.trim().split(/\s+/)
  const fingerprint = words.at(-1)!
  if (words.length !== 1 && words.length !== 3) throw refuse(`it has ${words.length} words`)
  if (!FINGERPRINT.test(fingerprint)) throw refuse(whatIsWrong(fingerprint))
  const md5 = fingerprint.toLowerCase()
  if (words.length === 1) return { md5 }
  const [host = '', type = ''] = words
  if (!Object.hasOwn(types, type)) throw refuse(`the appliance has no key type "${type}"`)
  return { host, type, md5 }
}

function whatIsWrong(fingerprint: string): string {
  if (fingerprint.startsWith('SHA256:'))
    return 'the appliance knows no SHA-256 fingerprints, only those of MD5'
  if (fingerprint.startsWith('MD5:')) return 'the appliance takes no "MD5:" before the digits'
  return `"${fingerprint}" is not sixteen pairs of hexadecimal digits with colons`
}

/** An appliance, what it was told about host keys, and the host that it goes to. */
interface PinnedMeeting {
  readonly client: SshClientSheet
  readonly pin?: Pin
  readonly target: { readonly host: string }
}

/** What a pin comes to with the key that was shown; undefined without a pin. */
export function pinFinding(
  { client, pin, target }: PinnedMeeting,
  key: HostKeyFacts | undefined,
): PinFinding | undefined {
  if (!pin || !client.pinning || !key) return undefined
  const { host, type, md5 } = pin
  if (host !== undefined && host !== target.host) return 'other-host'
  const isType = type === undefined || client.pinning.types[type] === key.type
  return isType && md5 === key.fingerprintMd5 ? 'matches' : 'differs'
}

/** The client that asks for the pinned type of key first, as the appliance does. */
export function preferringPinned({ client, pin, target }: PinnedMeeting): SshClientSheet {
  const { host = target.host, type = '' } = pin ?? {}
  const wanted = client.pinning?.types[type]
  if (wanted === undefined || host !== target.host) return client
  return { ...client, offer: preferringHostKey(client.offer, wanted) }
}

/** What came of a pin, and how the key that was shown would be pinned. */
export interface ProbedPinning {
  /** Absent without a pin. */
  readonly finding?: PinFinding
  /** Absent for a type of key that the appliance cannot pin. */
  readonly line?: string
}

/** What there is to say about pinning; nothing of an appliance that pins no keys, or of no key. */
export function probedPinning(
  meeting: PinnedMeeting,
  key: HostKeyFacts | undefined,
): ProbedPinning | undefined {
  const { pinning } = meeting.client
  if (!pinning || !key) return undefined
  const { types } = pinning
  const type = Object.keys(types).find((name) => types[name] === key.type)
  const { host } = meeting.target
  const finding = pinFinding(meeting, key)
  return {
    ...(finding && { finding }),
    ...(type !== undefined && { line: pinning.line({ host, type, md5: key.fingerprintMd5 }) }),
  }
}

import { onTestFinished } from 'vitest'
import { entriesFor, placesOfManager } from '../../../emulators/sftunnel/files/tunnel-places.ts'
import { stillLab } from '../../rooms/lab/still-lab.ts'
import {
  fmcEnd,
  ftdEnd,
  type CredentialTexts,
  type EndOptions,
  type TunnelEnd,
} from './tunnel-end.ts'

/** A week before the factory's InternalCA expires. */
export const BEFORE_MS = Date.parse('2024-09-10T00:00:00Z')
/** A month after it. */
export const AFTER_MS = Date.parse('2024-10-14T14:23:28Z')

/** A manager and a device that belongs to it. */
export async function meet(options: { startMs?: number; fmc?: EndOptions; ftd?: EndOptions } = {}) {
  const ftdOptions: EndOptions = { managers: ['fmc'], ...options.ftd }
  const lab = await stillLab(
    { fmc: fmcEnd(options.fmc), ftd: ftdEnd(ftdOptions) },
    { startMs: options.startMs ?? BEFORE_MS },
  )
  onTestFinished(() => lab.stop('the test is over'))
  await lab.advance(0)
  const fmc = lab.appliance('fmc').handle as TunnelEnd
  const ftd = lab.appliance('ftd').handle as TunnelEnd
  const alerts = () =>
    lab.journal
      .entries({ event: 'alert.*' })
      .map(({ appliance, event, data }) => `${appliance} ${event} ${(data as AlertData).number}`)
  const up = () =>
    [ftd, fmc].map(({ tunnel }) => tunnel.peers().map(({ channels }) => channels.length))
  return { lab, fmc, ftd, alerts, up }
}

interface AlertData {
  readonly number: number
}

/** Puts files where a device has those of its manager. */
export function layDown({ tree }: TunnelEnd, { self }: TunnelEnd, files: Partial<CredentialTexts>) {
  const places = placesOfManager(self().uuid)
  const given = entriesFor(places, { authorityPem: '', certificatePem: '', keyPem: '', ...files })
  const names = ['authorityPem', 'certificatePem', 'keyPem'] as const
  tree.put(...given.filter((_, place) => files[names[place]!] !== undefined))
}

/** Puts files where a manager has its own. */
export function layDownOwn({ tree }: TunnelEnd, files: CredentialTexts) {
  tree.put(
    { path: '/etc/sf/ca_root/cacert.pem', content: files.authorityPem },
    { path: '/etc/sf/keys/sftunnel-cert.pem', content: files.certificatePem },
    { path: '/etc/sf/keys/sftunnel-key.pem', content: files.keyPem },
  )
}

/** What the process says from its module on, without times and threads. */
export function said(messages: string): string[] {
  return messages
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^.*sftunneld:\S+ /, ''))
}

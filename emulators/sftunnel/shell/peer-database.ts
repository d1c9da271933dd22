import { assumed, documented } from '../../../src/emulator/index.ts'
import { peerHost, type TunnelEnd } from '../screens/tunnel-end.ts'
import type { CertificateDesk } from './certificate-desk.ts'

export const evidence = documented(
  'Columns of EM_peers (registration troubleshooter of 2025) and of ssl_peer (CSCwa10423).',
)
export const contentEvidence = assumed(
  'The numbers in role and reg_state, and the column uuid of ssl_peer.',
)

/** A row of a table, by the names of its columns. */
export type Row = Readonly<Record<string, string>>

/** A table of the appliance's database. */
export interface Table {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: () => readonly Row[]
  /** Absent where nothing may be deleted. */
  readonly remove?: (rows: readonly Row[]) => void
}

const ROLES: Readonly<Record<string, string>> = { manager: '1', device: '0', 'ha-peer': '2' }

/** The tables that the database of an appliance has here; certificates only where they are issued. */
export function peerDatabase(end: TunnelEnd, desk: CertificateDesk | undefined): readonly Table[] {
  const deleted = new Set<string>()
  const certificates = (): Row[] =>
    (desk?.issued() ?? [])
      .map(({ serial, service, uuid }) => ({
        cert_serial_number: BigInt(`0x${serial}`).toString(),
        service,
        uuid,
      }))
      .filter(({ cert_serial_number: number }) => !deleted.has(number))
  return [
    {
      name: 'EM_peers',
      columns: ['name', 'ip', 'uuid', 'sw_version', 'role', 'reg_state'],
      rows: () =>
        end.tunnel.peers().map((peer) => ({
          name: peer.name,
          ip: peerHost(peer),
          uuid: peer.uuid,
          sw_version: peer.version ?? '',
          role: ROLES[peer.role] ?? '0',
          reg_state: peer.registration === 'completed' ? '0' : '1',
        })),
    },
    {
      name: 'ssl_peer',
      columns: ['cert_serial_number', 'service', 'uuid'],
      rows: certificates,
      remove: (rows) => {
        for (const { cert_serial_number: number = '' } of rows) deleted.add(number)
      },
    },
  ]
}

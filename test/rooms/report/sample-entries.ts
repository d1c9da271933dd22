import type { EventData, EventName } from '../../../src/journal/catalogue.ts'
import type { AnyEntry } from '../../../src/journal/entry.ts'
import type { HandshakeTable } from '../../../src/journal/handshake-table.ts'
import type { ScenarioResult, StepResult } from '../../../src/scenario/verdict.ts'

/** An entry as the journal would have it. */
export function entry<Name extends EventName>(
  appliance: string,
  stream: string,
  event: Name,
  data: EventData[Name],
): AnyEntry {
  const time = '2019-09-11T10:00:00.000Z'
  return { time, appliance, stream, number: 1, event, data } as unknown as AnyEntry
}

/** A handshake without a MAC in common. */
export const macTable: HandshakeTable = {
  rows: [
    {
      category: 'kex',
      client: ['curve25519-sha256'],
      server: ['curve25519-sha256'],
      agreed: 'curve25519-sha256',
    },
    { category: 'macToServer', client: ['hmac-sha1', 'hmac-md5'], server: ['hmac-sha2-256'] },
    { category: 'macToClient', client: ['hmac-sha1', 'hmac-md5'], server: ['hmac-sha2-256'] },
  ],
  empty: 'macToServer',
}

/** What both ends of a refused connection between two appliances write down. */
export const refusal = numbered([
  entry('fi', 'appliance', 'appliance.started', {
    emulator: 'ucsm',
    profile: '4.0(2a)',
    address: '10.0.0.1',
  }),
  entry('old', 'appliance', 'appliance.started', {
    emulator: 'backup-server',
    profile: 'x',
    address: '10.0.0.2',
  }),
  entry('old', 'ssh-1', 'connection.opened', { service: 'ssh', port: 22, from: '10.0.0.1' }),
  entry('fi', 'upload-1', 'connection.dialled', { service: 'ssh', to: '10.0.0.2:22' }),
  entry('old', 'ssh-1', 'handshake.refused', {
    role: 'server',
    reason: 'no MAC in common',
    table: macTable,
  }),
  entry('fi', 'upload-1', 'handshake.refused', {
    role: 'client',
    reason: 'no MAC in common',
    table: macTable,
  }),
])

/** What a TLS server writes down that meets a client whose certificate has expired. */
export const expired = numbered([
  entry('manager', 'appliance', 'appliance.started', {
    emulator: 'fmc',
    profile: '6.4',
    address: '10.0.0.3',
  }),
  entry('manager', 'tls-1', 'connection.opened', {
    service: 'sftunnel',
    port: 8305,
    from: '10.0.0.4',
  }),
  entry('manager', 'tls-1', 'alert.sent', {
    level: 'fatal',
    number: 45,
    name: 'certificate_expired',
  }),
  entry('manager', 'tls-1', 'handshake.refused', {
    role: 'server',
    by: 'server',
    reason: 'certificate has expired',
    alert: 45,
    table: {
      rows: [{ category: 'version', client: ['TLSv1.2'], server: ['TLSv1.2'], agreed: 'TLSv1.2' }],
      certificates: [
        {
          by: 'client',
          depth: 1,
          subject: 'CN=Internal|CA',
          issuer: 'CN=Internal|CA',
          notBefore: '2014-10-07T12:16:56.000Z',
          notAfter: '2024-10-04T12:16:56.000Z',
          failure: '10: certificate has expired',
        },
      ],
      alerts: [{ by: 'server', number: 45, name: 'certificate_expired' }],
    },
  }),
  entry('manager', 'tunnel', 'tunnel.down', { peer: '10.0.0.4', reason: 'certificate' }),
])

function numbered(entries: readonly AnyEntry[]): readonly AnyEntry[] {
  return entries.map((one, number) => Object.assign(one, { number }))
}

/** A step with a claim, with what a test adds. */
export function stepOf(added: Partial<StepResult> = {}): StepResult {
  return {
    name: 'the backup is refused',
    part: 'script',
    passed: true,
    claims: [{ claim: 'there is a fault', held: true }],
    time: '2019-09-11T10:00:00.000Z',
    labMs: 20_000,
    realMs: 4,
    entries: [],
    ...added,
  }
}

/** How a scenario ended, with what a test adds. */
export function resultOf(added: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    name: 'ucsm/story',
    title: 'Backups stop',
    sessions: [],
    story: 'The backup worked. Then it did not.',
    seed: 'fieldfault',
    verdict: 'passed',
    steps: [stepOf()],
    digest: 'abc123',
    entries: [],
    realMs: 12,
    labMs: 60_000,
    ...added,
  }
}

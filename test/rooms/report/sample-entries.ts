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

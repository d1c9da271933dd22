import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { expect, onTestFinished, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import { serverText } from '../../../src/cli/probe/probe-text.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { findAppliance } from '../../../src/probe/appliance.ts'
import { probeServer } from '../../../src/probe/probe-server.ts'
import { sshPair, testClock } from '../ssh/ssh-pair.ts'

const GROUP_EXCHANGE = 'diffie-hellman-group-exchange-sha256'
const GROUP16 = 'diffie-hellman-group16-sha512'
const GROUP18 = 'diffie-hellman-group18-sha512'

/** Probes, as an appliance, a server that is current but for its key exchanges. */
async function probeAs(asked: string, kex: readonly string[]) {
  const offer = {
    kex,
    hostKey: ['ecdsa-sha2-nistp256'],
    cipher: ['aes128-ctr'],
    mac: ['hmac-sha2-256'],
    compression: ['none'],
  }
  const lab = sshPair({ offer })
  const server = createServer((socket) => void lab.serve(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const { name, ssh } = findAppliance(asked, emulators)
  const { port } = server.address() as AddressInfo
  return probeServer({
    clock: testClock().clock,
    appliance: name,
    client: ssh.client!,
    target: { protocol: 'sftp', host: '127.0.0.1', port, path: '/x' },
    connectWithinMs: 5_000,
    withinMs: 5_000,
  })
}

test.for([
  ['ucsm@4.0(4e)', 'signature-bad', 'error in libcrypto'],
  ['ucsm@4.0(4g)', 'signature-bad', 'incorrect signature'],
  ['ucsm@4.1(1a)/6454', 'key-exchange-failed', `key exchange algorithm error ${GROUP16}`],
] as const)('%s agrees in everything and then fails: %s', async ([asked, word, says]) => {
  const { verdict, explanation } = await probeAs(asked, [GROUP16])
  expect(verdict.word).toBe(word)
  expect(verdict.says).toContain(`they agree in everything, and then it says "${says}"`)
  expect(explanation?.failedAt).toBeUndefined()
})

test('the cure for a 6454 on 4.1(1a) is another key exchange on the server', async () => {
  const { cure } = await probeAs('ucsm@4.1(1a)/6454', [GROUP16, GROUP18])
  expect(cure).toHaveLength(1)
  expect(cure[0]?.lines.join()).not.toContain(GROUP16)
})

test.for([
  ['ucsm@4.0(4e)', false],
  ['ucsm@4.0(4g)', true],
  ['ucsm@4.0(4g)/6454', false],
] as const)('nothing on the server cures %s; on it FIPS off does: %s', async ([asked, fips]) => {
  const { cure, applianceCures = [] } = await probeAs(asked, [GROUP16, GROUP18])
  expect(cure).toEqual([])
  expect(applianceCures[0]).toMatch(/^upgrade to a release without CSCv\w+, such as 4\.2\(3d\)/)
  expect(applianceCures.some((says) => says.startsWith('turn FIPS mode off'))).toBe(fips)
})

test('the text says that no change on the server helps, and what does', async () => {
  const probe = await probeAs('ucsm@4.0(4g)', [GROUP16])
  const lines = serverText(probe, { target: 'sftp://h', as: 'ucsm@4.0(4g)' }, createTerminal({}))
  const said = lines.join(' ')
  expect(said).toContain('No change on the server cures it. What does, on the appliance')
  expect(said).toContain('- turn FIPS mode off')
})

test('where nothing is broken there is nothing to cure on the appliance', async () => {
  expect(await probeAs('ucsm@4.0(2a)', [GROUP16])).not.toHaveProperty('applianceCures')
})

test.for([
  ['ucsm@4.1(1a)/6454', GROUP_EXCHANGE],
  ['ucsm@4.1(1a)/6454', GROUP18],
  ['ucsm@4.1(1a)/6332', GROUP16],
  ['ucsm@4.0(2a)/6454', GROUP16],
] as const)('%s works over %s', async ([asked, kex]) => {
  expect((await probeAs(asked, [kex])).verdict.word).toBe('works')
})

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProgram, temporaryFolder } from './real-programs.ts'
import { listenTls, type DoorVersion } from './tls-door.ts'
import { tunnelStates, type EndFiles } from './tls-states.ts'

/** `gnutls-cli` towards a port; it looks at no certificate of the server, whose judge is its own clock. */
function startGnutls(port: number, { credentials }: EndFiles, priority: string) {
  const folder = temporaryFolder()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  writeFileSync(cert, credentials.certificatesPem)
  writeFileSync(key, credentials.privateKeyPem, { mode: 0o600 })
  return startProgram('gnutls-cli', [
    '--insecure',
    `--priority=NORMAL:-VERS-ALL:+${priority}`,
    `--x509certfile=${cert}`,
    `--x509keyfile=${key}`,
    `--port=${port}`,
    '127.0.0.1',
  ])
}

const versions: readonly (readonly [DoorVersion, string])[] = [
  ['TLSv1.2', 'VERS-TLS1.2'],
  ['TLSv1.3', 'VERS-TLS1.3'],
]

for (const [version, priority] of versions) {
  test(`gnutls-cli talks to the lab in ${version}`, async () => {
    const [{ fmc }] = tunnelStates.filter(({ title }) =>
      title.includes('got the new authority'),
    ) as [(typeof tunnelStates)[number]]
    const door = await listenTls(fmc, version)
    const client = startGnutls(door.port, fmc, priority)
    await client.until('Handshake was completed')
    client.type('hello from gnutls\n')
    await client.until('hello from gnutls')
    await client.stop()
    expect(door.events).toContainEqual(expect.objectContaining({ type: 'handshake.agreed' }))
  })

  for (const { title, fmc, ftd, fault } of tunnelStates.filter(
    ({ fault: { by } }) => by === 'server',
  ))
    test(`gnutls-cli sees the alert of the lab in ${version}: ${title}`, async () => {
      const door = await listenTls(fmc, version)
      const client = startGnutls(door.port, ftd, priority)
      await client.until(new RegExp(`Received alert \\[${fault.alert}\\]`))
      await client.stop()
      expect(door.events).toContainEqual(
        expect.objectContaining({
          type: 'alert.sent',
          alert: expect.objectContaining({ number: fault.alert }) as object,
        }),
      )
    })
}

test('gnutls-cli and a version that it does not have end with alert 70', async () => {
  const [{ fmc }] = tunnelStates as [(typeof tunnelStates)[number]]
  const door = await listenTls(fmc, 'TLSv1.2')
  const client = startGnutls(door.port, fmc, 'VERS-TLS1.3')
  await client.until('Received alert [70]')
  await client.stop()
  expect(door.events).toContainEqual(expect.objectContaining({ type: 'handshake.refused' }))
})

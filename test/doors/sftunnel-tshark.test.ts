import { expect, test } from 'vitest'
import { startProgram } from './real-programs.ts'
import { openssl, raiseTunnel } from './sftunnel-lab.ts'

/** tshark on the loopback interface, which decodes what passes a port as TLS. */
async function watchLoopback(port: number) {
  const only = ['-i', 'lo', '-f', `tcp port ${port}`, '-d', `tcp.port==${port},tls`]
  const program = startProgram('tshark', [...only, '-l', '-V', '-O', 'tls'])
  await program.until('Capture started')
  return program
}

const ISSUER = [
  'id-at-title=InternalCA',
  /id-at-commonName=[\da-f-]{36}/.source,
  'id-at-organizationalUnitName=Intrusion Management System',
  'id-at-organizationName=Cisco Systems, Inc',
]

/** The RelativeDistinguishedNames below the n-th name that tshark shows with this many items. */
function rdnItems(text: string, items: number): string[] {
  const block = new RegExp(
    `rdnSequence: ${items} items.*\\n(?:.*\\n)*?(?=\\s+(?:validity|subjectPublicKeyInfo))`,
  )
  return [...(block.exec(text)?.[0] ?? '').matchAll(/RDNSequence item: 1 item \((.*)\)/g)].map(
    ([, item]) => item!,
  )
}

test('tshark on loopback decodes the certificate of the manager with its names in order', async () => {
  const { port, filesOf } = await raiseTunnel()
  const wire = await watchLoopback(port)
  const client = openssl(port, filesOf('ftd'))
  await client.until('Verify return code')
  await client.stop()
  await wire.until('Handshake Protocol: Certificate Request')
  const text = wire.output()
  expect(text).toContain('Certificates Length: 1928')
  expect(text).toContain('Certificate Length: 995')
  expect(text).toContain('Certificate Length: 927')
  const issuer = rdnItems(text, 4)
  expect(issuer).toHaveLength(4)
  ISSUER.forEach((item, place) => expect(issuer[place]).toMatch(new RegExp(`^${item}$`)))
  expect(rdnItems(text, 5)).toEqual([
    'id-at-commonName=localhost',
    'id-at-organizationalUnitName=Intrusion Management System',
    'id-at-organizationName=Cisco Systems, Inc',
    expect.stringMatching(/^id-at-title=[\da-f-]{36}$/),
    'id-at-generationQualifier=sftunnel',
  ])
})

test('tshark on loopback sees alert 45 once the InternalCA has expired', async () => {
  const { port, filesOf, expire } = await raiseTunnel()
  await expire()
  const wire = await watchLoopback(port)
  await openssl(port, filesOf('ftd')).until('SSL alert number 45')
  await wire.until('Description: Certificate Expired (45)')
  expect(wire.output()).toMatch(/Level: Fatal \(2\)\s+Description: Certificate Expired \(45\)/)
})

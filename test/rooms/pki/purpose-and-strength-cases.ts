import { extendedKeyUsage, keyUsage, subjectAltName } from '../../../src/pki/index.ts'
import { good, authority, chain, row, type ChainCase } from './chain-case.ts'
import { authorityUnder, keyOf, root, under } from './pki-world.ts'

const strong = root('Strong', { key: keyOf('strong', 2048) })
const weakRoot = under(strong, 'weak key')
const strongLeaf = (change = {}) =>
  under(strong, 'strong leaf', { key: keyOf('strong leaf', 2048), ...change })

/** See `chain-cases.ts`. */
export const purposeAndStrengthCases: readonly ChainCase[] = [
  row(
    'a server certificate asked of a client',
    chain([under(good, 'leaf', { extensions: [extendedKeyUsage('serverAuth')] })], [good], {
      purpose: 'client',
    }),
    [26, 0],
  ),
  row(
    'a server certificate asked of a server',
    chain([under(good, 'leaf', { extensions: [extendedKeyUsage('serverAuth')] })], [good], {
      purpose: 'server',
    }),
  ),
  row(
    'a code signing intermediate',
    chain(
      [
        under(
          authorityUnder(good, 'Code', {
            extensions: [...authority, extendedKeyUsage('codeSigning')],
          }),
          'leaf',
        ),
        authorityUnder(good, 'Code', {
          extensions: [...authority, extendedKeyUsage('codeSigning')],
        }),
      ],
      [good],
      { purpose: 'server' },
    ),
    [26, 1],
  ),
  row(
    'a key usage that no TLS server has',
    chain([under(good, 'leaf', { extensions: [keyUsage(['cRLSign'])] })], [good], {
      purpose: 'server',
    }),
    [26, 0],
  ),
  row(
    'a key usage of a server asked of a client',
    chain([under(good, 'leaf', { extensions: [keyUsage(['keyEncipherment'])] })], [good], {
      purpose: 'client',
    }),
    [26, 0],
  ),
  row('strong keys at level 2', chain([strongLeaf()], [strong], { securityLevel: 2 })),
  row('strong keys at level 3', chain([strongLeaf()], [strong], { securityLevel: 3 }), [66, 0]),
  row('a short key at level 2', chain([weakRoot], [strong], { securityLevel: 2 }), [66, 0]),
  row('a short key at level 1', chain([weakRoot], [strong], { securityLevel: 1 })),
  row(
    'a short key of 512 bits at level 1',
    chain([under(good, 'tiny', { key: keyOf('tiny', 512) })], [good], { securityLevel: 1 }),
    [66, 0],
  ),
  row(
    "a root's short key at level 2",
    chain([under(good, 'leaf', { key: keyOf('strong leaf', 2048) })], [good], { securityLevel: 2 }),
    [67, 1],
  ),
  row(
    'SHA-1 at level 1',
    chain([strongLeaf({ digest: 'sha1' })], [strong], { securityLevel: 1 }),
    [68, 0],
  ),
  row(
    'MD5 at level 1',
    chain([strongLeaf({ digest: 'md5' })], [strong], { securityLevel: 1 }),
    [68, 0],
  ),
  row('MD5 at level 0', chain([strongLeaf({ digest: 'md5' })], [strong])),
  row(
    'a root over SHA-1 at level 2',
    chain(
      [
        under(root('Sha1', { digest: 'sha1', key: keyOf('strong', 2048) }), 'leaf', {
          key: keyOf('strong leaf', 2048),
        }),
      ],
      [root('Sha1', { digest: 'sha1', key: keyOf('strong', 2048) })],
      { securityLevel: 2 },
    ),
  ),
  row(
    'a host by its alternative name',
    chain(
      [under(good, 'leaf', { extensions: [subjectAltName({ dns: ['fmc.example'] })] })],
      [good],
      { host: 'fmc.example' },
    ),
  ),
  row(
    'a host of another name',
    chain(
      [under(good, 'leaf', { extensions: [subjectAltName({ dns: ['fmc.example'] })] })],
      [good],
      { host: 'ftd.example' },
    ),
    [62, 0],
  ),
  row(
    'a host by its common name',
    chain([under(good, 'localhost')], [good], { host: 'localhost' }),
  ),
  row(
    'an address of another host',
    chain(
      [under(good, 'leaf', { extensions: [subjectAltName({ ip: ['10.48.79.232'] })] })],
      [good],
      { host: '10.48.79.23' },
    ),
    [64, 0],
  ),
]

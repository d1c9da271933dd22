import {
  authorityKeyIdentifier,
  basicConstraints,
  keyUsage,
  subjectKeyIdentifier,
} from '../../../src/pki/index.ts'
import { extension } from '../../../src/pki/extension-plans.ts'
import { sequence } from '../../../src/pki/der/write-der.ts'
import { good, authority, byUsage, chain, row, type ChainCase } from './chain-case.ts'
import { authorityUnder, keyOf, root, under } from './pki-world.ts'

const version1 = root('Old root', { version: 1 })
const plainV3 = root('Plain root', { extensions: [] })
const noSign = root('Nosign root', { extensions: [...authority, keyUsage(['cRLSign'])] })
const noSignMiddle = authorityUnder(good, 'Nosign', {
  extensions: [...authority, keyUsage(['cRLSign'])],
})
const notAuthority = under(good, 'Not an authority', {
  extensions: [basicConstraints({ authority: false })],
})
const version1Middle = under(good, 'Version 1', { version: 1 })
const usageMiddle = under(good, 'Usage', { extensions: [keyUsage(['keyCertSign'])] })
const short = authorityUnder(good, 'Short', {
  extensions: [basicConstraints({ authority: true, pathLength: 0 })],
})
const underShort = authorityUnder(short, 'Under short')
const selfIssued = authorityUnder(short, 'Short', {
  key: keyOf('short successor'),
  extensions: [
    ...authority,
    subjectKeyIdentifier(keyOf('short successor')),
    authorityKeyIdentifier(keyOf('Short')),
  ],
})
const named = root('Named root', {
  extensions: [...authority, subjectKeyIdentifier(keyOf('Named root'))],
})
const critical = { extensions: [extension('1.2.3.4', sequence(), { critical: true })] }

/** See `chain-cases.ts`. */
export const extensionCases: readonly ChainCase[] = [
  row('a version 1 root', chain([under(version1, 'leaf')], [version1])),
  row('a version 3 root without extensions', chain([under(plainV3, 'leaf')], [plainV3]), [79, 1]),
  row('a root that is an authority by key usage', chain([under(byUsage, 'leaf')], [byUsage])),
  row(
    'a root whose key usage forbids it',
    chain([under(noSign, 'leaf')], [noSign]),
    [79, 1],
    [32, 1],
  ),
  row(
    'an intermediate whose key usage forbids it',
    chain([under(noSignMiddle, 'leaf'), noSignMiddle], [good]),
    [79, 1],
    [32, 1],
  ),
  row(
    'an intermediate that is no authority',
    chain([under(notAuthority, 'leaf'), notAuthority], [good]),
    [79, 1],
  ),
  row(
    'a version 1 intermediate',
    chain([under(version1Middle, 'leaf'), version1Middle], [good]),
    [79, 1],
  ),
  row(
    'an intermediate by key usage alone',
    chain([under(usageMiddle, 'leaf'), usageMiddle], [good]),
    [79, 1],
  ),
  row('a path within its length', chain([under(short, 'leaf'), short], [good])),
  row(
    'a path beyond its length',
    chain([under(underShort, 'leaf'), underShort, short], [good]),
    [25, 2],
  ),
  row(
    'a self-issued intermediate does not count',
    chain([under(selfIssued, 'leaf'), selfIssued, short], [good]),
  ),
  row(
    'a key identifier that fits',
    chain(
      [under(named, 'leaf', { extensions: [authorityKeyIdentifier(keyOf('Named root'))] })],
      [named],
    ),
  ),
  row(
    'a key identifier that does not fit',
    chain(
      [under(named, 'leaf', { extensions: [authorityKeyIdentifier(keyOf('stranger'))] })],
      [named],
    ),
    [20, 0],
  ),
  row(
    'an issuer serial that does not fit',
    chain(
      [
        under(good, 'leaf', {
          extensions: [
            authorityKeyIdentifier(keyOf('Root'), { name: good.plan.subject, serial: '09' }),
          ],
        }),
      ],
      [good],
    ),
    [20, 0],
  ),
  row('an unknown critical extension', chain([under(good, 'leaf', critical)], [good]), [34, 0]),
]

import { expect, test } from 'vitest'
import { goodFiles, loadCredential } from '../../../src/pki/index.ts'
import { goodCredential } from './good-credential.ts'

const good = goodFiles(goodCredential)
const { authorityPem, certificatePem, keyPem } = good
const CUT_OFF = '-----BEGIN CERTIFICATE-----\nMIIE'

const noStart = [
  '0909006C:PEM routines:get_name:no start line',
  '0480006C:PEM routines::no start line',
]
const noKeyStart = [noStart[0]!, '1E08010C:DECODER routines::unsupported']
const noEnd = [
  '0908F066:PEM routines:get_header_and_data:bad end line',
  '04800066:PEM routines::bad end line',
]
const noKeyEnd = [noEnd[0]!, noKeyStart[1]!]
const noFile = [
  '02001002:system library:fopen:No such file or directory',
  '80000002:system library::No such file or directory',
]
const noAuthority = [
  '0B084088:x509 certificate routines:X509_load_cert_crl_file:no certificate or crl found',
  '05800088:x509 certificate routines::no certificate or crl found',
]

// The words of 3.0 are those of OpenSSL 3.0.19 for such files.
test.each([
  ['a key where the certificate belongs', { certificatePem: keyPem }, noStart],
  ['a certificate where the key belongs', { keyPem: certificatePem }, noKeyStart],
  ['a key where the authority belongs', { authorityPem: keyPem }, noAuthority],
  ['an empty certificate', { certificatePem: '' }, noStart],
  ['a certificate that is cut off', { certificatePem: CUT_OFF }, noEnd],
  [
    'a certificate with another behind it that is cut off',
    { certificatePem: certificatePem + CUT_OFF },
    noEnd,
  ],
  ['an authority that is cut off', { authorityPem: CUT_OFF }, noEnd],
  [
    'an authority with another behind it that is cut off',
    { authorityPem: authorityPem + CUT_OFF },
    noEnd,
  ],
  ['a certificate that is cut off where the key belongs', { keyPem: CUT_OFF }, noKeyEnd],
  ['no file of the certificate', { certificatePem: undefined }, noFile],
  ['no file of the key', { keyPem: undefined }, noFile],
  ['no file of the authority', { authorityPem: undefined }, noFile],
] as const)('%s is not loaded, in the words of both generations', (_, wrong, [before3, since3]) => {
  const files = { ...good, ...wrong }
  expect(loadCredential(files, { release: '1.1.1' })).toHaveProperty('error', `error:${before3}`)
  expect(loadCredential(files)).toHaveProperty('error', `error:${since3}`)
})

test('blocks of another kind are passed over', () => {
  const files = {
    ...good,
    certificatePem: keyPem + certificatePem,
    keyPem: certificatePem + keyPem,
  }
  expect(loadCredential(files)).toHaveProperty('key')
  expect(loadCredential({ ...good, keyPem: keyPem + CUT_OFF })).toHaveProperty('key')
})

import { expect, test } from 'vitest'
import { AFTER_MS, BEFORE_MS, layDown, meet, said } from './meet-ends.ts'

test.each([
  ['1.0', 'error:14090086:SSL routines:ssl3_get_server_certificate:certificate verify failed'],
  ['3', 'error:0A000086:SSL routines::certificate verify failed'],
])('a device with OpenSSL %s has its own words', async (profile, words) => {
  const { ftd } = await meet({ startMs: AFTER_MS, ftd: { profile } })
  expect(said(ftd.messages())).toContain(`[ERROR] SSL_renegotiate error: 1: ${words}`)
})

test.each([
  ['an empty InternalCA', { authorityPem: '' }, 'error:00000000:lib(0):func(0):reason(0)'],
  [
    'an empty certificate',
    { certificatePem: '' },
    'error:0906D06C:PEM routines:PEM_read_bio:no start line',
  ],
  [
    'a key that is cut off',
    { keyPem: '-----BEGIN PRIVATE KEY-----\nMIIE' },
    'error:0906D066:PEM routines:PEM_read_bio:bad end line',
  ],
])('a device with OpenSSL 1.0 does not load %s in its own words', async (_, files, words) => {
  const { lab, fmc, ftd } = await meet({ startMs: BEFORE_MS, ftd: { profile: '1.0' } })
  ftd.tunnel.stop('restart')
  await lab.advance(0)
  layDown(ftd, fmc, files)
  ftd.tunnel.start()
  expect(said(ftd.messages())).toContain(
    `[ERROR] Unable to load SSL certificates for peer '10.48.79.230': ${words}`,
  )
})

test('a manager with OpenSSL 1.0 that does not trust a device has its own words', async () => {
  const { lab, fmc, ftd } = await meet({ startMs: BEFORE_MS, fmc: { profile: '1.0' } })
  ftd.tunnel.stop('restart')
  await lab.advance(0)
  const { certificatePem, keyPem } = fmc.issue(ftd.self().uuid, 'renewed')
  layDown(ftd, fmc, { certificatePem, keyPem })
  ftd.tunnel.start()
  await lab.advance(0)
  expect(said(fmc.messages())).toContain(
    '[ERROR] SSL_renegotiate error: 1: error:14089086:SSL routines:ssl3_get_client_certificate:certificate verify failed',
  )
})

const missing = 'error:02001002:system library:fopen:No such file or directory'

test.each([
  ['1.0', missing],
  ['1.1.1', missing],
  ['3', 'error:80000002:system library::No such file or directory'],
])('a device with OpenSSL %s says which file it could not open', async (profile, words) => {
  for (const name of ['cacert.pem', 'sftunnel-cert.pem', 'sftunnel-key.pem']) {
    const { lab, fmc, ftd } = await meet({ startMs: BEFORE_MS, ftd: { profile } })
    ftd.tunnel.stop('restart')
    await lab.advance(0)
    ftd.tree.root.remove(`/var/sf/peers/${fmc.self().uuid}/${name}`)
    ftd.tunnel.start()
    expect(said(ftd.messages())).toContain(
      `[ERROR] Unable to load SSL certificates for peer '10.48.79.230': ${words}`,
    )
  }
})

import { expect, test } from 'vitest'
import { AFTER_MS, layDown, layDownOwn, meet, said } from './meet-ends.ts'

test('a manager of 7.6 says that a certificate could not be shown after the handshake', async () => {
  const { lab, fmc, ftd } = await meet({
    startMs: AFTER_MS,
    fmc: { profile: 'post-handshake' },
    ftd: { profile: 'tls-1.3' },
  })
  for (const { tunnel } of [ftd, fmc]) tunnel.stop('restart')
  await lab.advance(0)
  const renewed = fmc.issue(fmc.self().uuid, 'renewed')
  layDownOwn(fmc, renewed)
  layDown(ftd, fmc, { authorityPem: renewed.authorityPem })
  for (const { tunnel } of [fmc, ftd]) tunnel.start()
  await lab.advance(0)
  const lines = said(fmc.messages())
  const first = lines.findIndex((line) => line.includes('Post Handshake Auth'))
  expect(lines.slice(first, first + 4)).toEqual([
    '[ERROR] Unable to set Post Handshake Auth SSL context: SSL_verify_client_post_handshake:extension not received',
    '[ERROR] Failed to reload credentials',
    '[ERROR] Failed to add services',
    '[WARN] Peer 10.48.79.231 needs re-connect',
  ])
  expect(said(ftd.messages())).toContain('[WARN] Peer 10.48.79.230 needs re-connect')
})

import { expect, test } from 'vitest'
import { preferringHostKey } from '../../../src/emulator/host-key-preference.ts'

const offer = {
  kex: ['curve25519-sha256'],
  hostKey: ['ssh-ed25519', 'ssh-dss', 'rsa-sha2-256', 'ssh-rsa'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha1'],
  compression: ['none'],
}

test.each([
  ['ssh-rsa', ['rsa-sha2-256', 'ssh-rsa', 'ssh-ed25519', 'ssh-dss']],
  ['ssh-dss', ['ssh-dss', 'ssh-ed25519', 'rsa-sha2-256', 'ssh-rsa']],
  ['ecdsa-sha2-nistp256', offer.hostKey],
])('the algorithms of %s keys come first and the rest keeps its order', (type, hostKey) => {
  expect(preferringHostKey(offer, type)).toEqual({ ...offer, hostKey })
})

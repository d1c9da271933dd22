import { basicConstraints, type GoodCredential } from '../../../src/pki/index.ts'
import { keyOf, NOW, planFor } from './pki-world.ts'

/** A credential without mistakes, with keys and digests that hold at security level 2. */
export const goodCredential: GoodCredential = {
  authority: planFor('Root', {
    key: keyOf('good authority', 2048),
    extensions: [basicConstraints({ authority: true })],
  }),
  leaf: planFor('leaf', { serial: '02', key: keyOf('good leaf', 2048) }),
  atMs: NOW,
  spareKey: (label, bits = 2048) => keyOf(`spare ${label}`, bits),
}

import type { HostKeyType } from '../ssh/index.ts'
import type { HostKeySheet } from './emulator.ts'
import type { HostKeyOptions, Surroundings } from './surroundings.ts'

/** What a client sees of an appliance's host keys. Makes the keys that have not been used yet. */
export function hostKeySheets(
  surroundings: Surroundings,
  types: readonly HostKeyType[],
  options: (type: HostKeyType) => HostKeyOptions = () => ({}),
): HostKeySheet[] {
  return types.map((type) => {
    const key = surroundings.hostKey(type, options(type))
    return {
      type,
      sha256: key.fingerprintSha256,
      md5: key.fingerprintMd5,
      publicKey: `${type} ${Buffer.from(key.publicBlob).toString('base64')}`,
    }
  })
}

import { derivedKey } from '../../../../src/emulator/index.ts'
import type { Category, MasterKey } from '../../vocabulary.ts'

/** The keys of one backup, each hexadecimal. */
export interface SessionKeys {
  readonly encryption: Readonly<Record<Category, string>>
  readonly signing: string
}

/** The keys of the backup with this id and salt: of no other backup, though the master key be the same. */
export function sessionKeys({ secret }: MasterKey, salt: string, id: number): SessionKeys {
  const key = (purpose: string) => derivedKey(secret, salt, `srst-manager backup ${id} ${purpose}`)
  return {
    encryption: { configuration: key('encryption configuration'), data: key('encryption data') },
    signing: key('signing'),
  }
}

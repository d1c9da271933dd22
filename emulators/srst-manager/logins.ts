import { passwordDigest, type Credential } from '../../src/emulator/index.ts'
import { objectsOf } from './data/system-objects.ts'
import type { House } from './door.ts'

/**
 * The accounts with which somebody gets in now, that of the first administrator first. The machine keeps
 * digests; an account whose password the lab does not know is left out.
 */
export function knownLogins({ appliance, surroundings }: House, first: Credential): Credential[] {
  const accounts = objectsOf(appliance.getSnapshot().context.objects, 'account')
  const logins = accounts.flatMap(({ name, attributes }) => {
    const fits = (secret: string) => attributes.digest === passwordDigest(secret, name)
    const password = fits(first.password) ? first.password : surroundings.findSecret(fits)
    return password === undefined ? [] : [{ username: name, password }]
  })
  const isFirst = ({ username }: Credential) => Number(username === first.username)
  return logins.toSorted((a, b) => isFirst(b) - isFirst(a))
}

import type { CommandContext } from '../../linux/index.ts'
import { unprotectedKeyWords } from './host-key-words.ts'
import type { SshTarget } from './target.ts'

const OTHERS = 0o077

/** The private key that a target names, when the account may use it; otherwise it is said why not. */
export function readIdentity(
  { files, account, path }: CommandContext,
  { identity }: SshTarget,
  say: (text: string) => void,
): string | undefined {
  if (identity === undefined) return undefined
  const place = path(identity.replace(/^~(?=\/)/, account.home))
  if (!files.has(place)) {
    say(`Warning: Identity file ${identity} not accessible: No such file or directory.\n`)
    return undefined
  }
  const { owner, mode } = files.stat(place)
  if (owner === account.name && mode & OTHERS) {
    say(unprotectedKeyWords(identity, mode))
    return undefined
  }
  if (!files.may(place, 4)) {
    say(`Load key "${identity}": Permission denied\n`)
    return undefined
  }
  return Buffer.from(files.read(place)).toString()
}

import {
  clientBeside,
  createFileTree,
  createLinuxHost,
  outwardSsh,
  type Credential,
  type LinuxHost,
  type Surroundings,
} from '../../src/emulator/index.ts'
import { pythonCommand } from '../sftunnel/copy-certs/index.ts'
import type { JumpHostProfile } from './vocabulary.ts'

/** What the Linux of a jump host is made of. */
export interface LinuxPlan {
  readonly surroundings: Surroundings
  readonly profile: JumpHostProfile
  readonly login: Credential
  /** Files of the user from the start, by their names in the home. */
  readonly files: Readonly<Record<string, string>>
}

/** The first number of an account of a person on Debian. */
const FIRST_UID = 1_000

/** Sets the system up with its one user, who may become root. */
export function createJumpLinux({ surroundings, profile, login, files }: LinuxPlan): LinuxHost {
  const { clock, hostname } = surroundings
  const { username, password } = login
  const home = username === 'root' ? '/root' : `/home/${username}`
  const id = username === 'root' ? 0 : FIRST_UID
  const host = createLinuxHost({
    hostname: () => hostname,
    clock,
    tree: createFileTree({ now: clock.now, entries: releaseFiles(profile, hostname) }),
    accounts: [
      {
        name: username,
        uid: id,
        gid: id,
        groups: [username, 'sudo'],
        home,
        passwordIs: (typed) => typed === password,
        sudo: 'with-password',
      },
    ],
    commands: [
      ...outwardSsh({ surroundings, client: () => clientBeside(profile) }),
      pythonCommand({ surroundings }),
    ],
    facts: { kernel: profile.kernel, openSsh: profile.openSsh },
  })
  const owned = { owner: username, group: username }
  for (const [name, content] of Object.entries(files))
    host.tree.put({ path: `${home}/${name}`, content, ...owned })
  return host
}

function releaseFiles({ releaseFiles: texts }: JumpHostProfile, hostname: string) {
  const all = { ...texts, '/etc/hostname': `${hostname}\n` }
  return Object.entries(all).map(([path, content]) => ({ path, content }))
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeOwnerFile } from '../../lab/directory/owner-file.ts'
import { publishedKnownHosts, publishedSshConfig, type PublishedPorts } from './published-ssh.ts'

/** `ssh_config` and `known_hosts` of a lab in a container, in a temporary folder of this machine. */
export interface SshFiles {
  readonly knownHosts: string
  readonly sshConfig: string
  /** The path of the `ssh_config`, for `ssh -F`. */
  readonly configFile: string
  readonly remove: () => void
}

/** Writes both files as this machine needs them, from the text that they have in the container. */
export function writeSshFiles(
  inContainer: { readonly knownHosts: string; readonly sshConfig: string },
  ports: PublishedPorts,
): SshFiles {
  const folder = mkdtempSync(join(tmpdir(), 'fieldfault-container-'))
  const knownHosts = publishedKnownHosts(inContainer.knownHosts, ports)
  const knownHostsFile = join(folder, 'known_hosts')
  const sshConfig = publishedSshConfig(inContainer.sshConfig, ports, knownHostsFile)
  writeOwnerFile(folder, 'known_hosts', knownHosts)
  writeOwnerFile(folder, 'ssh_config', sshConfig)
  return {
    knownHosts,
    sshConfig,
    configFile: join(folder, 'ssh_config'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

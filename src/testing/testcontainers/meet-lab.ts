import type { StartedTestContainer } from 'testcontainers'
import { LabError } from '../../errors/lab-error.ts'
import type { LabJson } from '../../lab/directory/lab-json.ts'
import { readLabFile } from './container-files.ts'
import { writeSshFiles, type SshFiles } from './ssh-files.ts'

/** What is known of the lab in a container since it is up. */
export interface MetLab {
  readonly lab: LabJson
  readonly ssh: SshFiles
}

/** Finds out what the lab in a container is made of. Throws `container-gone`. */
export async function meetLab(container: StartedTestContainer): Promise<MetLab> {
  const lab = await neededFile(container, 'lab.json')
  const knownHosts = await neededFile(container, 'known_hosts')
  const sshConfig = await neededFile(container, 'ssh_config')
  const ports = {
    host: container.getHost(),
    portOf: (port: number) => container.getMappedPort(port),
  }
  return {
    lab: JSON.parse(lab) as LabJson,
    ssh: writeSshFiles({ knownHosts, sshConfig }, ports),
  }
}

async function neededFile(container: StartedTestContainer, name: string): Promise<string> {
  const text = await readLabFile(container, name)
  if (text !== undefined) return text
  const fact = `its lab directory has no ${name}`
  throw new LabError('container-gone', { url: container.getName(), fact })
}

import { captured, documented, type FileEntry } from '../../../src/emulator/index.ts'
import { sharedFolders } from '../../sftunnel/access/shared-folders.ts'
import { TUNNEL_CONF, tunnelConfText } from '../../sftunnel/files/tunnel-conf.ts'
import type { FmcProfile } from '../vocabulary.ts'

export const evidence = documented(
  'Cisco document 222464 and published configuration backups: places of the files, keys of ims.conf.',
)
export const versionEvidence = captured('sf-version of an FMC 6.4.0 in published test data.')

/** Where the manager writes what its processes say. */
export const MESSAGES = '/var/log/messages'
/** Where its own programs lie. */
export const PROGRAMS = '/usr/local/sf/bin'
/** The number of the virtual model in `show version`. */
export const MODEL_NUMBER = 66

/** What the files of a manager that has just been installed are made of. */
export interface FactoryFacts {
  readonly profile: FmcProfile
  readonly uuid: string
  readonly hostname: string
  readonly address: string
  readonly imageBuiltMs: number
}

/** The files of a manager beside those of its authority. */
export function factoryFiles(facts: FactoryFacts): FileEntry[] {
  const { profile, imageBuiltMs: mtimeMs } = facts
  const folders = ['/var/log/sf', '/var/sf/peers', '/var/sf/run', PROGRAMS]
  return [
    ...folders.map((path) => ({ path, mtimeMs })),
    ...sharedFolders({ temporary: '/var/tmp', common: '/var/common' }, mtimeMs),
    ...releaseFiles(facts),
    { path: TUNNEL_CONF, content: tunnelConfText(profile.tunnel.tlsVersion), mtimeMs },
    { path: '/etc/sf/sftunnel.run', content: '', mtimeMs },
    { path: '/etc/hosts', content: '127.0.0.1\tlocalhost\n', mtimeMs },
  ]
}

/** The files that say which software runs; an upgrade writes them anew. */
export function releaseFiles(facts: FactoryFacts): FileEntry[] {
  const { profile, uuid, hostname, address, imageBuiltMs: mtimeMs } = facts
  const { version, build, operatingSystem, model } = profile
  const settings = [
    `SWVERSION=${version}`,
    `SWBUILD=${build}`,
    `MODEL="${model}"`,
    'MODEL_CLASS="Defense Center"',
    `MODELNUMBER=${MODEL_NUMBER}`,
    'MODEL_TYPE=CONSOLE',
    'MODELID=E',
    'FAC_MODEL_ID=T',
    `APPLIANCE_UUID=${uuid}`,
    `HOSTNAME=${hostname}`,
    `MGMT_IP=${address}`,
  ]
  return [
    { path: '/etc/sf/ims.conf', content: `${settings.join('\n')}\n`, mtimeMs },
    {
      path: '/etc/sf/sf-version',
      content: `${model} v${version} (build ${build})\n${operatingSystem}\n`,
      mtimeMs,
    },
  ]
}

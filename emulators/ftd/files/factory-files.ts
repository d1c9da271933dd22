import { documented, type FileEntry } from '../../../src/emulator/index.ts'
import { sharedFolders } from '../../sftunnel/access/shared-folders.ts'
import { TUNNEL_CONF, tunnelConfText } from '../../sftunnel/files/tunnel-conf.ts'
import type { FtdProfile } from '../vocabulary.ts'

export const evidence = documented(
  'Cisco document 222464 and a registration troubleshooter of 2025: places of the files, keys of ims.conf; /ngfw/var is the real place.',
)

/** Where the device writes what its processes say. */
export const MESSAGES = '/ngfw/var/log/messages'

/** What the files of a device that has just been installed are made of. */
export interface FactoryFacts {
  readonly profile: FtdProfile
  readonly product: string
  readonly modelNumber: number
  readonly uuid: string
  /** When the image was built, milliseconds since 1970: the date of the system's own files. */
  readonly imageBuiltMs: number
}

/** The files of a device before it has a manager. */
export function factoryFiles(facts: FactoryFacts): FileEntry[] {
  const { profile, imageBuiltMs: mtimeMs } = facts
  const folders = ['/ngfw/var/log', '/ngfw/var/sf/peers', '/ngfw/var/sf/run', '/mnt']
  return [
    ...folders.map((path) => ({ path, mtimeMs })),
    ...sharedFolders({ temporary: '/var/tmp', common: '/ngfw/var/common' }, mtimeMs),
    { path: '/var/common', target: '/ngfw/var/common', mtimeMs },
    { path: '/var/log', target: '/ngfw/var/log', mtimeMs },
    { path: '/var/sf', target: '/ngfw/var/sf', mtimeMs },
    ...releaseFiles(facts),
    { path: TUNNEL_CONF, content: tunnelConfText(profile.tunnel.tlsVersion), mtimeMs },
    { path: '/etc/hosts', content: '127.0.0.1\tlocalhost\n', mtimeMs },
  ]
}

/** The files that say which software runs; an upgrade writes them anew. */
export function releaseFiles(facts: FactoryFacts): FileEntry[] {
  const { profile, product, modelNumber, uuid, imageBuiltMs: mtimeMs } = facts
  const { version, build, operatingSystem } = profile
  const settings = [
    `SWVERSION=${version}`,
    `SWBUILD=${build}`,
    `MODEL="${product}"`,
    'MODEL_CLASS="Sensor"',
    `MODELNUMBER=${modelNumber}`,
    'MODEL_TYPE=SENSOR',
    `APPLIANCE_UUID=${uuid}`,
  ]
  return [
    { path: '/etc/sf/ims.conf', content: `${settings.join('\n')}\n`, mtimeMs },
    {
      path: '/etc/sf/sf-version',
      content: `${product} v${version} (build ${build})\n${operatingSystem}\n`,
      mtimeMs,
    },
  ]
}

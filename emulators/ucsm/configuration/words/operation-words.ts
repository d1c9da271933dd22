import { readRemoteFileUrl, remoteFileUrl } from '../../remote-file-url.ts'
import { backupTypeKeyword } from '../../screens/wording.ts'
import { plain, quoted, type ObjectOrder, type WordRule } from './object-words.ts'

type Attributes = Readonly<Record<string, string>>

const sharedSettings = {
  adminState: (value: string) => (value === 'enabled' ? 'enable' : 'disable'),
  descr: quoted('set descr'),
  proto: plain('set protocol'),
  remoteFile: plain('set remote-file'),
  user: plain('set user'),
}

/** Backup and import operations, which are in /system. */
export const operationWords: readonly WordRule[] = [
  [
    /^sys\/backup-([^/]+)$/,
    ([host]) => ({
      within: 'sys',
      name: `backup ${host}`,
      comes: 'created',
      order: (attributes) => {
        const { type = '', adminState = '' } = attributes
        const manner = `${backupTypeKeyword(type)} ${adminState}`
        return ordered('backup', manner, attributes, { type, adminState })
      },
      settings: {
        ...sharedSettings,
        type: (value) => `set type ${backupTypeKeyword(value)}`,
        preservePooledValues: plain('set preserve-pooled-values'),
      },
      secret: 'set password',
    }),
  ],
  [
    /^sys\/import-config-([^/]+)$/,
    ([host]) => ({
      within: 'sys',
      name: `import-config ${host}`,
      comes: 'created',
      order: (attributes) => {
        const { action = '', adminState = '' } = attributes
        const manner = `${adminState} ${action}`
        return ordered('import-config', manner, attributes, { action, adminState })
      },
      settings: { ...sharedSettings, action: plain('set action') },
      secret: 'set password',
    }),
  ],
]

function ordered(
  keyword: string,
  manner: string,
  attributes: Attributes,
  settled: Attributes,
): ObjectOrder {
  const place = placeThatCanBeTyped(attributes)
  const { proto = '', user = '', remoteFile = '' } = place
  return {
    line: `${keyword} ${remoteFileUrl(place)} ${manner}`,
    settled: { ...settled, proto, user, remoteFile },
  }
}

/** The place of the file, or the nearest one of which there is a URL; the settings say how they differ. */
function placeThatCanBeTyped(attributes: Attributes): Attributes {
  if (readRemoteFileUrl(remoteFileUrl(attributes))) return attributes
  const { user = '', remoteFile = '' } = attributes
  const proto = attributes.proto === 'tftp' || user === '' ? 'tftp' : (attributes.proto ?? '')
  const path = remoteFile.startsWith('/') && remoteFile !== '/' ? remoteFile : `/${remoteFile}-`
  return { ...attributes, proto, user: proto === 'tftp' ? '' : user, remoteFile: path }
}

import { assumed, captured, type Entropy, type FileEntry } from '../../../src/emulator/index.ts'
import { peerFolder } from '../../sftunnel/files/tunnel-places.ts'
import { peerHost } from '../../sftunnel/screens/tunnel-end.ts'
import type { PeerStatus, Self } from '../../sftunnel/vocabulary.ts'

export const evidence = captured(
  'Listing of /var/sf/peers/<FMC-UUID> of an FTD 1120 in Cisco document 222464: names, owners, modes and sizes.',
)
export const contentEvidence = assumed(
  'What the JSON files, the files of Lamplighter and the folders within hold is not published; they have their sizes and link counts only.',
)

/** Bytes of the files whose content nobody knows. */
const SIZES = { peerFlags: 221, proxy: 1_228, settings: 2_304, tunnel: 521 } as const
const LAMPLIGHTER_FILES = [
  ['LL-caCert.pem', 'CERTIFICATE', 1_440],
  ['LL-cert.pem', 'CERTIFICATE', 1_590],
  ['LL-key.pem', 'PRIVATE KEY', 2_375],
] as const
const PROXY_FOLDER_BYTES = 19
const SYNC_FOLDER_BYTES = 90
/** As many as the link counts 3 and 6 tell. */
const PROXY_FOLDERS = ['peers']
const SYNC_FOLDERS = ['config', 'files', 'in', 'out']
const PEM_LINE = 64

/** The file whose time moves while a tunnel stands. */
export const heartbeatFile = (uuid: string): string => `${peerFolder(uuid)}/sftunnel-heartbeat`

/** Where the release of a peer is kept. */
export const versionFile = (uuid: string): string => `${peerFolder(uuid)}/sw_version`

/** What lies beside certificate, key and authority in the folder of a manager that the device is registered with. */
export function peerFiles(peer: PeerStatus, self: Self, entropy: Entropy): FileEntry[] {
  const folder = peerFolder(peer.uuid)
  const { uuid, name, version = '' } = peer
  const ip = peerHost(peer)
  const known = { uuid, name, ip, management_port: 8305 }
  const files = {
    LIGHT_REGISTRATION: '',
    LIGHT_UNREGISTRATION: '',
    'ims.conf': padded(
      `APPLIANCE_UUID=${uuid}\nIP=${ip}\nNAME="${name}"\nROLE=manager\nSENSOR_UUID=${self.uuid}\n`,
      SIZES.settings,
    ),
    'peer_flags.json': filled({ uuid, flags: {} }, SIZES.peerFlags),
    'sfiproxy.conf.json': filled({ peer: known, self: { uuid: self.uuid } }, SIZES.proxy),
    'sftunnel-heartbeat': '1',
    'sftunnel.json': filled({ peers: [known] }, SIZES.tunnel),
    sw_version: version,
  }
  return [
    ...Object.entries(files).map(([file, content]) => ({ path: `${folder}/${file}`, content })),
    ...LAMPLIGHTER_FILES.map(([file, label, bytes]) => ({
      path: `${folder}/${file}`,
      content: pem(label, entropy.fork(file).bytes(bytes)),
    })),
    ...PROXY_FOLDERS.map((name) => ({ path: `${folder}/proxy_config/${name}` })),
    ...SYNC_FOLDERS.map((name) => ({ path: `${folder}/sync2/${name}` })),
    { path: `${folder}/proxy_config`, sizeBytes: PROXY_FOLDER_BYTES },
    { path: `${folder}/sync2`, sizeBytes: SYNC_FOLDER_BYTES },
  ]
}

/** JSON with blanks behind it up to a size. */
function filled(value: unknown, bytes: number): string {
  return padded(JSON.stringify(value, undefined, 2), bytes)
}

function padded(text: string, bytes: number): string {
  return `${text.padEnd(bytes - 1)}\n`
}

function pem(label: string, bytes: Uint8Array): string {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(new RegExp(`.{1,${PEM_LINE}}`, 'g'))
  return [`-----BEGIN ${label}-----`, ...(lines ?? []), `-----END ${label}-----`, ''].join('\n')
}

import type { CredentialFiles, FileEntry } from '../../../src/emulator/index.ts'
import type { TunnelConf } from './tunnel-conf.ts'

/** Where the files of a tunnel lie. */
export interface TunnelPlaces {
  readonly authority: string
  readonly certificate: string
  readonly key: string
  /** Absent where nobody is looked up in a list. */
  readonly revocationList?: string
}

/** The folder of one peer (Cisco document 222464). */
export function peerFolder(uuid: string): string {
  return `/var/sf/peers/${uuid}`
}

/** Where a device has what it uses towards one of its managers (Cisco document 222464). */
export function placesOfManager(managerUuid: string): TunnelPlaces {
  const folder = peerFolder(managerUuid)
  return {
    authority: `${folder}/cacert.pem`,
    certificate: `${folder}/sftunnel-cert.pem`,
    key: `${folder}/sftunnel-key.pem`,
  }
}

/** Where a manager has what it uses towards all of its devices: what its sftunnel.conf names. */
export function placesOfConf(conf: TunnelConf): TunnelPlaces {
  const { authority, certificate, key, revocationList } = conf
  return { authority, certificate, key, revocationList }
}

/** The files at their places, to be put into a tree. */
export function entriesFor(places: TunnelPlaces, files: CredentialFiles): FileEntry[] {
  return [
    { path: places.authority, content: files.authorityPem },
    { path: places.certificate, content: files.certificatePem },
    { path: places.key, content: files.keyPem },
  ]
}

import type { CredentialFiles, FileTree } from '../../../src/emulator/index.ts'
import type { Sftunnel } from '../vocabulary.ts'
import { readText } from './load-files.ts'
import { readTunnelConf, TUNNEL_CONF } from './tunnel-conf.ts'
import { placesOfConf, placesOfManager, type TunnelPlaces } from './tunnel-places.ts'

/** What a manager shows to its devices, as the files are now; undefined without a certificate. */
export function filesOfManager(tree: FileTree): CredentialFiles | undefined {
  return filesAt(tree, placesOfConf(readTunnelConf(readText(tree, TUNNEL_CONF), '')))
}

/** What a device shows to the first manager that it is registered with; undefined without one. */
export function filesOfDevice(
  tree: FileTree,
  { peers }: Pick<Sftunnel, 'peers'>,
): CredentialFiles | undefined {
  const manager = peers().find(({ registration }) => registration === 'completed')
  return manager && filesAt(tree, placesOfManager(manager.uuid))
}

function filesAt(tree: FileTree, places: TunnelPlaces): CredentialFiles | undefined {
  const [authorityPem, certificatePem, keyPem] = [
    readText(tree, places.authority),
    readText(tree, places.certificate),
    readText(tree, places.key),
  ]
  return certificatePem === '' ? undefined : { authorityPem, certificatePem, keyPem }
}

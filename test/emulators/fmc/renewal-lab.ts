import type { FmcOptions } from '../../../emulators/fmc/index.ts'
import type { FtdHandle } from '../../../emulators/ftd/index.ts'
import type { Visitor } from '../ssh-visits.ts'
import { managedFtd, startManager } from './fmc-lab.ts'

export const CA = '/etc/sf/ca_root/cacert.pem'
const TUNNEL_FILES = ['cacert.pem', 'sftunnel-key.pem', 'sftunnel-cert.pem'] as const

/** A manager with its hotfix and devices whose tunnels stand. */
export async function startRenewal(options: FmcOptions = {}, names: readonly string[] = ['FTD-1']) {
  const devices = Object.fromEntries(
    names.map((hostname, at) => [
      hostname.toLowerCase(),
      managedFtd({ hostname, address: `10.48.67.${54 + at}` }),
    ]),
  )
  const world = await startManager(options, devices)
  await world.fmc.devicesComeUp()
  await world.fmc.installHotfix('FZ')
  return { ...world, device: (role: string) => world.handle(role) as FtdHandle }
}

/** Somebody at the root prompt of a manager, on an empty page. */
export async function becomeRoot(cli: Visitor): Promise<Visitor> {
  for (const line of ['expert', 'sudo su', 'fmc-secret']) await cli.type(`${line}\r`)
  cli.turnPage()
  return cli
}

/** Runs generate_certs.pl and answers yes twice; what was shown. */
export async function generate(cli: Visitor): Promise<string> {
  cli.turnPage()
  for (const line of ['generate_certs.pl', 'yes', 'yes']) await cli.type(`${line}\r`)
  return cli.shown()
}

/** Puts onto a device by hand what a manager has staged for it, and restarts its sftunnel. */
export function copyByHand(
  fmc: { readonly uuid: () => string; readonly readFile: (path: string) => string | undefined },
  ftd: Pick<FtdHandle, 'uuid' | 'writeFile' | 'restartSftunnel'>,
  names: readonly string[] = TUNNEL_FILES,
): void {
  const staged = `/var/sf/peers/${ftd.uuid()}/certs_pushed`
  for (const name of names) {
    const from = name === 'cacert.pem' ? CA : `${staged}/${name}`
    ftd.writeFile(`/var/sf/peers/${fmc.uuid()}/${name}`, fmc.readFile(from) ?? '')
  }
  ftd.restartSftunnel()
}

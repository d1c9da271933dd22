import type { StartedTestContainer } from 'testcontainers'
import { LabError } from '../../errors/lab-error.ts'
import { listLabFolder, readLabFile } from './container-files.ts'

type Container = Pick<StartedTestContainer, 'exec'>

/** What somebody presents who takes an appliance's place in a TLS conversation. */
export interface TlsIdentity {
  /** In PEM. */
  readonly certificatePem: string
  /** The private key, in PEM. */
  readonly keyPem: string
}

const CA = '-internal-ca.pem'
const CERTIFICATE = '-cert.pem'
const KEY = '-key.pem'

/** The internal CA of the first of these appliances that has one, in PEM. Throws `no-internal-ca`. */
export async function readInternalCa(
  container: Container,
  appliances: readonly string[],
): Promise<string> {
  for (const appliance of appliances) {
    const pem = await readLabFile(container, `ca/${appliance}${CA}`)
    if (pem !== undefined) return pem
  }
  const known = await namesIn(container, 'ca', CA)
  throw new LabError('no-internal-ca', { appliance: appliances.join(', '), known })
}

/** Certificate and key of an appliance. Throws `no-tls-identity`. */
export async function readTlsIdentity(
  container: Container,
  appliance: string,
): Promise<TlsIdentity> {
  const certificatePem = await readLabFile(container, `keys/${appliance}${CERTIFICATE}`)
  const keyPem = await readLabFile(container, `keys/${appliance}${KEY}`)
  if (certificatePem !== undefined && keyPem !== undefined) return { certificatePem, keyPem }
  const known = await namesIn(container, 'keys', CERTIFICATE)
  throw new LabError('no-tls-identity', { appliance, known })
}

/** The appliances that have a file with this ending in a folder of the lab directory. */
async function namesIn(container: Container, folder: string, ending: string): Promise<string[]> {
  const files = await listLabFolder(container, folder)
  return files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length))
}

import { join } from 'node:path'
import type { RunningLab } from '../lab.ts'
import { makeOwnerFolder, writeOwnerFile } from './owner-file.ts'

/**
 * Writes what somebody presents who takes an appliance's place in a TLS conversation,
 * `keys/<appliance>-key.pem` and `keys/<appliance>-cert.pem`, and what to trust then,
 * `ca/<appliance>-internal-ca.pem`; nothing for an appliance without such files. Throws `directory-unusable`.
 */
export function writeTlsFiles(dir: string, { appliances }: RunningLab): void {
  for (const { name, tlsFiles } of appliances.values()) {
    const files = tlsFiles()
    if (!files) continue
    const [keys, ca] = [join(dir, 'keys'), join(dir, 'ca')]
    makeOwnerFolder(keys)
    makeOwnerFolder(ca)
    writeOwnerFile(keys, `${name}-key.pem`, files.keyPem)
    writeOwnerFile(keys, `${name}-cert.pem`, files.certificatePem)
    writeOwnerFile(ca, `${name}-internal-ca.pem`, files.authorityPem)
  }
}

import type { FmcHandle } from '../../emulators/fmc/index.ts'
import type { FtdHandle } from '../../emulators/ftd/index.ts'
import { internalCa } from '../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName } from '../../emulators/sftunnel/certificates/names.ts'
import { tunnelCertificate } from '../../emulators/sftunnel/certificates/tunnel-certificate.ts'
import { entropyFrom } from '../../src/entropy/entropy.ts'
import { rsaKeyFrom } from '../../src/entropy/seeded-rsa.ts'
import {
  issueCertificate,
  issueSelfSigned,
  keyFile,
  newAuthorityFiles,
  privateKeyInFile,
  revocationListOf,
} from '../../src/pki/index.ts'

const CA_FOLDER = '/etc/sf/ca_root'
const OWN_FOLDER = '/etc/sf/keys'
const LIST_MS = 30 * 86_400_000

/** Writes a regenerated InternalCA and new leaves over the files of a manager and its devices; nobody reads them yet. */
export function renewCertificates(
  manager: FmcHandle,
  devices: readonly FtdHandle[],
  notBeforeMs: number,
): void {
  const managerUuid = manager.uuid()
  const key = rsaKeyFrom(entropyFrom('renewal'), 2048).privateKey
  const plan = internalCa({
    name: internalCaName(managerUuid, 'unit-before-name'),
    generation: 'regenerated',
    notBeforeMs,
    key,
  })
  const authority = issueSelfSigned(plan)
  const signer = { name: plan.subject, key }
  const times = { atMs: notBeforeMs, nextUpdateMs: notBeforeMs + LIST_MS }
  const { list } = revocationListOf(newAuthorityFiles(), signer, times)
  let serial = 0

  /** Replaces the leaf in a folder; its key stays. */
  function renewLeaf({ readFile, writeFile }: Ends, holderUuid: string, folder: string): void {
    const leafKey = privateKeyInFile(readFile(`${folder}/sftunnel-key.pem`) ?? '')
    if (!leafKey) throw new TypeError(`no key in ${folder}`)
    const leaf = tunnelCertificate({ holderUuid, notBeforeMs, key: leafKey })
    const number = (++serial).toString(16)
    const issued = issueCertificate(
      { ...leaf, serial: number.padStart(number.length + (number.length % 2), '0') },
      signer,
    )
    writeFile(`${folder}/sftunnel-cert.pem`, issued.pem)
  }

  manager.writeFile(`${CA_FOLDER}/cacert.pem`, authority.pem)
  manager.writeFile(`${CA_FOLDER}/private/cakey.pem`, keyFile(key))
  manager.writeFile(`${CA_FOLDER}/crl.pem`, list.pem)
  renewLeaf(manager, managerUuid, OWN_FOLDER)
  for (const device of devices) {
    const folder = `/var/sf/peers/${managerUuid}`
    device.writeFile(`${folder}/cacert.pem`, authority.pem)
    renewLeaf(device, device.uuid(), folder)
  }
}

type Ends = Pick<FmcHandle, 'readFile' | 'writeFile'>

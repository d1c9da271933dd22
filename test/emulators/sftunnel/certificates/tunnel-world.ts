import {
  internalCa,
  type InternalCaGeneration,
} from '../../../../emulators/sftunnel/certificates/internal-ca.ts'
import { internalCaName } from '../../../../emulators/sftunnel/certificates/names.ts'
import { tunnelCertificate } from '../../../../emulators/sftunnel/certificates/tunnel-certificate.ts'
import { entropyFrom } from '../../../../src/entropy/entropy.ts'
import { createKeyPool, issueCertificate, issueSelfSigned } from '../../../../src/pki/index.ts'

export const managerUuid = 'cdb123c8-4347-11ef-aca1-f3aa241412a1'
export const deviceUuid = 'c8d5d5c6-87c9-11ef-a993-b9831565bc4e'
/** When the run of `generate_certs.pl` in Cisco document 222464 made its InternalCA. */
export const REGENERATED_MS = Date.parse('2024-10-14T14:23:28Z')

const keys = createKeyPool(entropyFrom('sftunnel certificates'))

/** An InternalCA and a device's certificate under it. */
export function issuedForTunnel(generation: InternalCaGeneration) {
  const key = keys.own('InternalCA')
  // As in Cisco document 222464: the capture of the factory's, the printed file of the other.
  const order = generation === 'factory' ? 'unit-after-name' : 'unit-before-name'
  const name = internalCaName(managerUuid, order)
  const facts = { name, generation, notBeforeMs: REGENERATED_MS, key }
  const plan = internalCa(facts)
  const leafFacts = { holderUuid: deviceUuid, notBeforeMs: REGENERATED_MS }
  const leafPlan = {
    ...tunnelCertificate({ ...leafFacts, key: keys.shared(deviceUuid) }),
    serial: '01',
  }
  const leaf = issueCertificate(leafPlan, { name: plan.subject, key })
  return {
    facts,
    authority: { plan, certificate: issueSelfSigned(plan) },
    leaf: { plan: leafPlan, certificate: leaf },
  }
}

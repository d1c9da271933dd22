import { isSame, signatureOf } from '../../../src/emulator/index.ts'

/** What both ends of a registration have said before they prove that they know its key. */
export interface Meeting {
  readonly diallerUuid: string
  readonly acceptorUuid: string
  readonly diallerNonce: string
  readonly acceptorNonce: string
}

/** Which end of a registration. */
export type RegistrationRole = 'dialler' | 'acceptor'

/** What an end says to show that it knows the registration key: an HMAC over the meeting and its role. */
export function registrationProof(key: string, role: RegistrationRole, meeting: Meeting): string {
  const { diallerUuid, acceptorUuid, diallerNonce, acceptorNonce } = meeting
  const said = [role, diallerUuid, acceptorUuid, diallerNonce, acceptorNonce].join('\n')
  return signatureOf(Buffer.from(key).toString('hex'), said)
}

/** Whether the other end knows the registration key. */
export function isProven(
  proof: string | undefined,
  expected: { readonly key: string; readonly role: RegistrationRole; readonly meeting: Meeting },
): boolean {
  const { key, role, meeting } = expected
  return proof !== undefined && isSame(proof, registrationProof(key, role, meeting))
}

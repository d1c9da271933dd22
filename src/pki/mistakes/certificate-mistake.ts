import type { KeyObject } from 'node:crypto'
import type { CertificatePlan, Signer } from '../issue-certificate.ts'
import type { CredentialFiles } from '../load-credential.ts'
import type { RevocationList } from '../revocation-list.ts'
import type { VerifyErrorName } from '../verify/verify-errors.ts'

/** What a credential without mistakes is made of, and where to take further keys from. */
export interface GoodCredential {
  /** The self-signed authority; its plan has its key. */
  readonly authority: CertificatePlan
  readonly leaf: CertificatePlan
  /** Lab time at which the credential is good, milliseconds. */
  readonly atMs: number
  /** A key that is neither the authority's nor the leaf's; equal for equal arguments. */
  readonly spareKey: (label: string, bits?: number) => KeyObject
}

/** The files with the mistake in them. */
export interface MistakenFiles extends CredentialFiles {
  /** What the authority publishes as revoked, where the mistake is about that. */
  readonly crls?: readonly RevocationList[]
}

/** A way in which a credential is wrong on purpose. */
export interface CertificateMistake {
  /** One sentence for people who choose it. */
  readonly says: string
  /**
   * What comes of it: who finds it (a *peer* with the good authority, the end *itself* when a peer shows it a good
   * certificate, or whoever *loads* the files) and what it finds.
   */
  readonly found: MistakeFinding
  readonly make: (good: GoodCredential) => MistakenFiles
}

/** Who finds a mistake, and what. */
export type MistakeFinding =
  | { readonly by: 'peer' | 'self'; readonly error: VerifyErrorName; readonly depth: number }
  | { readonly by: 'loading'; readonly file: keyof CredentialFiles }

/** The authority of a plan as a signer. */
export function signerOf({ subject, key }: CertificatePlan): Signer {
  return { name: subject, key }
}

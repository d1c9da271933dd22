/** Certificates: making them, wrong ones too, and their verification at lab time. */
export {
  expireIn,
  issueFrom,
  newAuthorityFiles,
  revocationListOf,
  revokeIn,
} from './authority/authority-files.ts'
export type { AuthorityFiles, Refusal } from './authority/authority-files.ts'
export { readCertificate } from './certificate.ts'
export type { Certificate, CertificateExtension } from './certificate.ts'
export { certificatesInFile, keyBelongsTo, keyFile, privateKeyInFile } from './certificate-file.ts'
export { attributeOf, distinguishedName, sameName } from './distinguished-name.ts'
export type { DistinguishedName } from './distinguished-name.ts'
export {
  authorityKeyIdentifier,
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  subjectAltName,
  subjectKeyIdentifier,
} from './extension-plans.ts'
export { issueCertificate, issueSelfSigned } from './issue-certificate.ts'
export type { CertificatePlan, Signer } from './issue-certificate.ts'
export { issueRevocationList } from './issue-revocation-list.ts'
export type { RevocationListPlan, RevocationReason } from './issue-revocation-list.ts'
export { createKeyPool } from './key-pool.ts'
export type { KeyPool } from './key-pool.ts'
export { loadCredential } from './load-credential.ts'
export type { CredentialFiles, LoadedCredential, LoadRefusal } from './load-credential.ts'
export { certificateMistakes, goodFiles } from './mistakes/certificate-mistakes.ts'
export type { CertificateMistakeName } from './mistakes/certificate-mistakes.ts'
export type { CertificateMistake, GoodCredential } from './mistakes/certificate-mistake.ts'
export { remembered } from './remembered.ts'
export { rememberedCertificate } from './remembered-certificate.ts'
export { pemBlocks } from './pem.ts'
export { publicKeyFile } from './public-key-file.ts'
export { readRevocationList } from './revocation-list.ts'
export type { RevocationList } from './revocation-list.ts'
export type { SignatureDigest } from './signature-algorithm.ts'
export { asn1Inside, asn1Parse } from './text/asn1-parse.ts'
export { crlLine, crlText } from './text/crl-text.ts'
export type { CrlLineName } from './text/crl-text.ts'
export { onelineName, rfc2253Name, slashName } from './text/name-text.ts'
export { checkEnd, nameLine, publicKeyPem, x509Line } from './text/x509-line.ts'
export type { LineName, LineOptions, NameForm } from './text/x509-line.ts'
export { x509Text } from './text/x509-text.ts'
export { isForgivenByCommand, verifyChain } from './verify/verify-chain.ts'
export type { ChainVerdict } from './verify/verify-chain.ts'
export type { VerificationPlan, VerifyFault } from './verify/verification.ts'
export type { OpensslRelease, VerifyErrorName } from './verify/verify-errors.ts'

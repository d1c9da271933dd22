/** What an appliance with an authority of its own does for the programs that issue and revoke by hand. */
export interface CertificateDesk {
  /** Every certificate that the books have, oldest first. */
  readonly issued: () => readonly IssuedCertificate[]
  /** Revokes a certificate and writes the list anew; what is said instead when that is not possible. */
  readonly revoke: (serial: string) => string | undefined
  /** Issues key and certificate for a device into a folder; false when the authority cannot. */
  readonly issueInto: (folder: string, uuid: string) => boolean
}

/** A row of the books. */
export interface IssuedCertificate {
  /** Hexadecimal digits in upper case. */
  readonly serial: string
  /** The UUID in its title. */
  readonly uuid: string
  readonly service: string
}

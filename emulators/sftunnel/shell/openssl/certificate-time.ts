import { x509Line, type Certificate } from '../../../../src/emulator/index.ts'

/** One end of the validity of a certificate as OpenSSL prints it: `Oct  5 12:16:56 2034 GMT`. */
export function certificateTime(certificate: Certificate, end: 'startdate' | 'enddate'): string {
  return x509Line(certificate, end).replace(/^\w+=/, '')
}

import { X509Certificate } from 'node:crypto'
import type { Verification } from './verification.ts'

/** Whether the peer's certificate is for the name or address it was called by (`check_id`); false ends it. */
export function checkHost({ plan, chain, report }: Verification): boolean {
  const { host } = plan
  if (host === undefined) return true
  const certificate = new X509Certificate(chain[0]!.certificate.der)
  if (isAddress(host))
    return certificate.checkIP(host) !== undefined || report('address-differs', 0)
  return certificate.checkHost(host) !== undefined || report('host-differs', 0)
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host)
}

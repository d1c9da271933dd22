import { assumed, documented, type LinuxCommand } from '../../../src/emulator/index.ts'
import type { CertificateDesk } from './certificate-desk.ts'
import { rootOnly } from './root-only.ts'

export const evidence = documented(
  'CSCwa10423: sfca_revoke, the folder of the authority and a serial number.',
)
export const textEvidence = assumed('What sfca_revoke prints: the lines of openssl ca -revoke.')

const FOLDER = '/etc/sf/ca_root'

/** `sfca_revoke FOLDER SERIAL`: revokes what the authority has issued under a decimal number, and writes `crl.pem` anew. */
export function revocationScript(desk: CertificateDesk, programs: string): LinuxCommand {
  return rootOnly({
    name: 'sfca_revoke',
    path: `${programs}/sfca_revoke`,
    run([folder = '', typed = '']) {
      if (!/^\d+$/.test(typed))
        return { stderr: 'Usage: sfca_revoke <ca_root> <serial>\n', exitCode: 1 }
      if (folder.replace(/\/$/, '') !== FOLDER)
        return { stderr: `Unable to open ${folder}/index.txt\n`, exitCode: 1 }
      const serial = serialOf(typed)
      const refusal = desk.revoke(serial)
      if (refusal !== undefined) return { stderr: `${refusal}\n`, exitCode: 1 }
      return { stdout: `Revoking Certificate ${serial}.\nData Base Updated\n` }
    },
  })
}

/** A decimal serial number as the books have it: hexadecimal, in pairs of digits. */
function serialOf(decimal: string): string {
  const digits = BigInt(decimal).toString(16).toUpperCase()
  return digits.length % 2 === 0 ? digits : `0${digits}`
}

import { assumed, documented, type LinuxCommand } from '../../../src/emulator/index.ts'
import type { CertificateDesk } from './certificate-desk.ts'

export const evidence = documented(
  'CSCwa10423: the one-liner with generateCert and its four arguments.',
)
export const textEvidence = assumed('What the one-liner prints, and what perl says of other code.')

const CALL =
  /SF::PeerManager::RegUtils::generateCert\(\s*["']([^"']*)["']\s*,\s*["']([^"']*)["']\s*,\s*["']([^"']*)["']\s*,\s*["']([^"']*)["']\s*\)/
const ROOT = 'root'

/** `perl -e`: issues a certificate for a device when the code calls `generateCert`; other code is not carried out. */
export function certificateOneLiner(desk: CertificateDesk): LinuxCommand {
  return {
    name: 'perl',
    path: '/usr/bin/perl',
    run([option, code = ''], { account, path, files }) {
      const call = option === '-e' ? CALL.exec(code) : null
      if (!call)
        return { stderr: 'perl: only generateCert can be called in the lab.\n', exitCode: 2 }
      const [, folder = '', service, name, uuid = ''] = call
      const failed = (fact: string) => ({ stderr: `${fact} at -e line 1.\n`, exitCode: 255 })
      if (!code.includes('use FlyLoader'))
        return failed('Undefined subroutine &SF::PeerManager::RegUtils::generateCert called')
      if (account.name !== ROOT) return failed(`Unable to write to ${folder}: Permission denied`)
      if (!files.has(path(folder)))
        return failed(`Unable to write to ${folder}: No such file or directory`)
      if (service !== 'sftunnel' || name !== 'localhost') return { stdout: '0' }
      return { stdout: desk.issueInto(path(folder), uuid) ? '1' : '0' }
    },
  }
}

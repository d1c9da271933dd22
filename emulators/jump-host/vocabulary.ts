import type { Evidence, HostKeyType, SshOffer } from '../../src/emulator/index.ts'

/** What a jump host is told. */
export type JumpHostEvent = { type: 'service.stopped' } | { type: 'service.started' }

/** A distribution on a jump host: its OpenSSH, in both roles, and its Python. */
export interface JumpHostProfile {
  readonly name: string
  readonly title: string
  /** Text after `SSH-2.0-` in the identification line. */
  readonly ident: string
  /** The KEXINIT of its sshd with these host keys; its ssh has the same lists. */
  readonly offer: SshOffer
  readonly hostKeys: readonly { readonly type: HostKeyType; readonly bits: number }[]
  /** Its release of OpenSSH; what ssh-keygen shows follows from it. */
  readonly openSsh: number
  readonly kernel: { readonly release: string; readonly version: string; readonly machine: string }
  /** What the system says about its release, by path. */
  readonly releaseFiles: Readonly<Record<string, string>>
  readonly evidence: Readonly<Record<'ssh' | 'hostKeys' | 'system' | 'python', Evidence>>
}

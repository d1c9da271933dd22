import { assumed, captured, recalled } from '../../../src/emulator/index.ts'
import type { JumpHostProfile } from '../vocabulary.ts'

/** Debian 12 with openssh-server, python3 and python3-paramiko, all as packaged. */
export const debian12: JumpHostProfile = {
  name: 'debian-12',
  title: 'Debian 12, OpenSSH 9.2p1, Python 3 with paramiko',
  ident: 'OpenSSH_9.2p1 Debian-2+deb12u10',
  offer: {
    kex: [
      'sntrup761x25519-sha512',
      'sntrup761x25519-sha512@openssh.com',
      'curve25519-sha256',
      'curve25519-sha256@libssh.org',
      'ecdh-sha2-nistp256',
      'ecdh-sha2-nistp384',
      'ecdh-sha2-nistp521',
      'diffie-hellman-group-exchange-sha256',
      'diffie-hellman-group16-sha512',
      'diffie-hellman-group18-sha512',
      'diffie-hellman-group14-sha256',
      'kex-strict-s-v00@openssh.com',
    ],
    hostKey: ['rsa-sha2-512', 'rsa-sha2-256', 'ecdsa-sha2-nistp256', 'ssh-ed25519'],
    cipher: [
      'chacha20-poly1305@openssh.com',
      'aes128-ctr',
      'aes192-ctr',
      'aes256-ctr',
      'aes128-gcm@openssh.com',
      'aes256-gcm@openssh.com',
    ],
    mac: [
      'umac-64-etm@openssh.com',
      'umac-128-etm@openssh.com',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'hmac-sha1-etm@openssh.com',
      'umac-64@openssh.com',
      'umac-128@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
      'hmac-sha1',
    ],
    compression: ['none', 'zlib@openssh.com'],
  },
  hostKeys: [
    { type: 'ssh-rsa', bits: 3072 },
    { type: 'ecdsa-sha2-nistp256', bits: 256 },
    { type: 'ssh-ed25519', bits: 256 },
  ],
  openSsh: 9.2,
  kernel: {
    release: '6.1.0-40-amd64',
    version: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1 (2025-09-20)',
    machine: 'x86_64',
  },
  releaseFiles: {
    '/etc/debian_version': '12.12\n',
    '/etc/os-release': `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`,
  },
  evidence: {
    ssh: captured(
      'identification line and KEXINIT of Debian openssh-server 1:9.2p1-2+deb12u10; test/doors/profiles-servers.test.ts reads them again',
    ),
    hostKeys: captured('keys that the package made in /etc/ssh: RSA 3072, ECDSA 256, Ed25519'),
    system: recalled('/etc/os-release of Debian 12 (base-files), and the names of its kernels'),
    python: assumed('python3 with python3-paramiko: Cisco document 222464 asks for no more'),
  },
}

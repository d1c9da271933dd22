import {
  assumed,
  captured,
  recalled,
  type Evidence,
  type EvidenceRow,
} from '../../../src/emulator/index.ts'

/** The Linux that a profile is taken to run on. */
export interface LinuxSystem {
  /** What the system says about its release, by path. */
  readonly releaseFiles: Readonly<Record<string, string>>
  readonly kernel: { readonly release: string; readonly version: string; readonly machine: string }
  /** Its release of OpenSSH; what ssh-keygen shows follows from it. */
  readonly openSsh: number
  /** Whose members may use sudo. */
  readonly adminGroup: 'sudo' | 'wheel'
  readonly sftpServer: string
  /** Whether host keys are made with the comment `root@host`. */
  readonly commentsKeys: boolean
  /** Whether sshd_config sets the lists of algorithms. */
  readonly setsAlgorithms: boolean
  readonly evidence: Evidence
}

const machine = 'x86_64'

const redHat = {
  adminGroup: 'wheel',
  sftpServer: '/usr/libexec/openssh/sftp-server',
  commentsKeys: false,
  setsAlgorithms: false,
} as const

const debian = {
  adminGroup: 'sudo',
  sftpServer: '/usr/lib/openssh/sftp-server',
  commentsKeys: true,
  setsAlgorithms: false,
} as const

const debian12: LinuxSystem = {
  ...debian,
  openSsh: 9.2,
  kernel: {
    release: '6.1.0-40-amd64',
    version: '#1 SMP PREEMPT_DYNAMIC Debian 6.1.153-1 (2025-09-20)',
    machine,
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
  evidence: captured(
    '/etc/os-release, paths and comments of host keys of Debian 12 with its openssh-server package; the kernel is recalled',
  ),
}

/** The systems of those profiles that give a shell, by the name of the profile. */
export const linuxSystems: Readonly<Record<string, LinuxSystem>> = {
  'openssh-5.3': {
    ...redHat,
    openSsh: 5.3,
    kernel: {
      release: '2.6.32-754.el6.x86_64',
      version: '#1 SMP Tue Jun 19 21:26:04 UTC 2018',
      machine,
    },
    releaseFiles: { '/etc/redhat-release': 'CentOS release 6.10 (Final)\n' },
    evidence: recalled('CentOS 6: release file, kernel, no comment in host keys, no os-release'),
  },
  'openssh-6.6.1': {
    ...debian,
    openSsh: 6.6,
    kernel: {
      release: '3.13.0-170-generic',
      version: '#220-Ubuntu SMP Thu May 9 12:40:49 UTC 2019',
      machine,
    },
    releaseFiles: {
      '/etc/os-release': `NAME="Ubuntu"
VERSION="14.04.6 LTS, Trusty Tahr"
ID=ubuntu
ID_LIKE=debian
PRETTY_NAME="Ubuntu 14.04.6 LTS"
VERSION_ID="14.04"
HOME_URL="http://www.ubuntu.com/"
SUPPORT_URL="http://help.ubuntu.com/"
BUG_REPORT_URL="http://bugs.launchpad.net/ubuntu/"
`,
    },
    evidence: recalled('Ubuntu 14.04.6: os-release and kernel'),
  },
  'openssh-7.4': {
    ...redHat,
    openSsh: 7.4,
    kernel: {
      release: '3.10.0-1160.el7.x86_64',
      version: '#1 SMP Mon Oct 19 16:18:59 UTC 2020',
      machine,
    },
    releaseFiles: {
      '/etc/redhat-release': 'CentOS Linux release 7.9.2009 (Core)\n',
      '/etc/os-release': `NAME="CentOS Linux"
VERSION="7 (Core)"
ID="centos"
ID_LIKE="rhel fedora"
VERSION_ID="7"
PRETTY_NAME="CentOS Linux 7 (Core)"
ANSI_COLOR="0;31"
CPE_NAME="cpe:/o:centos:centos:7"
HOME_URL="https://www.centos.org/"
BUG_REPORT_URL="https://bugs.centos.org/"
`,
    },
    evidence: recalled('CentOS 7.9: os-release and kernel'),
  },
  'openssh-8.8': fedora(36, 8.8, '5.17.5-300.fc36.x86_64'),
  'openssh-9.2': debian12,
  'openssh-9.9': fedora(41, 9.9, '6.11.4-301.fc41.x86_64'),
  'openssh-10.0': {
    ...debian,
    openSsh: 10,
    kernel: {
      release: '6.12.48+deb13-amd64',
      version: '#1 SMP PREEMPT_DYNAMIC Debian 6.12.48-1 (2025-09-20)',
      machine,
    },
    releaseFiles: {
      '/etc/debian_version': '13.1\n',
      '/etc/os-release': `PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`,
    },
    evidence: assumed(
      'Debian 13 has OpenSSH 10.0; its files follow those captured from Debian 12, the kernel is recalled',
    ),
  },
  hardened: { ...debian12, setsAlgorithms: true },
  'without-group-exchange': { ...debian12, setsAlgorithms: true },
}

/** The upstream releases are taken to run on the Fedora that shipped them. */
function fedora(version: number, openSsh: number, release: string): LinuxSystem {
  const title = `${version} (Server Edition)`
  return {
    ...redHat,
    openSsh,
    kernel: { release, version: '#1 SMP PREEMPT_DYNAMIC', machine },
    releaseFiles: {
      '/etc/redhat-release': `Fedora release ${version} (Server Edition)\n`,
      '/etc/os-release': `NAME="Fedora Linux"
VERSION="${title}"
ID=fedora
VERSION_ID=${version}
PLATFORM_ID="platform:f${version}"
PRETTY_NAME="Fedora Linux ${title}"
VARIANT="Server Edition"
VARIANT_ID=server
`,
    },
    evidence: assumed(
      `the profile has upstream lists; Fedora ${version} shipped this release of OpenSSH`,
    ),
  }
}

/** What the systems behind the shells rest on, and what their accounts do. */
export function linuxSystemsEvidence(): EvidenceRow[] {
  const systems = Object.entries(linuxSystems).map(([name, { evidence }]) => ({
    what: `${name} system`,
    ...evidence,
  }))
  const accounts = assumed(
    'the first user administers the server by sudo with a password; the disk of SFTP is the home directory',
  )
  return [...systems, { what: 'accounts of the shell', ...accounts }]
}

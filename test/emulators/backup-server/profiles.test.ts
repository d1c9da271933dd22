import { expect, test } from 'vitest'
import { backupServerProfiles } from '../../../emulators/backup-server/profiles.ts'
import type { BackupServerProfile } from '../../../emulators/backup-server/vocabulary.ts'
import { isIdent, listFaults } from '../ssh-algorithm-names.ts'

const profiles = Object.values(backupServerProfiles)

/** What a 4.0(2a) fabric interconnect allows itself as a client. */
const interconnect = {
  kex: [
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group16-sha512',
    'diffie-hellman-group18-sha512',
  ],
  cipher: ['aes128-ctr', 'aes192-ctr', 'aes256-ctr'],
  mac: ['hmac-sha2-256', 'hmac-sha2-512'],
} as const

/** The categories in which a fabric interconnect finds nothing in common with a server. */
function conflicts({ offer }: BackupServerProfile): string[] {
  const categories = ['kex', 'cipher', 'mac'] as const
  return categories.filter((category) => {
    const names: readonly string[] = interconnect[category]
    return !offer[category].some((name) => names.includes(name))
  })
}

test('every profile is listed under its own name', () => {
  for (const [name, profile] of Object.entries(backupServerProfiles))
    expect(profile.name).toBe(name)
})

test.each(profiles)('the lists of $name hold known names, each once', ({ offer }) => {
  expect(listFaults(offer)).toEqual([])
})

test.each(profiles)('the ident of $name fits an identification line', ({ ident }) => {
  expect(isIdent(ident)).toBe(true)
})

test.each(profiles)(
  '$name offers what its host keys can sign with, and nothing else',
  (profile) => {
    const types = profile.hostKeyTypes.map(({ type }) => type)
    const needed = profile.offer.hostKey.map((name) => name.replace(/^rsa-sha2-.*/, 'ssh-rsa'))
    expect(new Set(needed)).toEqual(new Set<string>(types))
  },
)

test.each(profiles)('$name names no pseudo-algorithm of a client', ({ offer }) => {
  expect(offer.kex.filter((name) => /^(ext-info|kex-strict)-c/.test(name))).toEqual([])
})

test.each(profiles)(
  '$name has a least group size exactly when it offers a group exchange',
  (profile) => {
    const hasGroupExchange = profile.offer.kex.some((name) => name.includes('group-exchange'))
    expect(profile.limits.gexMinBits !== undefined).toBe(hasGroupExchange)
  },
)

test.each(profiles)('every part of $name says how it is known', ({ evidence }) => {
  for (const { source } of Object.values(evidence)) expect(source).not.toBe('')
})

test('ext-info-s is offered by OpenSSH from 9.6 on, and kex-strict-s only since Terrapin', () => {
  const offering = (name: string) =>
    profiles.filter(({ offer }) => offer.kex.includes(name)).map((profile) => profile.name)
  expect(offering('ext-info-s')).toEqual(['openssh-9.9', 'openssh-10.0'])
  expect(offering('kex-strict-s-v00@openssh.com')).toEqual([
    'openssh-9.2',
    'openssh-9.9',
    'openssh-10.0',
    'hardened',
    'without-group-exchange',
    'dropbear-2022.83',
  ])
})

test('a fabric interconnect of 4.0(2a) finds nothing in common with exactly these servers', () => {
  const met = Object.fromEntries(profiles.map((profile) => [profile.name, conflicts(profile)]))
  expect(met).toEqual({
    'openssh-5.3': ['mac'],
    'openssh-6.6.1': [],
    'openssh-7.4': [],
    'openssh-8.8': [],
    'openssh-9.2': [],
    'openssh-9.9': [],
    'openssh-10.0': ['kex'],
    hardened: ['kex', 'cipher', 'mac'],
    'without-group-exchange': [],
    'windows-sftp-2014': ['kex', 'cipher', 'mac'],
    'cerberus-ftp-9': [],
    'dropbear-2019.78': ['kex'],
    'dropbear-2022.83': ['kex'],
  })
})

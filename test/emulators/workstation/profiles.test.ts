import { expect, test } from 'vitest'
import { workstationProfiles } from '../../../emulators/workstation/profiles.ts'
import { isIdent, listFaults } from '../ssh-algorithm-names.ts'

const profiles = Object.values(workstationProfiles)

test('every profile is listed under its own name', () => {
  for (const [name, profile] of Object.entries(workstationProfiles)) expect(profile.name).toBe(name)
})

test.each(profiles)('the lists of $name hold known names, each once', ({ offer }) => {
  expect(listFaults(offer)).toEqual([])
})

test.each(profiles)('the ident of $name fits an identification line', ({ ident }) => {
  expect(isIdent(ident)).toBe(true)
})

test.each(profiles)('$name names no pseudo-algorithm of a server', ({ offer }) => {
  expect(offer.kex.filter((name) => /^(ext-info|kex-strict)-s/.test(name))).toEqual([])
})

test.each(profiles)('$name can do without compression', ({ offer }) => {
  expect(offer.compression).toContain('none')
})

test.each(profiles)('both parts of $name say how they are known', ({ evidence }) => {
  for (const { source } of Object.values(evidence)) expect(source).not.toBe('')
})

test('clients of the SHA-1 era have no MAC that a fabric interconnect of 4.0(2a) allows', () => {
  const lacking = profiles.filter(
    ({ offer }) => !offer.mac.includes('hmac-sha2-256') && !offer.mac.includes('hmac-sha2-512'),
  )
  expect(lacking.map(({ name }) => name)).toEqual([
    'openssh-5.3',
    'putty-0.62',
    'winscp-5.1',
    'paramiko-1.15',
  ])
})

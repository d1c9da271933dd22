import { expect, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import { findAppliance } from '../../../src/probe/appliance.ts'

test('an appliance is what its profile is, as a client and as a server', () => {
  const { name, ssh } = findAppliance('ucsm@4.0(2a)', emulators)
  expect(name).toBe('ucsm@4.0(2a)')
  expect(ssh.client?.offer.cipher).toEqual(['aes128-ctr', 'aes192-ctr', 'aes256-ctr'])
  expect(ssh.server?.banner).toContain('6300 Series')
})

test('a model changes the ident', () => {
  const usual = findAppliance('ucsm@4.0(2a)', emulators).ssh.client?.ident
  const { name, ssh } = findAppliance('ucsm@4.0(2a)/6454', emulators)
  expect(name).toBe('ucsm@4.0(2a)/6454')
  expect(ssh.client?.ident).not.toBe(usual)
})

test.for([
  ['4.0(2a)', true],
  ['4.2(3d)', true],
  ['4.2(3h)', false],
] as const)('the scp client of ucsm@%s reads past text: %s', ([profile, skipsText]) => {
  expect(findAppliance(`ucsm@${profile}`, emulators).ssh.client?.skipsText).toBe(skipsText)
})

test('without a profile the usual one is taken', () => {
  expect(findAppliance('workstation', emulators).name).toBe('workstation@openssh-9.2')
  expect(findAppliance('workstation', emulators).ssh.server).toBeUndefined()
  expect(findAppliance('backup-server', emulators).ssh.client).toBeUndefined()
})

test.for([
  ['ucs@4.0(2a)', 'no emulator "ucs" speaks SSH. Allowed: ucsm, '],
  ['ucsm@9', 'emulator "ucsm" has no profile "9". Allowed: 3.2(3d), '],
  ['ucsm@toString', 'emulator "ucsm" has no profile "toString"'],
  ['ucsm@4.0(2a)/6100', 'emulator "ucsm" has no model "6100". Allowed: 6332, '],
  ['workstation/6100', 'emulator "workstation" has no model "6100". Allowed: none.'],
])('%s is refused with what is allowed', ([asked, sentence]) => {
  expect(() => findAppliance(asked!, emulators)).toThrow(sentence)
})

import { afterEach, expect, test, vi } from 'vitest'
import { findPassword } from '../../../src/cli/probe/find-password.ts'
import { clientDocument, exitOf, serverDocument } from '../../../src/cli/probe/probe-document.ts'
import { clientText, serverText } from '../../../src/cli/probe/probe-text.ts'
import { createTerminal } from '../../../src/cli/terminal.ts'
import { negotiate, listsOf } from '../../../src/ssh/index.ts'
import { plainOffer } from '../ssh/ssh-pair.ts'

const terminal = createTerminal({})
const explanation = negotiate(listsOf(plainOffer), listsOf({ ...plainOffer, mac: ['hmac-sha1'] }))
const probed = {
  verdict: { word: 'no-common-algorithm', says: 'a fails with b: they have no MAC in common.' },
  ident: 'SSH-2.0-Evil\u001B]0;title\u0007',
  explanation,
  cure: [{ setting: 'mac', says: 'add it', oneOf: ['hmac-sha1'], lines: ['MACs hmac-sha1'] }],
} as const
const parties = { target: 'ssh://b', as: 'a' }

afterEach(() => vi.unstubAllEnvs())

test('the text has the table, the verdict and the lines of the cure', () => {
  const text = serverText(probed, parties, terminal).join('\n')
  expect(text).toMatch(/│ MAC +│ hmac-sha2-256 +│ hmac-sha1 +│ nothing +│/)
  expect(text).toContain('✘ a fails with b: they have no MAC in common.')
  expect(text).toContain('In sshd_config:\n  MACs hmac-sha1')
})

test("a stranger's ident cannot steer the terminal", () => {
  const text = serverText(probed, parties, terminal).join('\n')
  expect(text).toContain(String.raw`SSH-2.0-Evil\x1b]0;title\x07`)
  expect(text).not.toContain('\u001B')
})

test('of a client, its logins are shown, and its own file is named', () => {
  const logins = [{ user: 'me', method: 'password', accepted: false }]
  const text = clientText({ ...probed, from: '10.0.0.9', logins }, 'a', terminal).join('\n')
  expect(text).toContain('me by password, refused')
  expect(text).toContain('In ssh_config:')
})

test('the documents have the lists of the appliance and of the other side', () => {
  const server = serverDocument(probed, parties).categories[4]
  const mac = { category: 'macToServer', agreed: null }
  expect(server).toEqual({ ...mac, appliance: ['hmac-sha2-256'], server: ['hmac-sha1'] })
  const client = clientDocument({ ...probed, from: 'x', logins: [] }).categories[4]
  expect(client).toEqual({ ...mac, appliance: ['hmac-sha1'], client: ['hmac-sha2-256'] })
})

test('what is not known is null in the document', () => {
  const verdict = { word: 'unreachable', says: '' } as const
  expect(serverDocument({ verdict, cure: [] }, parties)).toEqual({
    ...parties,
    ident: null,
    hostKey: null,
    categories: [],
    verdict: 'unreachable',
    says: '',
    cure: [],
    applianceCures: [],
    upload: null,
    pinning: null,
  })
})

test('the exit code is that of the worst', () => {
  expect(exitOf(['works', 'works'])).toBe(0)
  expect(exitOf(['works', 'unknown'])).toBe(3)
  expect(exitOf(['unknown', 'unreachable'])).toBe(1)
})

test('a password comes from the variable that is named, or from the usual one', async () => {
  vi.stubEnv('FIELDFAULT_PASSWORD', 'usual')
  vi.stubEnv('MINE', 'mine')
  const target = { protocol: 'sftp', host: 'h', port: 22, path: '' } as const
  expect(await findPassword({ ...target, user: 'me' }, 'MINE')).toBe('mine')
  expect(await findPassword({ ...target, user: 'me' }, undefined)).toBe('usual')
  expect(await findPassword(target, undefined)).toBeUndefined()
  await expect(findPassword(target, 'NOT_THERE')).rejects.toThrow('NOT_THERE')
})

import { expect, test } from 'vitest'
import { createActivity } from '../../../src/clock/activity.ts'
import { LabClock } from '../../../src/clock/lab-clock.ts'
import { createJournal } from '../../../src/journal/journal.ts'
import { createRedaction } from '../../../src/journal/redaction.ts'

function journalAt(startMs = 0) {
  const clock = new LabClock({ startMs, activity: createActivity({ limitMs: 500 }) })
  const redaction = createRedaction()
  return { clock, redaction, journal: createJournal(clock, redaction) }
}

test('an entry says when, who, in which conversation, and what', () => {
  const { journal } = journalAt(Date.parse('2019-09-11T10:05:55.706Z'))
  journal.stream('fi', 'ssh-1')('login.accepted', { user: 'admin', method: 'password' })
  expect(journal.entries()).toEqual([
    {
      time: '2019-09-11T10:05:55.706Z',
      appliance: 'fi',
      stream: 'ssh-1',
      number: 1,
      event: 'login.accepted',
      data: { user: 'admin', method: 'password' },
    },
  ])
})

test('the digest does not depend on which conversation spoke first', () => {
  const digestOf = (order: readonly string[]) => {
    const { journal } = journalAt()
    for (const stream of order) journal.stream('fi', stream)('session.closed', { exit: 0 })
    return journal.digest()
  }
  expect(digestOf(['ssh-1', 'ssh-2'])).toBe(digestOf(['ssh-2', 'ssh-1']))
})

test('the digest depends on what happened within a conversation, and in which order', () => {
  const digestOf = (users: readonly string[]) => {
    const { journal } = journalAt()
    const record = journal.stream('fi', 'ssh-1')
    for (const user of users) record('login.refused', { user, method: 'password' })
    return journal.digest()
  }
  expect(digestOf(['a', 'b'])).not.toBe(digestOf(['b', 'a']))
  expect(digestOf(['a', 'b'])).toBe(digestOf(['a', 'b']))
})

test('the order of keys in what is recorded does not matter', () => {
  const one = journalAt().journal
  const two = journalAt().journal
  one.stream('fi', 'x')('login.refused', { user: 'a', method: 'password' })
  two.stream('fi', 'x')('login.refused', { method: 'password', user: 'a' })
  expect(one.digest()).toBe(two.digest())
})

test('a stream that is opened twice goes on counting', () => {
  const { journal } = journalAt()
  journal.stream('fi', 'ssh-1')('session.closed', {})
  journal.stream('fi', 'ssh-1')('session.closed', {})
  expect(journal.entries().map(({ number }) => number)).toEqual([1, 2])
})

test('streams of a kind are numbered for each appliance', () => {
  const { journal } = journalAt()
  const names = ['fi', 'fi', 'swinds01'].map((name) => journal.nextStream(name, 'ssh'))
  expect(names).toEqual(['ssh-1', 'ssh-2', 'ssh-1'])
})

test('a query takes an appliance and a pattern of events', () => {
  const { journal } = journalAt()
  journal.stream('fi', 'a')('backup.failed', { host: 'h', reason: 'r' })
  journal.stream('fi', 'a')('session.closed', {})
  journal.stream('other', 'a')('backup.failed', { host: 'h', reason: 'r' })
  expect(journal.entries({ event: 'backup.*' })).toHaveLength(2)
  expect(journal.entries({ appliance: 'fi', event: 'backup.*' })).toHaveLength(1)
  expect(journal.entries({ event: 'backup' })).toHaveLength(0)
})

test('a secret is masked wherever it turns up', () => {
  const { journal, redaction } = journalAt()
  redaction.keep('Lab-k3x9m2pq')
  const record = journal.stream('fi', 'ssh-1')
  record('command.entered', { mode: 'exec', line: 'echo Lab-k3x9m2pq to Lab-k3x9m2pq' })
  record('transfer.refused', { path: '/Lab-k3x9m2pq', reason: 'x', bytes: 0 })
  expect(JSON.stringify(journal.entries())).not.toContain('k3x9m2pq')
})

test('the password part of a URL and a private key are masked without being announced', () => {
  const { journal } = journalAt()
  const record = journal.stream('fi', 'x')
  record('command.entered', { mode: 'm', line: 'copy sftp://user:s3cret@host/f .' })
  record('evidence.shown', {
    step: 's',
    title: 't',
    text: 'a -----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY----- b',
  })
  const text = JSON.stringify(journal.entries())
  expect(text).not.toContain('s3cret')
  expect(text).not.toContain('MIIE')
  expect(text).toContain('sftp://user:[redacted]@host/f')
})

test('whoever subscribes hears of every entry until they stop', () => {
  const { journal } = journalAt()
  const heard: string[] = []
  const stop = journal.subscribe(({ event }) => heard.push(event))
  journal.stream('fi', 'x')('session.closed', {})
  stop()
  journal.stream('fi', 'x')('session.closed', {})
  expect(heard).toEqual(['session.closed'])
})

import { expect, test } from 'vitest'
import { emulators } from '../../../emulators/index.ts'
import { checkPlan } from '../../../src/scenario/check-plan.ts'
import { readJson } from '../../../src/scenario/read-json.ts'

type Roles = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What `validate` says of a lab file in JSON with these roles. */
function problemsOf(cast: Roles): string[] {
  const read = readJson(JSON.stringify({ cast }), emulators)
  return read.ok ? checkPlan('lab', read.plan).map(({ says }) => says) : [read.problem.says]
}

test.each([
  ['ucsm', 'password', 5, 'a text'],
  ['ucsm', 'hostname', 5, 'a text'],
  ['srst-manager', 'sites', 'many', 'a number'],
  ['fmc', 'vdb', [399], 'a number or a text'],
  ['backup-server', 'ftp', 'yes', 'true or false'],
  ['backup-server', 'users', [{ username: 'a' }], 'a list with username and password each'],
  ['jump-host', 'files', { a: 1 }, 'an object of texts'],
  ['ftd', 'managers', ['fmc', 1], 'a text or a list of texts'],
  ['fmc', 'haPeer', 1, 'a text'],
])('the %s option %s cannot be %j', (emulator, option, value, article) => {
  expect(problemsOf({ box: { emulator, [option]: value } })).toEqual([
    `role "box" has the option "${option}", which is not ${article}`,
  ])
})

test.each([
  ['ftd', 'managers', 'fmc,second'],
  ['ftd', 'managers', ['fmc', 'second']],
  ['fmc', 'haPeer', 'second'],
  ['ucsm', 'peer', 'second'],
])(
  'the %s option %s cannot name a role that is not cast, as %j does',
  (emulator, option, value) => {
    const cast = { box: { emulator, [option]: value }, fmc: { emulator: 'fmc' } }
    expect(problemsOf(cast)).toEqual([
      `role "box" has the option "${option}", which names "second", and the cast has no such role`,
    ])
  },
)

test('options of the right kind that name roles of the cast are no problem', () => {
  const cast = {
    fmc: { emulator: 'fmc', vdb: 399, haPeer: 'second', password: 'x' },
    second: { emulator: 'fmc', vdb: '399', haPeer: 'fmc', haRole: 'secondary' },
    device: { emulator: 'ftd', managers: 'fmc,second' },
    server: { emulator: 'backup-server', ftp: true, quotaBytes: 1, users: [] },
  }
  expect(problemsOf(cast)).toEqual([])
})

test('every option of every emulator has a kind', () => {
  for (const { options, optionKinds = {} } of emulators)
    expect(Object.keys(optionKinds).toSorted()).toEqual(Object.keys(options).toSorted())
})

import { LabError } from '../../../src/errors/lab-error.ts'
import type { ControlledLab } from './controlled-lab.ts'

/** A request to an operation; `{name}` is `one` when absent. */
export interface Sample {
  readonly name?: string
  readonly behaviour?: string
  readonly query?: string
  readonly body?: object
  /** Done to the lab before. */
  readonly before?: (api: ControlledLab) => void
}

const NOBODY: Sample = { name: 'nobody' }
const STATE = 'PUT /v1/appliances/{name}/state'
const EVENTS = 'POST /v1/appliances/{name}/events'
const CONSOLE = 'POST /v1/appliances/{name}/console'
const ON = 'PUT /v1/appliances/{name}/behaviours/{behaviour}'
const OFF = 'DELETE /v1/appliances/{name}/behaviours/{behaviour}'
const CLOCK = 'POST /v1/clock'

const event = (type: string, facts: object = {}) => ({ type, facts })
const state = (type: string, facts: object = {}): Sample => ({
  body: { events: [event(type, facts)] },
})

/** A request of each operation that is answered well. */
export const good: Readonly<Record<string, Sample>> = {
  'GET /v1/appliances': {},
  'GET /v1/appliances/{name}/state': {},
  [STATE]: {
    body: { events: [event('mood.changed', { to: 'bad' })], behaviours: { sulking: {} } },
  },
  [EVENTS]: { body: event('mood.changed', { to: 'bad' }) },
  [CONSOLE]: { body: { line: 'date' }, before: withConsole },
  'GET /v1/appliances/{name}/behaviours': {},
  [ON]: { body: { settings: { about: 'work' }, for: '1h' } },
  [OFF]: {},
  'POST /v1/appliances/{name}/reset': {},
  'POST /v1/reset': {},
  'GET /v1/clock': {},
  [CLOCK]: { body: { advance: '1h' } },
  'GET /v1/journal': { query: 'limit=5' },
  'GET /v1/journal/stream': {},
  'GET /v1/scenario': {},
  'POST /v1/down': {},
  'GET /healthz': {},
  'GET /openapi.json': {},
}

/** A request of each operation that meets each error which is its own. */
export const bad: Readonly<Record<string, Readonly<Record<string, Sample>>>> = {
  'GET /v1/appliances/{name}/state': { 'unknown-appliance': NOBODY },
  [STATE]: {
    'unknown-appliance': { ...NOBODY, body: {} },
    'unknown-event': state('constructor'),
    'unknown-behaviour': { body: { behaviours: { toString: {} } } },
    'missing-fact': state('mood.changed'),
    'stray-fact': state('mood.changed', { to: 'good', x: 1 }),
    'bad-fact': { body: { behaviours: { sulking: { about: 'you' } } } },
    'bad-fault-settings': state('mood.changed', { to: 'good', about: 'taxes' }),
    'state-changed': { body: { revision: 7 } },
  },
  [EVENTS]: {
    'unknown-appliance': { ...NOBODY, body: event('mood.changed', { to: 'bad' }) },
    'unknown-event': { body: event('mood.lost') },
    'missing-fact': { body: event('mood.changed') },
    'stray-fact': { body: event('mood.changed', { to: 'bad', x: 1 }) },
    'bad-fact': { body: event('mood.changed', { to: 'odd' }) },
    'bad-fault-settings': { body: event('mood.changed', { to: 'good', about: 'taxes' }) },
  },
  [CONSOLE]: {
    'unknown-appliance': { ...NOBODY, body: { line: 'date' } },
    'no-console': { body: { line: 'date' } },
  },
  'GET /v1/appliances/{name}/behaviours': { 'unknown-appliance': NOBODY },
  [ON]: {
    'unknown-appliance': { ...NOBODY, body: {} },
    'unknown-behaviour': { behaviour: 'singing', body: {} },
    'missing-fact': { behaviour: 'shouting', body: {} },
    'stray-fact': { body: { settings: { x: 1 } } },
    'bad-fact': { body: { settings: { about: 'you' } } },
    'bad-duration': { body: { for: 'a while' } },
  },
  [OFF]: { 'unknown-appliance': NOBODY, 'unknown-behaviour': { behaviour: 'singing' } },
  'POST /v1/appliances/{name}/reset': { 'unknown-appliance': NOBODY },
  [CLOCK]: {
    'bad-duration': { body: { advance: '3x' } },
    'bad-instant': { body: { set: 'noon' } },
    'clock-backwards': { body: { set: '2001-01-01' } },
    'clock-too-far': { body: { advance: '9999999d' } },
    'lab-not-settled': { body: { advance: '1h' }, before: unsettled },
  },
  'GET /v1/journal': {
    'unknown-appliance': { query: 'appliance=nope' },
    'unknown-entry': { query: 'event=nope' },
    'bad-instant': { query: 'since=noon' },
  },
  'GET /v1/journal/stream': {
    'unknown-appliance': { query: 'appliance=nope' },
    'unknown-entry': { query: 'event=nope' },
    'bad-instant': { query: 'since=noon' },
  },
}

/** The path of a request, with its query. */
export function urlOf(
  path: string,
  { name = 'one', behaviour = 'sulking', query }: Sample,
): string {
  const filled = path.replace('{name}', name).replace('{behaviour}', behaviour)
  return query === undefined ? filled : `${filled}?${query}`
}

function withConsole({ lab }: ControlledLab): void {
  const console = () => Promise.resolve({ output: 'Wed\n', exit: 0 })
  Object.defineProperty(lab.appliance('one'), 'console', { value: console })
}

function unsettled({ lab }: ControlledLab): void {
  const refusal = new LabError('lab-not-settled', { limitMs: 1, running: ['a test'] })
  Object.defineProperty(lab, 'advance', { value: () => Promise.reject(refusal) })
}

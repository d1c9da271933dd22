import { expect, test } from 'vitest'
import { egressTo } from '../../../src/lab/egress.ts'
import { checkBind, isLoopback, placesOf } from '../../../src/lab/port-plan.ts'

test('with free ports every door is on the bound address', () => {
  const place = placesOf({ ports: 'free', bind: '127.0.0.1' })('10.48.79.232', 22)
  expect(place).toEqual({ host: '127.0.0.1', port: 0 })
})

test('with standard ports an appliance has an address of its own and the real port', () => {
  const place = placesOf({ ports: 'standard', bind: '127.0.0.1' })('10.48.79.232', 22)
  expect(place).toEqual({ host: '127.48.79.232', port: 22 })
})

test('with standard ports on another address the real port is taken there', () => {
  const place = placesOf({ ports: 'standard', bind: '0.0.0.0' })('10.48.79.232', 22)
  expect(place).toEqual({ host: '0.0.0.0', port: 22 })
})

test('in a range each door gets the next port, and the same one again', () => {
  const place = placesOf({ ports: { first: 2200, last: 2201 }, bind: '0.0.0.0' })
  expect(place('10.48.79.230', 22)).toEqual({ host: '0.0.0.0', port: 2200 })
  expect(place('10.48.79.231', 22)).toEqual({ host: '0.0.0.0', port: 2201 })
  expect(place('10.48.79.230', 22)).toEqual({ host: '0.0.0.0', port: 2200 })
})

test('in a range no port is used up for one that may be any', () => {
  const place = placesOf({ ports: { first: 2200, last: 2200 }, bind: '127.0.0.1' })
  expect(place('10.48.79.230', 0)).toEqual({ host: '127.0.0.1', port: 0 })
  expect(place('10.48.79.230', 22)).toMatchObject({ port: 2200 })
})

test('a range that is too short is refused with its size', () => {
  const place = placesOf({ ports: { first: 2200, last: 2200 }, bind: '0.0.0.0' })
  place('10.48.79.230', 22)
  expect(() => place('10.48.79.230', 21)).toThrow(
    'Cannot open 10.48.79.230:21: each of the ports 2200-2200 has a door already.',
  )
})

test.each([
  ['127.0.0.1', true],
  ['127.3.2.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (address, answer) => {
  expect(isLoopback(address)).toBe(answer)
})

test.each(['300.1.1.1', 'nope.invalid', ''])('doors cannot listen on "%s"', (bind) => {
  expect(() => checkBind(bind)).toThrow('it is not an IP address')
})

test.each(['127.0.0.1', '::1', '0.0.0.0', 'localhost'])('doors may listen on "%s"', (bind) => {
  expect(() => checkBind(bind)).not.toThrow()
})

test.each(['foo', 'foo:', 'foo:0', 'foo:99999', ':22', 'a b:22'])(
  '"%s" is no host that appliances may dial',
  (text) => {
    expect(() => egressTo([text])).toThrow('it is not a host with a port')
  },
)

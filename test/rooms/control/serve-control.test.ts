import { expect, onTestFinished, test } from 'vitest'
import { serveControl, type ControlPlace } from '../../../src/control/serve-control.ts'
import { echo } from '../lab/echo-emulator.ts'
import { stillLab } from '../lab/still-lab.ts'

async function serve(place: Partial<ControlPlace>) {
  const lab = await stillLab({ one: echo() })
  onTestFinished(() => lab.stop('the test is over'))
  const controlled = { lab, story: { name: 'x', title: 'x' }, down: () => {} }
  const server = await serveControl(controlled, { port: 0, ...place })
  onTestFinished(server.close)
  return server
}

test('an API on every address of the machine is reached on loopback', async () => {
  const { url } = await serve({ host: '0.0.0.0' })
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('an API on an address of IPv6 has it in brackets', async () => {
  const { url } = await serve({ host: '::1' })
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  expect(url).toContain('[::1]')
})

test('a token of the user is asked for, and no other will do', async () => {
  const token = 'chosen-by-a-person'
  const { url } = await serve({ token })
  const statusWith = async (sent: string) =>
    (await fetch(`${url}/v1/clock`, { headers: { authorization: `Bearer ${sent}` } })).status
  expect(await statusWith(token)).toBe(200)
  expect(await statusWith('chosen-by-a-thief!')).toBe(401)
})

test.each(['', 'fifteen-letters', 'with a blank in it', 'mit-Umlaut-über-sechzehn'])(
  'the token "%s" is refused without being repeated',
  async (token) => {
    const refused = await serve({ token }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'weak-token' })
    if (token !== '') expect(String(refused)).not.toContain(token)
  },
)

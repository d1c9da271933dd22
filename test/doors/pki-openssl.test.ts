import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isForgivenByCommand, verifyChain } from '../../src/pki/index.ts'
import type { VerificationPlan } from '../../src/pki/index.ts'
import { chainCases } from '../rooms/pki/chain-cases.ts'
import { runProgram, temporaryFolder } from './real-programs.ts'

test.each(chainCases)('openssl verify agrees about $title', async ({ plan, faults }) => {
  const { stdout, stderr } = await runProgram('openssl', verifyArguments(plan))
  const printed = [...stderr.matchAll(/^error (\d+) at (\d+) depth lookup: (.*)$/gm)]
  const said = printed.map(([, number, depth, text]) => [Number(number), Number(depth), text])
  const ours = verifyChain({ ...plan, forgives: isForgivenByCommand }).faults
  expect({ said, stdout, stderr }).toMatchObject({
    said: ours.map(({ number, depth, text }) => [number, depth, text]),
  })
  expect(said.map(([number, depth]) => [number, depth])).toEqual(faults)
  expect(stdout.includes(': OK')).toBe(faults.length === 0)
})

function verifyArguments(plan: VerificationPlan): string[] {
  const folder = temporaryFolder()
  const file = (name: string, ...texts: string[]) => {
    const path = join(folder, name)
    writeFileSync(path, texts.join(''))
    return path
  }
  const { trusted, crls = [], checkRevocation = 'none', host } = plan
  const [leaf, ...rest] = plan.presented.map(({ pem }) => pem)
  const isAddress = /^[\d.]+$/.test(host ?? '')
  return [
    ['verify', '-no-CApath', '-no-CAstore', '-attime', String(plan.atMs / 1000)],
    trusted.length > 0
      ? ['-CAfile', file('trusted.pem', ...trusted.map(({ pem }) => pem))]
      : ['-no-CAfile'],
    rest.length > 0 ? ['-untrusted', file('untrusted.pem', ...rest)] : [],
    plan.purpose ? ['-purpose', `ssl${plan.purpose}`] : [],
    plan.securityLevel === undefined ? [] : ['-auth_level', String(plan.securityLevel)],
    plan.depthMax === undefined ? [] : ['-verify_depth', String(plan.depthMax)],
    host === undefined ? [] : [isAddress ? '-verify_ip' : '-verify_hostname', host],
    checkRevocation === 'none'
      ? []
      : [checkRevocation === 'leaf' ? '-crl_check' : '-crl_check_all'],
    crls.length > 0 ? ['-CRLfile', file('crls.pem', ...crls.map(({ pem }) => pem))] : [],
    [file('leaf.pem', leaf!)],
  ].flat()
}

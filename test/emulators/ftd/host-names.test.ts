import { expect } from 'vitest'
import { test } from './ftd-lab.ts'

for (const host of ['nope..bad', 'bad-', '-bad', 'trailing.', '300.1.1.1', '1.2.3', 'a,b'])
  test(`configure manager add refuses the host ${host}`, async ({ device }) => {
    const { output } = await device.exec(`configure manager add ${host} Cisco-123`)
    expect(output).not.toContain('successfully configured')
    expect((await device.exec('show managers')).output).toBe('No managers configured.\n')
  })

for (const host of ['10.48.79.232', 'fmc', 'fmc-1.example.com', 'fmc_2', '3com.example'])
  test(`configure manager add takes the host ${host}`, async ({ device }) => {
    const { output } = await device.exec(`configure manager add ${host} Cisco-123`)
    expect(output).toContain('successfully configured')
  })

import { test as plain } from 'vitest'
import type { LabOptions } from './lab-options.ts'
import { openTestLab } from './test-lab.ts'

const noOptions: LabOptions = {}

/** Vitest's `test` with the fixture `lab`, which is made when a test asks for it and taken down after it. */
export const test = plain
  .extend('labOptions', noOptions)
  .extend('lab', async ({ labOptions }, { onCleanup }) => {
    const { lab, close } = await openTestLab(labOptions)
    onCleanup(close)
    return lab
  })

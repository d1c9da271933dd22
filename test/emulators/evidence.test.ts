import { describe, expect, test } from 'vitest'
import { emulators } from '../../emulators/index.ts'
import { emulatorDocument, emulatorText } from '../../src/cli/describe/emulator-text.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { evidenceIn, screensWithoutEvidence } from './evidence-walk.ts'

const marks = ['captured', 'documented', 'recalled', 'assumed']

describe.each(emulators.map((emulator) => ({ name: emulator.name, emulator })))(
  'the evidence of $name',
  ({ name, emulator }) => {
    const { evidence = [] } = emulatorDocument(emulator, true)

    test('is printed by describe, each row with its mark, what it is about and its source', () => {
      const lines = emulatorText(emulatorDocument(emulator, true), createTerminal({ color: false }))
      const printed = lines.slice(lines.indexOf('Evidence') + 1).map((line) => line.trim())
      const columns = printed.map((line) => line.split(/ {2,}/))
      expect(columns).toEqual(evidence.map(({ mark, what, source }) => [mark, what, source]))
    })

    test('has rows, of one subject each, and every mark is one of four', () => {
      expect(evidence).not.toEqual([])
      expect(new Set(evidence.map(({ what }) => what)).size).toBe(evidence.length)
      for (const { mark } of evidence) expect(marks).toContain(mark)
    })

    test('names the source of every row', () => {
      const bare = evidence.filter(({ source }) => !/\w{3}.*\w{3}/.test(source))
      expect(bare).toEqual([])
    })

    test('lists every mark that a file of the emulator makes', async () => {
      const listed = new Set(evidence.map(({ mark, source }) => `${mark}: ${source}`))
      const made = await evidenceIn(name)
      expect(made).not.toEqual([])
      const unlisted = made.filter(({ mark, source }) => !listed.has(`${mark}: ${source}`))
      expect(unlisted).toEqual([])
    })

    test('marks every screen, or the one that it is a part of', async () => {
      expect(await screensWithoutEvidence(name)).toEqual([])
    })
  },
)

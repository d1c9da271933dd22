/** One figure of the lab's beside the same figure of something everybody has, from the same run. */
export interface Result {
  readonly what: string
  readonly unit: string
  readonly ours: number
  readonly reference: number
  readonly referenceIs: string
  /** Absent where the figure is only to be known. */
  readonly aim?: Aim
}

/** What a result has to reach. A ratio is ours by the reference, a difference ours less the reference. */
export interface Aim {
  readonly of: 'ratio' | 'difference'
  readonly atLeast?: number
  readonly atMost?: number
}

/** A question about the speed or size of the lab. */
export interface Benchmark {
  readonly name: string
  readonly run: (say: (progress: string) => void) => Promise<readonly Result[]>
}

/** A result against its aim. */
export interface Judgement {
  readonly ratio: number
  readonly difference: number
  /** Absent without an aim. */
  readonly met?: boolean
}

/** Judges a result. */
export function judge({ ours, reference, aim }: Result): Judgement {
  const figures = { ratio: ours / reference, difference: ours - reference }
  if (!aim) return figures
  const { of, atLeast = -Infinity, atMost = Infinity } = aim
  return { ...figures, met: figures[of] >= atLeast && figures[of] <= atMost }
}

/** The middle one of several measurements. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

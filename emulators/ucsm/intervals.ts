/** Lab milliseconds of a number of days. */
export const days = (count: number): number => count * 86_400_000

import { LabError } from '../errors/lab-error.ts'

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const

/** Milliseconds of so many seconds. */
export const seconds = (count: number): number => count * UNIT_MS.s
/** Milliseconds of so many minutes. */
export const minutes = (count: number): number => count * UNIT_MS.m
/** Milliseconds of so many hours. */
export const hours = (count: number): number => count * UNIT_MS.h
/** Milliseconds of so many days. */
export const days = (count: number): number => count * UNIT_MS.d

/** Milliseconds of `3651d`, `1h30m`, `250ms` and the like. Throws `bad-duration`. */
export function parseDuration(text: string): number {
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*(ms|s|m|h|d|w)/gy)]
  const used = parts.reduce((length, [whole]) => length + whole.length, 0)
  if (used === 0 || used !== text.trim().length) throw new LabError('bad-duration', { text })
  return parts.reduce(
    (ms, [, count, unit]) => ms + Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS],
    0,
  )
}

/** A duration given in milliseconds or as text such as `90s`. */
export function toMs(duration: number | string): number {
  return typeof duration === 'number' ? duration : parseDuration(duration)
}

/** Milliseconds since 1970 of an ISO date. Throws `bad-instant`, also for a day that no calendar has. */
export function parseInstant(text: string): number {
  if (!isInstant(text)) throw new LabError('bad-instant', { text })
  return Date.parse(text)
}

/** Whether a text is an ISO date, with a time or without. */
export function isInstant(text: string): boolean {
  const [day] = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(text) ?? []
  return day !== undefined && isDay(day) && !Number.isNaN(Date.parse(text))
}

/** Whether `2016-02-29` is a day; Node takes the 30th for the 1st of March. */
function isDay(day: string): boolean {
  const ms = Date.parse(day)
  return !Number.isNaN(ms) && isoInstant(ms).startsWith(day)
}

/** `2019-09-11T10:05:55.706Z` of a lab instant. */
export function isoInstant(ms: number): string {
  return new Date(ms).toISOString()
}

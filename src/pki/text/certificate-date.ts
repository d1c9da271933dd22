const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An instant as OpenSSL prints it: `Oct  7 12:16:56 2024 GMT` (`ASN1_TIME_print`). */
export function certificateDate(atMs: number): string {
  const date = new Date(atMs)
  const day = String(date.getUTCDate()).padStart(2)
  const time = date.toISOString().slice(11, 19)
  return `${MONTHS[date.getUTCMonth()]} ${day} ${time} ${date.getUTCFullYear()} GMT`
}

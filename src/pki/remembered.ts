/** A function whose answer about an object that never changes is worked out once and kept as long as the object lives. */
export function remembered<Subject extends object, Answer>(
  workOut: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const answers = new WeakMap<Subject, { readonly answer: Answer }>()
  return (subject) => {
    const known = answers.get(subject)
    if (known) return known.answer
    const answer = workOut(subject)
    answers.set(subject, { answer })
    return answer
  }
}

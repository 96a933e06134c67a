import type { Applicant } from './application.ts'

/** Where somebody who asks jointly stands a second time, by the same paper: nobody asks together with themselves. */
export function namedTwice(applicants: readonly Applicant[]): { readonly at: number; readonly message: string }[] {
  const known = new Set<string>()
  return applicants.flatMap(({ paper, number }, at) => {
    // Who gave no number may be anybody.
    if (number === null) return []
    const isTwice = known.has(`${paper} ${number}`)
    known.add(`${paper} ${number}`)
    return isTwice ? [{ at, message: '证件号码与前面的申请人相同，同一申请人只填写一次' }] : []
  })
}

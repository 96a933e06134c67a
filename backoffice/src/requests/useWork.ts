import { type Act, mayAnywhere, type Role } from '@gongkai/rules/access'
import type { NextStep } from '@gongkai/rules/requests'
import { usePerson } from '../accounts/session.ts'
import { useRead } from '../api/hooks.ts'
import {
  approvalInbox,
  listRequests,
  listSubmissions,
  myRequests,
  type RequestRow,
  type SubmissionRow,
} from '../api/requests.ts'
import { dueInWords } from './Due.tsx'

/** What to do about a request of one's own, verb first, by its next step. */
const verbs: Readonly<Record<NextStep, readonly [what: string, go: string]>> = {
  assign: ['交办给科室或者承办人', '交办'],
  claim: ['认领', '认领'],
  draft: ['检索、审查，拟定答复', '办理'],
  submit: ['报送审签', '报送'],
  revise: ['按退回意见修改答复', '改正'],
  conclude: ['拟定结案文书', '拟定'],
  awaitCorrection: ['登记补正，或者认定逾期不补正', '处理'],
  approve: ['审签', '审签'],
  seal: ['用印，上传盖章件', '用印'],
  serve: ['送达答复书', '去送达'],
  archive: ['归档', '归档'],
  nothing: ['查看', '查看'],
}

/** Something to do about a request or a submission. */
export interface Task {
  readonly key: string
  readonly what: string
  readonly number: string
  readonly about: string
  readonly to: string
  readonly go: string
  readonly row: RequestRow | null
  /** For what has no clock yet: how long it has waited. */
  readonly waited?: number
}

const MOST = '50'
const workers: readonly Role[] = ['clerk', 'sectionHead', 'officeDirector']
const watchers: readonly Role[] = ['sectionHead', 'officeDirector']
const approvers: readonly Role[] = ['sectionHead', 'officeDirector', 'deputy', 'head']

/** What waits for this person, for others, and what of their agency is due; null while it is being found out. */
export function useWork() {
  const person = usePerson()
  const may = (act: Act) => mayAnywhere(person, act)
  const holds = (among: readonly Role[]) => person.grants.some(({ role }) => among.includes(role))
  const mine = useRead(myRequests, { query: { size: '100' } }, { enabled: may('request.read') })
  const inbox = useRead(approvalInbox, { query: { size: MOST } }, { enabled: holds(approvers) })
  const incoming = useRead(
    listSubmissions,
    { query: { state: 'waiting', sort: 'oldest', size: MOST } },
    { enabled: may('submission.read') },
  )
  const free = useRead(
    listRequests,
    { query: { status: 'handling', person: 'none', size: MOST } },
    { enabled: holds(workers) },
  )
  const all = useRead(listRequests, { query: { status: 'open', size: MOST } }, { enabled: holds(watchers) })
  const reads = [mine, inbox, incoming, free, all]
  if (reads.some((read) => read.isLoading)) return null
  const error = reads.find((read) => read.error)?.error ?? null
  const rows = mine.data?.rows ?? []
  const isOthers = (row: RequestRow) =>
    row.next === 'approve' || (row.next === 'awaitCorrection' && row.alarm !== 'overdue')
  return {
    error,
    again: () => {
      for (const read of reads) if (read.error) void read.refetch()
    },
    tasks: inOrder([
      ...(incoming.data?.rows ?? []).map(confirming),
      ...(inbox.data?.rows ?? []).map(signing),
      ...rows.filter((row) => !isOthers(row)).map(taskOf),
      ...(free.data?.rows ?? []).map(taskOf),
    ]),
    others: rows.filter(isOthers),
    dated: unique([...rows, ...(inbox.data?.rows ?? []), ...(all.data?.rows ?? []), ...(free.data?.rows ?? [])]),
  }
}
export type Work = NonNullable<ReturnType<typeof useWork>>

/** Each request once. */
const unique = (rows: readonly RequestRow[]) => [...new Map(rows.map((row) => [row.id, row])).values()]

/** The working days left to do it; a submission is to be confirmed within two. */
const leftFor = ({ row, waited = 0 }: Task): number => (row ? (row.left ?? Number.MAX_SAFE_INTEGER) : 2 - waited)

/** Each once, the most pressing first. */
const inOrder = (tasks: readonly Task[]): Task[] =>
  [...new Map(tasks.map((task) => [task.key, task])).values()].sort((a, b) => leftFor(a) - leftFor(b))

const confirming = ({ id, description, waited }: SubmissionRow): Task => ({
  key: id,
  what: '与申请人确认来件',
  number: '来件',
  about: description,
  to: `/submissions/${id}`,
  go: '去确认',
  row: null,
  waited,
})

/** Whoever signs does it on a page of its own, and explains no lateness. */
const signing = (row: RequestRow): Task => ({ ...taskOf(row), what: verbs.approve[0], to: `/requests/inbox/${row.id}` })

function taskOf(row: RequestRow): Task {
  const [what, go] = verbs[row.next]
  const late = dueInWords(row)[0] === 'over' && !row.lateExplained
  return {
    key: row.id,
    what: late ? `${what}，并说明逾期原因` : what,
    number: row.number,
    about: row.description,
    to: `/requests/${row.id}`,
    go,
    row,
  }
}

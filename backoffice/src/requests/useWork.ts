import { type Act, mayAnywhere, type Role } from '@gongkai/rules/access'
import type { ShownStep } from '@gongkai/rules/requests'
import { usePerson } from '../accounts/session.ts'
import { useRead } from '../api/hooks.ts'
import {
  approvalInbox,
  listRequests,
  listSubmissions,
  myRequests,
  type RequestRow,
  reviewInbox,
  type SealRow,
  type SubmissionRow,
  sealInbox,
} from '../api/requests.ts'
import { dueInWords } from './Due.tsx'

/** What to do about a request of one's own, verb first, by its next step. */
const verbs: Readonly<Record<ShownStep, readonly [what: string, go: string]>> = {
  assign: ['交办给科室或者承办人', '交办'],
  claim: ['认领', '认领'],
  draft: ['检索、审查，拟定答复', '办理'],
  review: ['保密审查', '去审查'],
  submit: ['报送审签', '报送'],
  revise: ['按意见修改答复', '改正'],
  conclude: ['拟定结案文书', '拟定'],
  awaitCorrection: ['登记补正，或者认定逾期不补正', '处理'],
  approve: ['审签', '审签'],
  seal: ['用印，上传盖章件', '用印'],
  confirmSeal: ['确认盖章件', '去确认'],
  recordSeal: ['登记用印件', '登记'],
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

/** The lists of this person's work; those of roles that they do not hold are not asked for. */
function useLists() {
  const person = usePerson()
  const may = (act: Act) => mayAnywhere(person, act)
  const holds = (...among: readonly Role[]) => person.grants.some(({ role }) => among.includes(role))
  const query = { size: MOST }
  return {
    mine: useRead(myRequests, { query: { size: '100' } }, { enabled: may('request.read') }),
    inbox: useRead(approvalInbox, { query }, { enabled: holds(...approvers) }),
    reviews: useRead(reviewInbox, { query }, { enabled: holds('secrecyReviewer') }),
    seals: useRead(sealInbox, {}, { enabled: may('letter.accept') }),
    incoming: useRead(
      listSubmissions,
      { query: { state: 'waiting', sort: 'oldest', size: MOST } },
      { enabled: may('submission.read') },
    ),
    free: useRead(
      listRequests,
      { query: { status: 'handling', person: 'none', size: MOST } },
      { enabled: holds(...workers) },
    ),
    all: useRead(listRequests, { query: { status: 'open', size: MOST } }, { enabled: holds(...watchers) }),
  }
}

/** What waits for this person, for others, and what of their agency is due; null while it is being found out. */
export function useWork() {
  const lists = useLists()
  const reads = Object.values(lists)
  if (reads.some((read) => read.isLoading)) return null
  const rowsOf = (read: { data?: { rows: Rows } | undefined }) => read.data?.rows ?? []
  const [mine, inbox, reviews] = [rowsOf(lists.mine), rowsOf(lists.inbox), rowsOf(lists.reviews)]
  const [free, all] = [rowsOf(lists.free), rowsOf(lists.all)]
  const seals = lists.seals.data?.rows ?? []
  const own = [...inbox, ...reviews, ...seals.map(({ request }) => request)]
  const here = new Set(own.map(({ id }) => id))
  return {
    error: reads.find((read) => read.error)?.error ?? null,
    again: () => {
      for (const read of reads) if (read.error) void read.refetch()
    },
    tasks: inOrder([
      ...(lists.incoming.data?.rows ?? []).map(confirming),
      ...inbox.map(signing),
      ...reviews.map(reviewing),
      ...seals.map(confirmingSeal),
      ...[...mine, ...free].filter((row) => !isOthers(row)).map(taskOf),
    ]),
    others: mine.filter((row) => isOthers(row) && !here.has(row.id)),
    dated: unique([...mine, ...own, ...all, ...free]),
  }
}
type Rows = readonly RequestRow[]

/** What somebody else has to move; a correction that did not come is one's own again. */
const isOthers = ({ next, alarm }: RequestRow): boolean =>
  ['approve', 'review', 'confirmSeal'].includes(next) || (next === 'awaitCorrection' && alarm !== 'overdue')

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

/** Who reviews or confirms a seal explains no lateness. */
const reviewing = (row: RequestRow): Task => ({ ...taskOf(row), what: verbs.review[0] })

const confirmingSeal = ({ letter, documentNumber, request }: SealRow): Task => {
  const [what, go] = verbs.confirmSeal
  const to = `/requests/${request.id}/letters/${letter}`
  return { ...taskOf(request), key: letter, what: `${what} ${documentNumber ?? ''}`.trim(), go, to }
}

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

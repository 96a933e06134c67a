import type { CivilDate } from '@gongkai/rules/dates'
import type { Channel, RequestFacts } from '@gongkai/rules/deadlines'
import type { CompleteApplication } from '@gongkai/rules/requests'
import type { CommandContext } from '../../platform/context.ts'
import { register, renewCode } from '../../requests/service/intake.ts'
import { answer, confirm, submit } from '../../requests/service/submissions.ts'
import { findSubmission } from '../../requests/store/submissions.ts'
import type { Course } from './course.ts'
import { workdaysBefore } from './days.ts'
import { act, uploaded } from './deeds.ts'
import type { letters } from './matters.ts'
import { paper } from './paper.ts'
import type { Plot } from './plot.ts'
import type { Thread } from './thread.ts'

/** Each one comes from an address of its own: what is invented here takes nothing from anybody's quota. */
const addressOf = ({ applicants: [first] }: CompleteApplication): string => `demonstration ${first?.number}`

async function send(ctx: CommandContext, thread: Thread, application: CompleteApplication): Promise<void> {
  const { code } = await submit(ctx, { agency: thread.bureau.id, application }, [], addressOf(application))
  thread.code = code
}

async function versionOf({ db }: CommandContext, { submission = '' }: Thread): Promise<number> {
  return (await findSubmission(db, submission))?.version ?? 0
}

type Facts = Omit<RequestFacts, 'receivedOn'>

/** The day of receipt and its proof, by the channel (条例第31条). */
function receiptOf(channel: Channel, today: CivilDate, before: CivilDate): { facts: Facts; proof: string } {
  switch (channel) {
    case 'inPerson':
      return { facts: { channel, submittedOn: today }, proof: '申请人到工作机构当面提交，已核对身份证明' }
    case 'oral':
      return { facts: { channel, submittedOn: today }, proof: '申请人口述，工作机构代为填写，申请人签名' }
    case 'registeredMail':
      return { facts: { channel, arrivedOn: today, signedOn: today }, proof: '挂号信XA00000001900，收发室签收' }
    case 'ordinaryMail':
      return { facts: { channel, arrivedOn: today, confirmedOn: today }, proof: '平信，收到当日电话与申请人确认' }
    case 'misdirectedMail':
      return { facts: { channel, arrivedOn: before, confirmedOn: today }, proof: '寄给局领导，转来后电话与申请人确认' }
    default:
      return { facts: { channel, submittedOn: before, confirmedOn: today }, proof: '电话与申请人确认，双方以今日为准' }
  }
}

async function enter(ctx: CommandContext, thread: Thread, { script, application, course }: Plot): Promise<void> {
  const before = workdaysBefore(course.calendar, ctx.today, 1)
  const registration = {
    application,
    ...receiptOf(script.channel, ctx.today, before),
    ...(thread.parent?.request !== undefined && { splitFrom: thread.parent.request }),
  }
  const scan = await uploaded(ctx, '申请表（扫描件）.pdf', paper([application.description], { scanned: true }))
  const { id, code } = await register(ctx, { agency: thread.bureau.id, registration }, [scan])
  Object.assign(thread, { request: id, code })
}

/** The application comes in, over the portal or on paper, and becomes a request. */
export function arrive(plot: Plot): void {
  const { course, script, application, days } = plot
  if (script.channel === 'online') {
    course.atAnyHour('submitted', (ctx, thread) => send(ctx, thread, application))
    course.next('clerk', 'registered', async (ctx, thread) => {
      const how = '电话与申请人确认，双方以今日为准'
      const given = { version: await versionOf(ctx, thread), confirmedOn: ctx.today, how }
      thread.request = (await confirm(ctx, thread.submission ?? '', given)).request
    })
  } else course.next('clerk', 'registered', (ctx, thread) => enter(ctx, thread, plot))
  days.received = course.on
  days.counted = course.on
}

const notes = [
  '申请人来电询问进度，已说明正在检索。',
  '请确认这项信息是否由本科室制作。',
  '与档案室约定明天查阅纸质档案。',
] as const

/** Who handles it: given to a section and claimed there, or to a person at once. */
export function handOut({ course, script: { until } }: Plot): void {
  const { random } = course
  const section = random.whole(0, 2)
  const inTwoSteps = until?.mark === 'handed' || until?.mark === 'claimed' || course.chance(3)
  course.next('officeDirector', 'handed', (ctx, thread) =>
    act(ctx, thread, 'assigned', {
      section: thread.bureau.sections[section] ?? null,
      person: inTwoSteps ? null : thread.people.clerk,
    }),
  )
  if (inTwoSteps) course.next('clerk', 'claimed', (ctx, thread) => act(ctx, thread, 'claimed'))
  if (until?.mark === 'noted' || course.chance(7)) {
    const text = random.pick(notes)
    course.next('clerk', 'noted', (ctx, thread) =>
      act(ctx, thread, 'noted', { text, mentioned: [thread.people.sectionHead] }),
    )
  }
  if (course.chance(40))
    course.next('clerk', 'noted', async (ctx, thread) => {
      thread.code = (await renewCode(ctx, thread.request ?? '', '核对居民身份证原件')).code
    })
}

/** It was registered by mistake. */
export const cancel = ({ course }: Plot): void => {
  course
    .pass(1)
    .next('officeDirector', 'voided', (ctx, thread) =>
      act(ctx, thread, 'voided', { reason: '与同一申请人当日提交的另一件相同，重复登记' }),
    )
}

/** Something that came over the portal and asks for no record. */
export function writeTo(course: Course, application: CompleteApplication, which: (typeof letters)[number]): void {
  course.atAnyHour('submitted', (ctx, thread) => send(ctx, thread, application))
  course.next('clerk', 'told', async (ctx, thread) => {
    const given = { version: await versionOf(ctx, thread), as: which.as, text: which.told }
    await answer(ctx, thread.submission ?? '', given)
  })
}

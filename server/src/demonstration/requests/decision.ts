import { countWorkdays } from '@gongkai/rules/calendar'
import type { TemplateLetter } from '@gongkai/rules/letters'
import { evidenceDemanded, outcomeOf } from '@gongkai/rules/outcomes'
import { type Approver, givesOut, routes } from '@gongkai/rules/requests'
import type { CommandContext, Context } from '../../platform/context.ts'
import { actsOf } from '../../requests/store/requests.ts'
import { workdaysBefore } from './days.ts'
import { accept, act, begin, file, letter, number, seal, sealedCopy } from './deeds.ts'
import { type About, written } from './outcomes.ts'
import type { Plot } from './plot.ts'
import type { Serving } from './script.ts'
import type { Mark, Thread } from './thread.ts'

/** What the decision refers to; the number of a notice is known only to the register of letters. */
async function aboutOf(ctx: Context, thread: Thread, { days, course, matter }: Plot): Promise<About> {
  const earlier = days.searched ?? workdaysBefore(course.calendar, ctx.today, 1)
  const notice = days.asked === undefined ? null : await letter(ctx, thread, 'notice')
  return {
    matter,
    receivedOn: days.received ?? ctx.today,
    earlier,
    notice: {
      number: notice?.document_number ?? '云政公开〔2024〕1号－补',
      on: days.asked ?? earlier,
      dueOn: days.due ?? earlier,
    },
    correctedOn: days.corrected ?? earlier,
    withdrawn: { on: days.withdrawn ?? earlier, how: '书面' },
  }
}

/** The decision with the papers that it demands, and its letter. */
async function draft(ctx: CommandContext, thread: Thread, plot: Plot): Promise<void> {
  const { outcome } = plot.script
  const { values, grounds, decision, letter: more } = written[outcome](await aboutOf(ctx, thread, plot))
  for (const { evidence } of evidenceDemanded(outcome, values))
    if (evidence !== 'searchRecord') await file(ctx, thread, evidence, plot.matter.title)
  await act(ctx, thread, 'drafted', { outcome, values })
  await begin(ctx, thread, outcomeOf(outcome).letter as TemplateLetter, { grounds, decision, ...more })
}

/** 条例第17条: what is given is reviewed before. */
function review({ course, script: { outcome } }: Plot): void {
  if (!givesOut(outcome)) return
  course.next('secrecyReviewer', 'reviewed', (ctx, thread) =>
    act(ctx, thread, 'secrecyReviewed', { clear: true, opinion: '不涉及国家秘密、工作秘密，可以提供。' }),
  )
}

const up = ({ course, script: { full } }: Plot): void => {
  course.next('clerk', 'up', (ctx, thread) => act(ctx, thread, 'submitted', { route: full ? 'full' : 'ordinary' }))
}

const marks: Readonly<Record<Approver, Mark>> = {
  sectionHead: 'signedByHead',
  officeDirector: 'signedByOffice',
  deputy: 'signedByDeputy',
  head: 'signed',
}

function sign({ course, script: { full, climbed } }: Plot): void {
  const way = routes[full || climbed ? 'full' : 'ordinary']
  for (const [i, approver] of way.entries()) {
    if (climbed && !full && approver === 'officeDirector')
      course.next('officeDirector', 'climbed', (ctx, thread) =>
        act(ctx, thread, 'climbed', { reason: '涉及的群众较多，请主要负责人审定' }),
      )
    const opinion = i === 0 ? '已核对依据和证据，同意。' : '同意。'
    const mark = i === way.length - 1 ? 'signed' : marks[approver]
    course.next(approver, mark, (ctx, thread) => act(ctx, thread, 'approved', { opinion }))
    if (course.chance(3)) course.pass(1)
  }
}

/** The head of the disclosure office sends it back; it goes up again from the beginning. */
function goBack(plot: Plot): void {
  const { course } = plot
  course
    .next('sectionHead', 'signedByHead', (ctx, thread) => act(ctx, thread, 'approved', {}))
    .next('officeDirector', 'returned', (ctx, thread) =>
      act(ctx, thread, 'returned', { reason: '决定的理由写得太简单，请对照条例补充后再报' }),
    )
    .pass(1)
    .next('clerk', 'drafted', async (ctx, thread) => {
      const { values } = written[plot.script.outcome](await aboutOf(ctx, thread, plot))
      await act(ctx, thread, 'drafted', { outcome: plot.script.outcome, values })
    })
  review(plot)
  up(plot)
}

function seals({ course, script: { scanned } }: Plot): void {
  course
    .next('clerk', 'printed', (ctx, thread) => number(ctx, thread, 'reply'))
    .next('clerk', 'copied', (ctx, thread) => sealedCopy(ctx, thread, 'reply', scanned), { ownTransaction: true })
  if (scanned) course.next('officeDirector', 'accepted', (ctx, thread) => accept(ctx, thread, 'reply'))
  course.next('clerk', 'sealed', seal)
}

const proofs: Readonly<Record<Serving, { method: 'direct' | 'entrusted' | 'post' | 'online'; proof: string }>> = {
  online: { method: 'online', proof: '答复书到达门户网站，申请人凭查询码下载' },
  post: { method: 'post', proof: '邮政特快1000000000019' },
  signed: { method: 'direct', proof: '申请人到工作机构领取，在送达回证上签名' },
  refused: { method: 'direct', proof: '申请人拒绝签收，两名工作人员见证，留置送达' },
  entrusted: { method: 'entrusted', proof: '委托镇人民政府送达，申请人签名的送达回证已收回' },
}

async function amend(ctx: CommandContext, thread: Thread, { script: { serving } }: Plot): Promise<void> {
  const records = await actsOf(ctx.db, thread.request ?? '')
  const served = records.findLast(({ act: { type } }) => type === 'served')
  const { proof } = proofs[serving]
  await act(ctx, thread, 'amended', {
    ...{ act: served?.seq ?? 0, field: 'proof', was: proof, is: `${proof}（回证第2号）` },
    reason: '登记送达时漏写了回证的编号',
  })
}

const TERM = 20
const lateReasons = [
  ['承办科室移交材料不及时', '承办科室'],
  ['经办人员调整，交接时遗漏', '政府信息公开工作机构'],
] as const

function end(plot: Plot): void {
  const { course, script, days } = plot
  const { serving } = script
  course.next('clerk', 'served', (ctx, thread) =>
    act(ctx, thread, 'served', { ...proofs[serving], on: ctx.today, refused: serving === 'refused' }),
  )
  const taken = countWorkdays(course.calendar, days.counted ?? course.on, course.on)
  const hasTerm = script.outcome !== 'otherCorrectionLapsed' && script.outcome !== 'withdrawn'
  if (script.amended) course.next('officeDirector', 'amended', (ctx, thread) => amend(ctx, thread, plot))
  course.pass(1)
  if (hasTerm && taken > TERM + (days.more ?? 0)) {
    const [reason, unit] = course.random.pick(lateReasons)
    course.next('clerk', 'explained', (ctx, thread) => act(ctx, thread, 'lateExplained', { reason, unit }))
  }
  course
    .pass(course.random.whole(1, 6))
    .next('clerk', 'archived', (ctx, thread) => act(ctx, thread, 'archived', { on: ctx.today }))
}

/** From the draft over signatures and seal to the archive. */
export function conclude(plot: Plot): void {
  const { course, script } = plot
  course.pass(script.late ? TERM + 2 : course.random.whole(1, 4))
  course.next('clerk', 'drafted', (ctx, thread) => draft(ctx, thread, plot))
  review(plot)
  up(plot)
  course.pass(course.chance(2) ? 1 : 0)
  if (script.returned) goBack(plot)
  sign(plot)
  course.pass(course.chance(2) ? 1 : 0)
  seals(plot)
  course.pass(course.chance(2) ? 1 : 0)
  end(plot)
}

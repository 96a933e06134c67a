import { addWorkdays } from '@gongkai/rules/calendar'
import { type OutcomeCode, outcomeOf } from '@gongkai/rules/outcomes'
import { correct as correctByCode, withdraw as withdrawByCode } from '../../requests/service/applicant.ts'
import { act, begin, letter, number, sealedCopy } from './deeds.ts'
import type { Plot } from './plot.ts'

/** The working days for a correction where the agency has not settled others. */
const CORRECTION_DAYS = 10

const answerOf = (title: string) => `补充说明：需要的是${title}，请以最近一次印发的为准。`

/** 一次性告知补正 (条例第30条), and what comes of it: an answer, or none until the term has passed. */
export function correct({ course, days, script, matter, application }: Plot): void {
  const { random, calendar } = course
  const unclear = [{ text: '没有写明所需信息的文件名称、文号或者便于查询的其他特征性描述' }]
  const guidance = '可以写明文件名称、文号、制作机关或者大致的时间；不清楚的，可以来电询问。'
  course
    .pass(random.whole(1, 3))
    .next('clerk', 'noticePrinted', async (ctx, thread) => {
      await begin(ctx, thread, 'L03', { unclearPoints: unclear, guidance })
      await number(ctx, thread, 'notice')
    })
    .next('clerk', 'noticeSealed', (ctx, thread) => sealedCopy(ctx, thread, 'notice'), { ownTransaction: true })
    .next('clerk', 'asked', async (ctx, thread) => {
      const { id } = await letter(ctx, thread, 'notice')
      await act(ctx, thread, 'correctionAsked', { on: ctx.today, letter: id })
    })
  days.asked = course.on
  days.due = addWorkdays(calendar, course.on, CORRECTION_DAYS)
  if (script.correction === 'lapsed') {
    course.passTo(days.due).next('clerk', 'lapsed', (ctx, thread) => act(ctx, thread, 'correctionLapsed'))
    return
  }
  const text = answerOf(matter.title)
  const byPortal = script.channel === 'online' || application.delivery === 'portal'
  course
    .pass(random.whole(3, 8))
    .next(byPortal ? 'public' : 'clerk', 'corrected', (ctx, thread) =>
      byPortal && thread.code
        ? correctByCode(ctx, thread.code, text, [])
        : act(ctx, thread, 'corrected', { receivedOn: ctx.today, text }),
    )
  days.corrected = course.on
  days.counted = course.on
}

/** The applicant takes the request back. */
export function giveUp({ course, days, script }: Plot): void {
  const byPortal = script.channel === 'online'
  course
    .pass(course.random.whole(2, 7))
    .next(byPortal ? 'public' : 'clerk', 'withdrawn', (ctx, thread) =>
      byPortal && thread.code
        ? withdrawByCode(ctx, thread.code)
        : act(ctx, thread, 'withdrawn', { on: ctx.today, way: '申请人书面撤回' }),
    )
  days.withdrawn = course.on
}

/** Outcomes that are found without looking for a record. */
const unsearched: readonly OutcomeCode[] = ['otherCorrectionLapsed', 'otherFeeLapsed', 'withdrawn', 'notGovInfo']
export const isSearched = (outcome: OutcomeCode): boolean =>
  !unsearched.includes(outcome) && !outcome.startsWith('notProcessed')

/** 检索记录: who looked where, with which words, and what came of it. */
export function search({ course, days, script: { outcome }, matter: { places, words, title } }: Plot): void {
  const found = outcomeOf(outcome).effect !== 'none' || outcome.startsWith('withheld')
  const result = found ? `检索到“${title}”一份。` : `上列范围内没有检索到“${title}”，也没有近似的文件。`
  course
    .pass(course.random.whole(1, 4))
    .next('clerk', 'searched', (ctx, thread) =>
      act(ctx, thread, 'searched', { by: '承办科室、档案室', places, words, on: ctx.today, found, result }),
    )
  days.searched = course.on
}

const reasons = [
  '申请内容涉及多年档案，检索工作量较大',
  '需要征求有关单位的意见',
  '相关档案正在数字化，调阅需要时间',
] as const

/** 延长答复期限 (条例第33条第2款), decided by the head of the disclosure office before the term has passed. */
export function extend({ course, days, script: { outcome } }: Plot): void {
  const { random } = course
  // A fee may be paid within thirty days, and only after them has it lapsed.
  const workdays = outcome === 'otherFeeLapsed' ? 20 : random.pick([10, 15, 20])
  const reason = random.pick(reasons)
  course
    .pass(random.whole(6, 9))
    .next('clerk', 'noticePrinted', async (ctx, thread) => {
      await begin(ctx, thread, 'L05', { extensionReason: reason, extensionDays: String(workdays) })
      await number(ctx, thread, 'notice')
    })
    .next('clerk', 'noticeSealed', (ctx, thread) => sealedCopy(ctx, thread, 'notice'), { ownTransaction: true })
    .next('officeDirector', 'extended', async (ctx, thread) => {
      const { id } = await letter(ctx, thread, 'notice')
      await act(ctx, thread, 'extended', { notifiedOn: ctx.today, workdays, reason, letter: id })
    })
  days.more = workdays
  course.pass(workdays - 2)
}

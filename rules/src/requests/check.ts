import type { Calendar } from '../calendar/index.ts'
import { addDays, type CivilDate, inChinese } from '../dates/index.ts'
import type { Settings } from '../deadlines/index.ts'
import { InputError } from '../law/index.ts'
import { decisionProblems, outcomeOf } from '../outcomes/index.ts'
import { type Act, type ActOf, type ActType, ownDay, type Recorded } from './acts.ts'
import { fieldNow, withField } from './amend.ts'
import { clocksOf, fold, type RequestState } from './fold.ts'
import { statuses } from './statuses.ts'
import { table } from './table.ts'

/** What stands in the way of an act, beside the field that is wrong; `at` is empty when it is the act itself. */
export interface ActProblem {
  readonly at: string
  readonly message: string
}

/** What an act is held against besides the request itself. */
export interface Circumstances {
  readonly today: CivilDate
  readonly settings: Settings
  readonly calendar: Calendar
}

const problem = (at: string, message: string): ActProblem[] => [{ at, message }]

/** Everything wrong with doing the act now, in the order of its form; empty when it may be recorded. */
export function problemsOf(history: readonly Recorded[], act: Act, by: string, now: Circumstances): ActProblem[] {
  if (act.type === 'registered') {
    if (history.length > 0) return problem('', '已经登记过')
    const found = ofTheDay(act, now)
    return found.length > 0 ? found : ofTheClock([{ by, at: now.today, act }], now)
  }
  const state = fold(history)
  if (!table[act.type].in.includes(state.status))
    return problem('', `${statuses[state.status]}的申请不能${table[act.type].says}。请重新打开，查看现在的状态`)
  const found = [...ofTheDay(act, now), ...ofTheCase(state, act, history, now)]
  return found.length > 0 ? found : ofTheClock([...history, { by, at: now.today, act }], now)
}

/** Nothing is recorded before it happens. */
function ofTheDay(act: Act, { today }: Circumstances): ActProblem[] {
  if (act.type === 'registered')
    return Object.entries(act.facts)
      .filter(([key, day]) => key !== 'channel' && day !== undefined && day > today)
      .map(([at]) => ({ at, message: `不能晚于今天（${inChinese(today)}）` }))
  const field = (ownDay as Partial<Record<Act['type'], string>>)[act.type]
  const day = field && (act as unknown as Record<string, CivilDate>)[field]
  return field && day && day > today ? problem(field, `不能晚于今天（${inChinese(today)}）`) : []
}

/** The clocks are computed with it: what cannot have happened is refused where it stands. */
function ofTheClock(history: readonly Recorded[], { settings, calendar }: Circumstances): ActProblem[] {
  try {
    clocksOf(fold(history), settings, calendar)
    return []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return problem(error.at.replace(/^(events\[\d+\]|request)\.?/, ''), error.message)
  }
}

function ofTheCase(state: RequestState, act: Act, history: readonly Recorded[], now: Circumstances): ActProblem[] {
  const obstacle = obstacleIn(state, act.type, now)
  if (obstacle) return problem('', obstacle)
  switch (act.type) {
    case 'correctionAsked':
      return act.dueOn <= (act.deliveredOn ?? act.on) ? problem('dueOn', '补正期限应晚于告知之日') : []
    case 'drafted':
      return ofTheDraft(state, act)
    case 'submitted':
      return ofTheSubmission(state, now)
    case 'sealed': {
      const last = state.signatures.at(-1)
      return last && act.letterOn < last.at ? problem('letterOn', `成文日期不能早于签发之日${inChinese(last.at)}`) : []
    }
    case 'served':
      return state.letter && act.on < state.letter.on
        ? problem('on', `送达之日不能早于成文日期${inChinese(state.letter.on)}`)
        : []
    case 'archived':
      return state.servedOn && act.on < state.servedOn ? problem('on', '归档之日不能早于送达之日') : []
    case 'amended':
      return ofTheAmendment(history, act, now)
    default:
      return []
  }
}

/** What stands in the way of such an act whatever its form says; null when only its form can. */
function obstacleIn(state: RequestState, type: ActType, now: Circumstances): string | null {
  const { ended, correctionDueOn, draft, route, events } = state
  switch (type) {
    case 'correctionAsked':
      return ended ? '申请已经终结，不再告知补正' : null
    case 'correctionLapsed':
      // The term ends with its last day (条例第30条); a person decides, from the day after.
      return correctionDueOn && now.today <= correctionDueOn
        ? `补正期限到${inChinese(correctionDueOn)}，次日起才能认定逾期`
        : null
    case 'extended':
      return ended ? '申请已经终结，不再延长' : null
    case 'split':
      // The parts have the dates of the whole, of which a correction or an extension would tell another story.
      return ended || events.length > 0 ? '已经告知补正、延长或者终结的，不再拆分，可以在一份答复书中逐项答复' : null
    case 'submitted':
      return draft ? null : '请先拟定答复'
    case 'climbed':
      return route === 'full' ? '已经按最高一级审签' : null
    case 'lateExplained':
      return isLate(state, now) ? null : '没有逾期，不用说明'
    case 'archived':
      return isLate(state, now) && state.lateReason === null ? '答复逾期的，归档前应说明逾期原因和责任单位' : null
    default:
      return null
  }
}

/** Acts of which the law allows one: what the clocks say of another is asked with an act of today. */
const another = (today: CivilDate): Partial<Record<ActType, Act>> => ({
  correctionAsked: { type: 'correctionAsked', on: today, dueOn: addDays(today, 1) },
  extended: { type: 'extended', notifiedOn: today, workdays: 1, reason: '—' },
})

/**
 * Why an act that the status allows cannot be done today, whatever its form would say: a second correction notice
 * (条例第30条: 一次性告知), a second extension, a term that still runs. Null when only its form can stand in its way.
 */
export function obstacleTo(history: readonly Recorded[], type: ActType, now: Circumstances): string | null {
  const obstacle = obstacleIn(fold(history), type, now)
  const act = another(now.today)[type]
  if (obstacle || !act) return obstacle
  return ofTheClock([...history, { by: '', at: now.today, act }], now)[0]?.message ?? null
}

/** The reply went out late, or its term has passed without one (条例第33条). */
function isLate(state: RequestState, { today, settings, calendar }: Circumstances): boolean {
  const { respondBy, respondTimely } = clocksOf(state, settings, calendar)
  return respondTimely === false || (respondTimely === undefined && respondBy !== undefined && today > respondBy)
}

function ofTheDraft({ ended }: RequestState, { outcome }: ActOf<'drafted'>): ActProblem[] {
  if (ended && outcome !== ended) return problem('outcome', `申请已经终结，只能是“${outcomeOf(ended).zh}”`)
  if (!ended && (outcome === 'otherCorrectionLapsed' || outcome === 'withdrawn'))
    return problem('outcome', outcome === 'withdrawn' ? '请先登记申请人撤回' : '请先认定逾期不补正')
  return []
}

/** A draft goes up complete: its fields, its papers, the search that 不存在 rests on, the review of what is given. */
function ofTheSubmission(
  { draft, searches, evidence, secrecy, facts }: RequestState,
  { today }: Circumstances,
): ActProblem[] {
  if (!draft) return problem('', '请先拟定答复')
  const { outcome, values } = draft
  const wrong = decisionProblems({
    outcome,
    values,
    evidence,
    decidedOn: today,
    receivedOn: facts.receivedOn ?? facts.confirmedOn ?? facts.signedOn ?? facts.submittedOn ?? today,
  }).filter((p) => p.severity === 'error')
  const found: ActProblem[] = wrong.map(({ at, message }) => ({ at, message }))
  // 法释〔2025〕8号第5条: the agency shows that it searched.
  if (outcome === 'notHeld' && !searches.some((s) => !s.found))
    found.push({ at: 'searches', message: '“信息不存在”应当有检索记录，请先记录检索' })
  // 条例第17条: what is given out was reviewed before.
  if (outcomeOf(outcome).effect !== 'none' && outcome !== 'alreadyPublic' && secrecy !== true)
    found.push({ at: 'secrecy', message: '提供的信息应当先经保密审查' })
  return found
}

/** What an earlier act should have said makes that act as it might have been written in the first place. */
function ofTheAmendment(
  history: readonly Recorded[],
  { act: at, field, was, is }: ActOf<'amended'>,
  now: Circumstances,
): ActProblem[] {
  const target = history[at]?.act
  if (!target || target.type === 'amended' || target.type === 'split') return problem('act', '没有可以更正的这一项记录')
  if (JSON.stringify(fieldNow(history, at, field)) !== JSON.stringify(was))
    return problem('was', '原来的内容刚被更正过，请重新打开')
  const after = withField(target, field, is)
  if (!after) return problem('is', '更正后的内容不能用，请按这一项的要求填写')
  return ofTheDay(after, now).map(({ message }) => ({ at: 'is', message }))
}

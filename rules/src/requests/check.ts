import type { Calendar } from '../calendar/index.ts'
import { type CivilDate, inChinese } from '../dates/index.ts'
import type { Settings } from '../deadlines/index.ts'
import { InputError } from '../law/index.ts'
import { decisionProblems, outcomeOf } from '../outcomes/index.ts'
import { type Act, type ActOf, ownDay, type Recorded } from './acts.ts'
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
  switch (act.type) {
    case 'correctionAsked':
      if (state.ended) return problem('', '申请已经终结，不再告知补正')
      return act.dueOn <= (act.deliveredOn ?? act.on) ? problem('dueOn', '补正期限应晚于告知之日') : []
    case 'correctionLapsed':
      // The term ends with its last day (条例第30条); a person decides, from the day after.
      return state.correctionDueOn && now.today <= state.correctionDueOn
        ? problem('', `补正期限到${inChinese(state.correctionDueOn)}，次日起才能认定逾期`)
        : []
    case 'extended':
      return state.ended ? problem('', '申请已经终结，不再延长') : []
    case 'split':
      // The parts have the dates of the whole, of which a correction or an extension would tell another story.
      return state.ended || state.events.length > 0
        ? problem('', '已经告知补正、延长或者终结的，不再拆分，可以在一份答复书中逐项答复')
        : []
    case 'drafted':
      return ofTheDraft(state, act)
    case 'submitted':
      return ofTheSubmission(state, now)
    case 'climbed':
      return state.route === 'full' ? problem('', '已经按最高一级审签') : []
    case 'sealed': {
      const last = state.signatures.at(-1)
      return last && act.letterOn < last.at ? problem('letterOn', `成文日期不能早于签发之日${inChinese(last.at)}`) : []
    }
    case 'served':
      return state.letter && act.on < state.letter.on
        ? problem('on', `送达之日不能早于成文日期${inChinese(state.letter.on)}`)
        : []
    case 'lateExplained':
      return isLate(state, now) ? [] : problem('', '没有逾期，不用说明')
    case 'archived':
      if (state.servedOn && act.on < state.servedOn) return problem('on', '归档之日不能早于送达之日')
      return isLate(state, now) && state.lateReason === null
        ? problem('', '答复逾期的，归档前应说明逾期原因和责任单位')
        : []
    case 'amended':
      return ofTheAmendment(history, act, now)
    default:
      return []
  }
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

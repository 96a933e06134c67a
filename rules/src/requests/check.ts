import type { Calendar } from '../calendar/index.ts'
import { addDays, type CivilDate, inChinese } from '../dates/index.ts'
import type { Settings } from '../deadlines/index.ts'
import { InputError } from '../law/index.ts'
import { decisionProblems, outcomeOf } from '../outcomes/index.ts'
import { type Act, type ActOf, type ActType, ownDay, type Recorded } from './acts.ts'
import { amendable, fieldNow, withField } from './amend.ts'
import { clocksOf, fold, givenOut, givesOut, isOverdue, type RequestState, states } from './fold.ts'
import { forbiddenIn, table } from './table.ts'

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
  if (!table[act.type].in.includes(state.status)) return problem('', forbiddenIn(act.type, state.status))
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
    case 'filed':
      return ofTheFiling(state, act)
    case 'correctionAsked':
      return [...ofTheOrder(state, { act, at: now.today }), ...ofTheNotice(state, act, now)]
    case 'extended':
      return ofTheExtension(history, act, now)
    case 'drafted':
      return ofTheDraft(state, act)
    case 'submitted':
      return ofTheSubmission(state, now)
    case 'amended':
      return ofTheAmendment(history, act, now)
    default:
      return ofTheOrder(state, { act, at: now.today })
  }
}

/** Days that cannot follow on those before them; `at` is the day on which the act is recorded. */
function ofTheOrder(state: RequestState, { act, at }: Pick<Recorded, 'act' | 'at'>): ActProblem[] {
  switch (act.type) {
    case 'correctionAsked':
      return act.dueOn <= (act.deliveredOn ?? act.on) ? problem('dueOn', '补正期限应晚于告知之日') : []
    case 'correctionLapsed': {
      const tooEarly = lapsesTooEarly(state, at)
      return tooEarly ? problem('', tooEarly) : []
    }
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
    default:
      return []
  }
}

/** The term ends with its last day (条例第30条); a person decides, from the day after. */
const lapsesTooEarly = ({ correctionDueOn }: RequestState, today: CivilDate): string | null =>
  correctionDueOn && today <= correctionDueOn ? `补正期限到${inChinese(correctionDueOn)}，次日起才能认定逾期` : null

/** What stands in the way of such an act whatever its form says; null when only its form can. */
function obstacleIn(state: RequestState, type: ActType, now: Circumstances): string | null {
  const { ended, draft, route, events } = state
  switch (type) {
    case 'correctionAsked':
      return ended ? '申请已经终结，不再告知补正' : null
    case 'correctionLapsed':
      return lapsesTooEarly(state, now.today)
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

const isLate = (state: RequestState, { today, settings, calendar }: Circumstances): boolean =>
  isOverdue(state, clocksOf(state, settings, calendar), today)

/** 条例第17条: nothing is given out that was not there to be reviewed and signed. */
const ofTheFiling = ({ status }: RequestState, { evidence }: ActOf<'filed'>): ActProblem[] =>
  evidence && givenOut.includes(evidence) && status !== 'handling' && status !== 'correcting'
    ? problem('evidence', '提供给申请人的材料应当在报送审签以前存入，经保密审查；需要补充的，请先退回')
    : []

/** 条例第30条, 第33条: a period that has ended does not begin anew with a notice that should have come in it. */
function ofTheNotice(state: RequestState, { on }: ActOf<'correctionAsked'>, now: Circumstances): ActProblem[] {
  const { respondBy } = clocksOf(state, now.settings, now.calendar)
  return respondBy && on > respondBy
    ? problem('on', `答复期限已于${inChinese(respondBy)}届满，不能再告知补正；请尽快答复，并说明逾期原因`)
    : []
}

/** 条例第33条第2款: an extension is notified within the period that it extends. */
function ofTheExtension(
  history: readonly Recorded[],
  act: ActOf<'extended'>,
  { today, settings, calendar }: Circumstances,
): ActProblem[] {
  try {
    const extended = fold([...history, { by: '', at: today, act }])
    const { extensionTimely, extensionDecisionBy } = clocksOf(extended, settings, calendar)
    return extensionTimely === false && extensionDecisionBy
      ? problem(
          'notifiedOn',
          `答复期限已于${inChinese(extensionDecisionBy)}届满，延长应当在届满以前告知（条例第33条第2款）；请尽快答复，并说明逾期原因`,
        )
      : []
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return []
  }
}

function ofTheDraft({ ended }: RequestState, { outcome }: ActOf<'drafted'>): ActProblem[] {
  if (ended && outcome !== ended) return problem('outcome', `申请已经终结，只能是“${outcomeOf(ended).zh}”`)
  if (!ended && (outcome === 'otherCorrectionLapsed' || outcome === 'withdrawn'))
    return problem('outcome', outcome === 'withdrawn' ? '请先登记申请人撤回' : '请先认定逾期不补正')
  return []
}

/** 条例第30条, 第36条第七项: still unclear is only what was corrected, on the days of the register. */
function ofTheCorrection(
  events: RequestState['events'],
  { correctionServedOn, correctedOn }: ActOf<'drafted'>['values'],
): ActProblem[] {
  const asked = events.findLast((e) => e.type === 'correctionRequested')
  const came = events.findLast((e) => e.type === 'corrected')
  if (!asked || !came) return problem('outcome', '“补正后仍不明确”应当先告知申请人补正，并且收到了补正')
  const days = [
    ['correctionServedOn', correctionServedOn, asked.deliveredOn ?? asked.on],
    ['correctedOn', correctedOn, came.receivedOn],
  ] as const
  return days.flatMap(([field, said, known]) =>
    said === undefined || said === known ? [] : problem(field, `案件中是${inChinese(known)}，请填写同一天`),
  )
}

/** A draft goes up complete: its fields, its papers, the search that 不存在 rests on, the review of what is given. */
function ofTheSubmission(
  { draft, searches, evidence, secrecy, facts, events }: RequestState,
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
  if (givesOut(outcome) && secrecy !== true) found.push({ at: 'secrecy', message: '提供的信息应当先经保密审查' })
  return outcome === 'unavailableStillUnclear' ? [...found, ...ofTheCorrection(events, values)] : found
}

/** What an earlier act should have said makes that act as it might have been written in the first place. */
function ofTheAmendment(history: readonly Recorded[], act: ActOf<'amended'>, now: Circumstances): ActProblem[] {
  const { act: at, field, was, is } = act
  const target = history[at]?.act
  const fields: readonly string[] | undefined = target && amendable[target.type]
  if (!target || !fields) return problem('act', '没有可以更正的这一项记录')
  if (!fields.includes(field)) return problem('field', '这一项内容不能更正；已经决定、审查或者签发的，请退回后重新办理')
  // What was left out comes as null.
  if (JSON.stringify(fieldNow(history, at, field) ?? null) !== JSON.stringify(was ?? null))
    return problem('was', '原来的内容刚被更正过，请重新打开')
  const after = withField(target, field, is)
  if (!after) return problem('is', '更正后的内容不能用，请按这一项的要求填写')
  const known = new Set(disorder(history))
  const upset = disorder([...history, { by: '', at: now.today, act }]).filter((message) => !known.has(message))
  return [...ofTheDay(after, now).map(({ message }) => message), ...upset].map((message) => ({ at: 'is', message }))
}

/** What the days of a whole history say against each other. */
const disorder = (history: readonly Recorded[]): string[] =>
  [...states(history)].flatMap(([before, recorded]) => ofTheOrder(before, recorded).map(({ message }) => message))

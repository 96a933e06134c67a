import { evidence, type OutcomeCode, outcomeOf } from '@gongkai/rules/outcomes'
import { type Act, applicantClassNames, applicationPartNames, channels, type Recorded } from '@gongkai/rules/requests'
import type { RequestCase } from '../../api/requests.ts'
import { dateInWords } from '../../parts/words.ts'
import { routeNames, serviceMethods } from './words.ts'

export type Happened = RequestCase['history'][number]

const on = (day: string | undefined, says: string): string[] => (day ? [`${says}${dateInWords(day)}`] : [])
const said = (text: string | undefined, as = ''): string[] => (text ? [as ? `${as}：${text}` : text] : [])

/** What an act says, in lines below its name. A new kind of act breaks the build here. */
export function linesOf(happened: Happened, one: RequestCase): string[] {
  const act = happened.act as unknown as Act
  const name = (id: string | null) => (id ? (one.names[id] ?? '') : '')
  switch (act.type) {
    case 'registered':
      return [`${channels[act.facts.channel].says}，收到申请之日${dateInWords(one.clocks.receivedOn)}`]
    case 'assigned':
      return [[name(act.section), name(act.person)].filter(Boolean).join(' ') || '退回机关，待交办']
    case 'split':
      return [`拆分出${act.parts.length}件；本件：${act.keeps}`]
    case 'applicationCorrected':
      return [act.fields.map((part) => applicationPartNames[part]).join('、'), ...said(act.reason, '理由')]
    case 'noted':
      return [act.text, ...(act.mentioned.length > 0 ? [`提到：${act.mentioned.map(name).join('、')}`] : [])]
    case 'filed': {
      const file = one.files.find(({ id }) => id === act.file)?.name
      return [...said(file), ...(act.evidence ? [evidence[act.evidence].zh] : [])]
    }
    case 'correctionAsked':
      return [...on(act.on, '告知 '), ...on(act.deliveredOn, '送达 '), ...on(act.dueOn, '补正期限到')]
    case 'corrected':
      return [...on(act.receivedOn, '收到 '), ...said(act.text)]
    case 'extended':
      return [`${dateInWords(act.notifiedOn)}告知，延长${act.workdays}个工作日`, ...said(act.reason, '理由')]
    case 'searched':
      return [
        `${act.by} ${dateInWords(act.on)}，${act.found ? '找到' : '没有找到'}：${act.result}`,
        `范围：${act.places}；关键词：${act.words}`,
      ]
    case 'secrecyReviewed':
      return [`${act.clear ? '不涉密，可以公开' : '不能公开'}：${act.opinion}`]
    case 'drafted':
      return [outcomeOf(act.outcome as OutcomeCode).zh]
    case 'submitted':
      return [routeNames[act.route]]
    case 'approved':
      return said(act.opinion)
    case 'climbed':
    case 'returned':
    case 'voided':
      return said(act.reason, '理由')
    case 'sealed':
      return [act.number, ...on(act.letterOn, '成文日期 ')]
    case 'served':
      return [
        `${serviceMethods[act.method]}，${dateInWords(act.on)}${act.refused ? '，拒绝签收' : ''}`,
        ...said(act.proof, '证明'),
      ]
    case 'lateExplained':
      return [...said(act.reason, '原因'), ...said(act.unit, '责任单位')]
    case 'withdrawn':
      return [`${dateInWords(act.on)}，${act.way}`]
    case 'amended':
      return [...said(toldAct(one, act.act), '更正的记录'), ...changed(act.was, act.is), ...said(act.reason, '理由')]
    case 'claimed':
    case 'correctionLapsed':
    case 'archived':
      return []
  }
}

const toldAct = ({ history }: RequestCase, seq: number): string | undefined =>
  history.find((one) => one.seq === seq)?.says

const wordsOf: Readonly<Record<string, string>> = { ...serviceMethods, ...applicantClassNames }

/** A value of an act as people read it. */
export function shownValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return '（没有填写）'
  const text = String(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dateInWords(text)
  return wordsOf[text] ?? text
}

type Plain = Readonly<Record<string, unknown>>
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What was and what should have been; of several facts, those that differ. */
function changed(was: unknown, is: unknown): string[] {
  if (!isPlain(was) || !isPlain(is)) return [`${shownValue(was)} → ${shownValue(is)}`]
  return Object.keys(is).flatMap((key) => (was[key] === is[key] ? [] : changed(was[key], is[key])))
}

/** The acts as they were recorded, for the rules. */
export const recordedOf = ({ history }: RequestCase): Recorded[] =>
  history.map(({ by, on, act }) => ({ by, at: on as Recorded['at'], act: act as unknown as Act }))

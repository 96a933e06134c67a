import { type CivilDate, inChinese } from '@gongkai/rules/dates'
import { evidence, outcomeOf } from '@gongkai/rules/outcomes'
import { type Act, applicationPartNames, channels, table } from '@gongkai/rules/requests'

const methods = { direct: '直接送达', entrusted: '委托送达', post: '邮寄送达', online: '网上送达' } as const
const routes = { ordinary: '一般', full: '报主要负责人' } as const

interface Named {
  person(id: string): string
  section(id: string): string
}

const parts = (...said: readonly (string | false | null | undefined)[]): string => said.filter((s) => s).join('；')
const on = (says: string, date: CivilDate | undefined): string | undefined => date && `${says}${inChinese(date)}`

/** What an act says besides its kind, as the history in an archive prints it. */
export function detailsOf(act: Act, { person, section }: Named): string {
  switch (act.type) {
    case 'registered':
      return parts(channels[act.facts.channel].says, on('提出：', act.facts.submittedOn))
    case 'assigned':
      return parts(act.section && `科室：${section(act.section)}`, act.person && `承办人：${person(act.person)}`)
    case 'noted':
      return parts(act.text, act.mentioned.length > 0 && `提到：${act.mentioned.map(person).join('、')}`)
    case 'filed':
      return act.evidence ? evidence[act.evidence].zh : ''
    case 'split':
      return parts(`拆出${act.parts.length}件`, `本件保留：${act.keeps}`)
    case 'applicationCorrected':
      return parts(act.fields.map((part) => applicationPartNames[part]).join('、'), `理由：${act.reason}`)
    case 'correctionAsked':
      return parts(on('告知：', act.on), on('送达：', act.deliveredOn), on('补正期限：', act.dueOn))
    case 'corrected':
      return parts(on('收到：', act.receivedOn), act.text)
    case 'extended':
      return parts(on('告知：', act.notifiedOn), `延长${act.workdays}个工作日`, `理由：${act.reason}`)
    case 'searched':
      return parts(
        on('检索：', act.on),
        `检索人：${act.by}`,
        `范围：${act.places}`,
        `关键词：${act.words}`,
        `${act.found ? '找到' : '没有找到'}：${act.result}`,
      )
    case 'secrecyReviewed':
      return parts(act.clear ? '可以公开' : '不能公开', act.opinion)
    case 'drafted':
      return outcomeOf(act.outcome).zh
    case 'submitted':
      return `审签程序：${routes[act.route]}`
    case 'approved':
      return act.opinion ?? ''
    case 'climbed':
    case 'returned':
    case 'voided':
      return `理由：${act.reason}`
    case 'sealed':
      return parts(act.number, on('成文：', act.letterOn))
    case 'served':
      return parts(methods[act.method], on('日期：', act.on), act.refused && '拒绝签收', `证明：${act.proof}`)
    case 'lateExplained':
      return parts(`原因：${act.reason}`, `责任单位：${act.unit}`)
    case 'withdrawn':
      return parts(on('撤回：', act.on), act.way)
    case 'archived':
      return inChinese(act.on)
    case 'amended':
      return parts(`第${act.act + 1}项的“${act.field}”：${shown(act.was)} → ${shown(act.is)}`, `理由：${act.reason}`)
    default:
      return ''
  }
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '（没有）'))

export const nameOfAct = ({ type }: Act): string => table[type].says

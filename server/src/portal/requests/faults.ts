import type { Refusal } from '../../platform/errors.ts'
import type { FormSent } from '../../platform/files/receive.ts'
import type { Fault } from '../components/note.tsx'
import type { RequestForm } from './form.ts'

/** A field of the page: its id and what it is called. */
interface Place {
  readonly id: string
  readonly label: string
  /** Of which applicant, where there are several. */
  readonly of?: string
}

const fields: Readonly<Record<string, string>> = {
  agency: '向哪个机关申请',
  phone: '联系电话',
  email: '电子邮箱',
  address: '通信地址',
  postcode: '邮政编码',
  description: '所需政府信息的名称、文号或者其他特征性描述',
  form: '信息的形式',
  delivery: '获取方式',
  help: '需要的帮助',
  notice: '个人信息处理告知',
  file: '附件',
  class: '组织的类别',
  code: '查询码',
  text: '补正内容',
  name: '姓名或者名称',
  number: '证件号码',
  id: '要补发查询码的申请',
}

const ofPerson: Readonly<Record<string, string>> = { name: '姓名或者名称', paper: '证件种类', number: '证件号码' }

function personPlace(part: string, prefix: string, of?: string): Place {
  const label = ofPerson[part] ?? ofPerson.number ?? ''
  return { id: `${prefix}-${part in ofPerson ? part : 'name'}`, label, ...(of && { of }) }
}

/** Where a problem of the operation's input stands on the page. */
function placeOf(at: string, { who }: Pick<RequestForm, 'who'>): Place {
  const path = at.replace(/^application\.?/, '')
  const [, index, part = ''] = /^applicants\[(\d+)\]\.?(\w*)/.exec(path) ?? []
  if (index === '0') {
    const { id, label } = personPlace(part, who)
    return { id, label: part === 'name' ? (who === 'person' ? '姓名' : '名称') : label }
  }
  if (index) return personPlace(part, `joint${index}`, `共同申请人${index}`)
  const [, agentPart] = /^agent\.?(\w*)/.exec(path) ?? []
  if (agentPart !== undefined) return personPlace(agentPart, 'agent', '代理人')
  const [name = ''] = path.split(/[.[]/)
  return { id: name in fields ? name : 'form-top', label: fields[name] ?? '' }
}

/** A sentence that stands by itself, also in the list above the form. */
function sentence({ label, of }: Place, message: string, isBlank: boolean): string {
  const whose = of ? `${of}：` : ''
  if (/^只能是|^应为内部编号/.test(message)) return `${whose}请选择${label}`
  if (isBlank || message === '请填写') return `${whose}请填写${label}`
  return /^(应|最多|含有|不能|类型)/.test(message) ? `${whose}${label}${message}` : `${whose}${message}`
}

/** What is wrong with the form, each at its field and once; null when the refusal is about no field. */
export function faultsOf(refusal: Refusal, form: RequestForm | Readonly<Record<string, string>>): Fault[] | null {
  if (refusal.problems.length === 0) return null
  const typed = form as Readonly<Record<string, unknown>>
  const who = { who: typed.who === 'organisation' ? 'organisation' : 'person' } as const
  const faults = new Map<string, Fault>()
  for (const { at, message } of refusal.problems) {
    const place = placeOf(at, who)
    const isBlank = ['phone', 'email', 'code'].includes(place.id) && typed[place.id] === ''
    if (!faults.has(place.id))
      faults.set(place.id, { field: place.id, message: sentence(place, message, isBlank).replace(/。$/, '') })
  }
  return [...faults.values()].sort((one, other) => rankOf(one) - rankOf(other))
}

const rest = ['phone', 'email', 'address', 'postcode', 'help', 'agency', 'description', 'form', 'delivery', 'notice']
const order = ['class', 'joint', 'agent', ...rest, 'file']
/** In the order of the page; who applies stands first. */
const rankOf = ({ field }: Fault) => order.findIndex((id) => field.startsWith(id))

/** One sentence for the one field of files. */
export const faultsOfFiles = ({ refused }: Pick<FormSent, 'refused'>, lost: boolean): Fault[] => {
  const said = [
    ...refused.map(({ message }) => message.replace(/。$/, '')),
    ...(lost ? ['有的附件保存得太久，已经删除，请重新选择'] : []),
  ]
  return said.length > 0 ? [{ field: 'file', message: said.join('；') }] : []
}

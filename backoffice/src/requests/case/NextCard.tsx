import { type ActType, shownSteps, table } from '@gongkai/rules/requests'
import { Button, Dropdown } from 'antd'
import { Link } from 'react-router'
import type { RequestCase } from '../../api/requests.ts'
import { Icon } from '../../frame/Icon.tsx'
import { dateInWords } from '../../parts/words.ts'
import { dueInWords, hasTerm } from '../Due.tsx'
import { forms } from './forms.tsx'
import { actsOfStep, replyLetter, roleName, seldom } from './words.ts'

interface NextCardProps {
  readonly one: RequestCase
  /** Opens the form of an act. */
  readonly onAct: (type: ActType) => void
}

/** What to do next and by when, and everything that this person may do to the case now. */
export function NextCard({ one, onAct }: NextCardProps) {
  const main = actsOfStep[one.next].find((type) => one.acts.includes(type) && hasForm(type) && !isEarly(type, one))
  // The copy that one confirms is on the page of the letter too.
  const others = one.acts.filter((type) => type !== main && hasForm(type) && !(one.sealMine && type === 'sealed'))
  const rare = others.filter((type) => seldom.includes(type))
  return (
    <section className="card next" aria-labelledby="next">
      <div>
        <h2 id="next">{one.next === 'nothing' ? one.statusSays : `下一步：${shownSteps[one.next]}`}</h2>
        <p>{sentenceOf(one, main !== undefined || one.sealMine)}</p>
        {one.notYet
          .filter(({ act }) => one.ended === null && awaited.includes(act))
          .map(({ act, says, why }) => (
            <p key={act} className="small">
              不能{says}：{why}。
            </p>
          ))}
      </div>
      <div className="acts">
        {main ? <ActButton type={main} one={one} onAct={onAct} primary /> : null}
        {one.sealMine ? (
          <Link className="btn-link btn-main" to={pageOf('sealed', one) ?? ''}>
            确认盖章件
          </Link>
        ) : null}
        {others
          .filter((type) => !seldom.includes(type))
          .map((type) => (
            <ActButton key={type} type={type} one={one} onAct={onAct} />
          ))}
        {rare.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: rare.map((type) => ({ key: type, label: table[type].says, danger: type === 'voided' })),
              onClick: ({ key }) => onAct(key as ActType),
            }}
          >
            <Button type="text">
              其他
              <Icon name="down" />
            </Button>
          </Dropdown>
        ) : null}
      </div>
    </section>
  )
}

/** Acts that somebody may look for in vain. */
const awaited: readonly ActType[] = ['correctionAsked', 'correctionLapsed', 'extended', 'archived']

/** A draft goes up complete; what it lacks stands under 校验. */
const isEarly = (type: ActType, { missing }: RequestCase): boolean => type === 'submitted' && missing.length > 0

/** Notes and papers have their own places on the page; the registration is the first act and is over. */
const hasForm = (type: ActType): boolean => type in forms || ['drafted', 'sealed', 'split'].includes(type)

interface ActButtonProps extends NextCardProps {
  readonly type: ActType
  readonly primary?: boolean
}

function ActButton({ type, one, onAct, primary = false }: ActButtonProps) {
  const look = primary ? 'primary' : 'default'
  const to = pageOf(type, one)
  if (to === null)
    return (
      <Button type={look} disabled={isEarly(type, one)} onClick={() => onAct(type)}>
        {table[type].says}
      </Button>
    )
  // A link in the look of a button: it leads to a page of its own.
  return (
    <Link className={`btn-link${primary ? ' btn-main' : ''}`} to={to}>
      {type === 'drafted' && one.draft ? '修改答复' : type === 'sealed' ? sealing(one) : table[type].says}
    </Link>
  )
}

const sealing = ({ next }: RequestCase): string =>
  next === 'recordSeal' ? '登记用印件' : next === 'confirmSeal' ? '查看盖章件' : '办理文书、用印'

/** Acts that need more room than a dialog have a page of their own. */
function pageOf(type: ActType, one: RequestCase): string | null {
  const at = `/requests/${one.id}`
  if (type === 'drafted') return `${at}/decide`
  if (type !== 'sealed') return null
  const letter = replyLetter(one)
  return letter ? `${at}/letters/${letter.id}` : `${at}/letters/new?kind=reply`
}

/** By which day the next step is due. What has come to its end without a reply has no term. */
function byWhen(one: RequestCase): string {
  if (one.dueOn === null || !hasTerm(one)) return ''
  const day = dateInWords(one.dueOn, { weekday: true })
  return dueInWords(one)[0] === 'over' ? `应在${day}以前答复，已逾期。` : `最迟${day}。`
}

/** Who is to act, and by which day. */
function sentenceOf(one: RequestCase, mine: boolean): string {
  const { next, turn, dueOn, returned, secrecy, missing } = one
  const by = byWhen(one)
  if (next === 'nothing') return one.status === 'archived' ? '已经归档，不再变动。' : '已经作废，不计入年度报告。'
  if (next === 'approve' && turn)
    return mine ? `轮到我以${roleName(turn)}审签。${by}` : `等待${roleName(turn)}审签。${by}`
  if (next === 'review') return mine ? `轮到我审查拟提供的信息。${by}` : `等待保密审查员审查拟提供的信息。${by}`
  if (next === 'confirmSeal')
    return mine ? `逐字核对盖章件与编号的文书后确认。${by}` : `等待科室负责人或者公开工作机构负责人确认。${by}`
  if (next === 'awaitCorrection') return `补正期限到${dateInWords(dueOn)}。收到补正后登记，期限重新计算。`
  if (next === 'revise')
    return `${returned ? `退回的理由：${returned}。` : ''}${secrecy === false ? '保密审查的意见是不能公开，见“经过”。' : ''}${by}`
  if (next === 'submit' && missing.length > 0) return `报送前还有${missing.length}处要补齐，见“校验”。${by}`
  return by
}

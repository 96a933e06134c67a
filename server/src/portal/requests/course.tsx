import type { PublicCase } from '../../requests/contract.ts'
import { Day, weekdayName } from '../components/text.tsx'

/** What comes next, as far as it is known. */
function todoOf({ status, respondBy, correctBy, overdue }: PublicCase) {
  if (status === 'waiting')
    return {
      when: null,
      says: '双方确认以后，20个工作日内答复',
      why: '确认之日是收到申请之日。条例第三十一条、第三十三条',
    }
  if (status === 'correcting') return { when: correctBy, says: '收到补正，重新计算20个工作日', why: null }
  if ((status === 'handling' || status === 'serving') && respondBy)
    return { when: respondBy, says: overdue ? '答复，已经逾期' : '答复', why: '答复书会放在本页，凭查询码下载。' }
  return null
}

const isOver = ({ status }: PublicCase) => ['told', 'answered', 'ended', 'voided'].includes(status)

/** 办理经过: what happened, where it stands, what comes. It names nobody. */
export function Course({ found }: { found: PublicCase }) {
  const todo = todoOf(found)
  return (
    <ol class="line gap-s">
      {found.timeline.map(({ on, says, why }, i) => (
        <li key={i}>
          <span class="when">
            <Day on={on} />（{weekdayName(on)}）
          </span>
          <span class="what">{says}</span>
          {why && <p>{why}</p>}
        </li>
      ))}
      {!isOver(found) && (
        <li class="here">
          <span class="when">现在</span>
          <span class="what">{found.statusSays}</span>
        </li>
      )}
      {todo && (
        <li class="todo">
          <span class="when">
            {todo.when ? (
              <>
                最迟
                <Day on={todo.when} />
              </>
            ) : (
              '以后'
            )}
          </span>
          <span class="what">{todo.says}</span>
          {todo.why && <p>{todo.why}</p>}
        </li>
      )}
    </ol>
  )
}

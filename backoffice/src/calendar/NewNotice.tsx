import { useNavigate } from 'react-router'
import { useSignedIn } from '../accounts/session.ts'
import { enterNotice } from '../api/calendar.ts'
import { Card } from '../parts/Card.tsx'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Page } from '../parts/Page.tsx'
import { NoticeFields, type NoticeValues, noticeInput } from './NoticeFields.tsx'

/** The holidays that a year has by the usual notice, so that only dates are to be typed. */
const usual = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/** Enters a notice; nothing changes in the calendar before it is applied. */
export default function NewNotice() {
  const navigate = useNavigate()
  const { today } = useSignedIn()
  return (
    <Page title="登记放假通知" above={[['工作日历', '/calendar']]}>
      <Card title="通知的内容">
        <CommandForm
          to={enterNotice}
          draft="notice.new"
          initial={
            {
              notice: {
                scope: 'national',
                year: Number(today.slice(0, 4)) + 1,
                arrangements: usual.map((name) => ({ name, makeup: [] })),
                entries: [{ kind: 'holiday' }],
              },
            } as never
          }
          input={(values: NoticeValues) => ({ body: { notice: noticeInput(values) } })}
          onDone={({ id }) => navigate(`/calendar/notices/${id}`)}
          onCancel={() => navigate('/calendar')}
          submit="保存，预览改变的日期"
        >
          <NoticeFields />
        </CommandForm>
      </Card>
    </Page>
  )
}

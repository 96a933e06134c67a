import { applicantClassNames, deliveries, identityOf, NOT_GIVEN, wishedForms } from '@gongkai/rules/requests'
import type { Submission } from '../api/requests.ts'
import { Facts } from '../parts/Card.tsx'

type Application = Submission['application']
type Applicant = Application['applicants'][number]

const inWords = (one: Applicant) => `${one.name}（${identityOf(one)}）`

/** An application as it was put (条例第29条). */
export const ApplicationFacts = ({ of }: { of: Application }) => (
  <Facts
    rows={[
      [
        of.applicants.length > 1 ? '共同申请人' : '申请人',
        <ul key="applicants">
          {of.applicants.map((one) => (
            <li key={one.name + one.number}>{inWords(one)}</li>
          ))}
        </ul>,
      ],
      ['申请人类别', applicantClassNames[of.class]],
      ['代理人', of.agent && inWords(of.agent)],
      ['电话', of.phone ?? NOT_GIVEN],
      ['电子邮箱', of.email],
      ['地址', of.address && [of.address, of.postcode].filter(Boolean).join('，')],
      [
        '申请内容',
        <span key="description" className="quote">
          {of.description}
        </span>,
      ],
      ['所需形式', wishedForms[of.form]],
      ['获取方式', deliveries[of.delivery]],
      ['需要的帮助', of.help],
    ]}
  />
)

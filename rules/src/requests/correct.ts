import { type ApplicationPart, applicationParts } from './acts.ts'
import type { Application, CorrectedApplication } from './application.ts'

/** What the parts of an application are called that can be corrected. */
export const applicationPartNames: Readonly<Record<ApplicationPart, string>> = {
  names: '申请人姓名或者名称',
  identity: '身份证明',
  agent: '代理人、经办人',
  phone: '联系电话',
  email: '电子邮箱',
  postalAddress: '通信地址、邮政编码',
  description: '申请内容',
  form: '所需形式',
  delivery: '获取方式',
  help: '需要的帮助',
}

/** What each part says, to be compared. */
const saying: Readonly<Record<ApplicationPart, (of: CorrectedApplication) => unknown>> = {
  names: ({ applicants }) => applicants.map(({ name }) => name),
  identity: ({ applicants }) => applicants.map(({ paper, number }) => [paper, number]),
  agent: ({ agent }) => agent && [agent.name, agent.paper, agent.number],
  phone: ({ phone }) => phone,
  email: ({ email }) => email,
  postalAddress: ({ address, postcode }) => [address, postcode],
  description: ({ description }) => description,
  form: ({ form }) => form,
  delivery: ({ delivery }) => delivery,
  help: ({ help }) => help,
}

/** The parts in which an application was corrected or completed, in the order of the form; empty when they say the same. */
export const partsCorrected = (was: Application, is: CorrectedApplication): ApplicationPart[] =>
  applicationParts.filter((part) => JSON.stringify(saying[part](was)) !== JSON.stringify(saying[part](is)))

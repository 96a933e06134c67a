import { groupBy } from '@gongkai/rules/reports'
import { z } from 'zod'
import type { Access, Operation, Shape } from '../../platform/operation.ts'
import type { Site } from '../facts.ts'
import { Page, Title } from '../frame/page.tsx'

/** What the groups of operations are called, by the first part of their ids. */
const groups: Readonly<Record<string, string>> = {
  calculator: '期限与费用计算',
  reports: '年度报告校验',
  session: '登录',
  account: '本人账户',
  users: '账户',
  agencies: '机关',
  calendar: '工作日历',
  letters: '文书',
  templates: '文书模板',
  audit: '审计记录',
  operations: '运行状况',
  settings: '设置',
  setup: '首次设置',
}

const reachOf = (access: Access): string =>
  access === 'public' ? '任何人' : typeof access === 'string' ? '已登录' : '有相应职责的工作人员'

interface Described {
  properties?: Record<string, { type?: string | string[]; description?: string; enum?: unknown[]; const?: unknown }>
  required?: string[]
}

const fieldsOf = (schema: Shape) => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  }) as Described
  return Object.entries(properties).map(([name, { type, description, enum: choices }]) => ({
    name,
    needed: required.includes(name),
    type: choices ? choices.join(' | ') : [type ?? ''].flat().join(' | '),
    says: description ?? '',
  }))
}

const Fields = ({ title, schema }: { title: string; schema: Shape }) => {
  const fields = fieldsOf(schema)
  if (fields.length === 0) return null
  return (
    <dl class="meta">
      <dt>{title}</dt>
      {fields.map(({ name, needed, type, says }) => (
        <dd key={name}>
          <code>{name}</code> {type}
          {needed ? '' : '（选填）'} {says}
        </dd>
      ))}
    </dl>
  )
}

const Entry = ({ operation }: { operation: Operation }) => (
  <details id={operation.id}>
    <summary>
      <code>
        {operation.method} {operation.path}
      </code>{' '}
      {operation.says}
    </summary>
    <p>
      可以使用的人：{reachOf(operation.access)}。
      {operation.limit && `每${operation.limit.seconds}秒最多${operation.limit.times}次。`}
      {operation.replays && '要有请求头 Idempotency-Key，重试时不变。'}
      {operation.produces === 'file' && '答复是要保存的文件。'}
    </p>
    <Fields title="路径中" schema={operation.params} />
    <Fields title="地址中" schema={operation.query} />
    <Fields
      title={operation.consumes === 'multipart' ? '表单中（文件另附）' : '内容（JSON）中'}
      schema={operation.body}
    />
  </details>
)

/** The API for people: the same description as openapi.json, without a script. */
export const ApiDocsPage = ({ site, operations }: { site: Site; operations: readonly Operation[] }) => {
  const groupOf = ({ id }: Operation) => id.split('.')[0] ?? ''
  return (
    <Page site={site} path="/api/docs" title="接口说明">
      <Title lead="程序可以直接使用的接口。日期写作2026-03-05，内容为JSON；没有完成的，答复中写明哪里不对、怎样改正。">
        接口说明
      </Title>
      <p>
        <a href={`${site.base}/api/openapi.json`}>OpenAPI 3.1 描述（openapi.json）</a>
      </p>
      {[...groupBy(operations, groupOf)].map(([group, list]) => (
        <section key={group}>
          <h2>{groups[group] ?? group}</h2>
          {list.map((operation) => (
            <Entry key={operation.id} operation={operation} />
          ))}
        </section>
      ))}
    </Page>
  )
}

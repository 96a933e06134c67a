import { Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { levels, options } from '../agencies/words.ts'
import { useRead } from '../api/hooks.ts'
import { chooseDemonstration, completeSetup, readSetup } from '../api/setup.ts'
import { CommandForm } from '../parts/CommandForm.tsx'
import { Load } from '../parts/Load.tsx'
import { Note } from '../parts/Note.tsx'
import { Select } from '../parts/Select.tsx'
import { SignFrame, SignWarning } from './SignFrame.tsx'
import { enter } from './session.ts'

/** The one-time word of the setup link, which the program printed when it started. */
const token = new URLSearchParams(location.search).get('token') ?? location.hash.replace(/^#(token=)?/, '')

/** The first page of an installation: three administrators and the first agencies, or the demonstration county. */
export default function Setup() {
  const read = useRead(readSetup, { query: token ? { token } : {} })
  return (
    <SignFrame title="初次设置" wide>
      <Load from={read}>
        {({ valid }) =>
          valid ? (
            <Ways />
          ) : (
            <Note kind="warn">
              <p>
                {token ? '这个设置链接不对，或者已经过期。' : '本系统还没有设置。'}
                请用程序启动时显示的设置链接打开这个页面；链接只显示给启动程序的人，没有看到的，重新启动程序。
              </p>
            </Note>
          )
        }
      </Load>
      <SignWarning />
    </SignFrame>
  )
}

function Ways() {
  const [way, setWay] = useState<'own' | 'demo'>('own')
  return (
    <>
      <Segmented
        block
        value={way}
        onChange={setWay}
        options={[
          { value: 'own', label: '为本机关设置' },
          { value: 'demo', label: '先看演示' },
        ]}
      />
      {way === 'own' ? <OwnSetup /> : <DemoSetup />}
    </>
  )
}

const DemoSetup = () => (
  <>
    <p className="between">
      建立虚构的云川县：政府办公室、各部门、科室和人员，每个页面都有内容可看。演示数据不能转为正式数据；正式使用时另开一个数据文件夹。
    </p>
    <CommandForm to={chooseDemonstration} input={() => ({ body: { token } })} onDone={enter} submit="建立演示数据">
      {null}
    </CommandForm>
  </>
)

interface Person {
  readonly account: string
  readonly name: string
  readonly password: string
}
interface Values {
  readonly agency: {
    readonly name: string
    readonly slug: string
    readonly level: 'city' | 'county' | 'township'
    readonly region?: string
  }
  readonly office: { readonly name: string; readonly slug: string }
  readonly above?: { readonly name?: string; readonly slug?: string }
  readonly systemAdmin: Person
  readonly securityAdmin: Person
  readonly auditAdmin: Person
}

const setupInput = ({ agency, above, ...rest }: Values) => ({
  body: {
    token,
    ...rest,
    agency: { ...agency, region: agency.region?.trim() || null },
    above: above?.name ? { name: above.name, slug: above.slug ?? '' } : null,
  },
})

const slugHelp = '小写字母和数字，以后不能改；年度报告的网址里用它。'
const required = [{ required: true }]

const OwnSetup = () => (
  <CommandForm
    to={completeSetup}
    draft="setup"
    initial={{ agency: { level: 'county' } } as never}
    input={setupInput}
    onDone={enter}
    submit="完成设置，去登录"
  >
    <h2>一、本级人民政府和办公厅（室）</h2>
    <Form.Item name={['agency', 'name']} label="本级人民政府的全称" extra="如云川县人民政府。" rules={required}>
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item name={['agency', 'slug']} label="政府在网址中的名称" extra={slugHelp} rules={required}>
      <Input maxLength={40} />
    </Form.Item>
    <Form.Item name={['agency', 'level']} label="级别" rules={required}>
      <Select options={options(levels)} />
    </Form.Item>
    <Form.Item name={['agency', 'region']} label="行政区划代码" extra="6位；决定适用哪些地方放假安排。">
      <Input inputMode="numeric" maxLength={12} />
    </Form.Item>
    <Form.Item
      name={['office', 'name']}
      label="办公厅（室）的全称"
      extra="政府信息公开工作主管部门，如云川县人民政府办公室。"
      rules={required}
    >
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item name={['office', 'slug']} label="办公厅（室）在网址中的名称" extra={slugHelp} rules={required}>
      <Input maxLength={40} />
    </Form.Item>
    <Form.Item name={['above', 'name']} label="上一级人民政府的全称" extra="用来确定行政复议机关；可以以后再填。">
      <Input maxLength={60} />
    </Form.Item>
    <Form.Item noStyle dependencies={[['above', 'name']]}>
      {({ getFieldValue }) =>
        getFieldValue(['above', 'name']) ? (
          <Form.Item name={['above', 'slug']} label="上一级人民政府在网址中的名称" rules={required}>
            <Input maxLength={40} />
          </Form.Item>
        ) : null
      }
    </Form.Item>
    <h2>二、三名管理员</h2>
    <p className="mute">三名管理员应为三个人：各管一事，互相监督。</p>
    <Administrator field="systemAdmin" title="系统管理员" does="建立账户和机关，维护日历和设置" />
    <Administrator field="securityAdmin" title="安全管理员" does="授予角色，重置口令，定安全策略" />
    <Administrator field="auditAdmin" title="审计管理员" does="查看审计记录" />
  </CommandForm>
)

const Administrator = ({ field, title, does }: { field: string; title: string; does: string }) => (
  <fieldset className="part">
    <legend>
      {title}
      <span className="mute">　{does}</span>
    </legend>
    <Form.Item name={[field, 'name']} label="姓名" rules={required}>
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name={[field, 'account']} label="账号" rules={required}>
      <Input autoComplete="off" maxLength={40} />
    </Form.Item>
    <Form.Item name={[field, 'password']} label="口令" extra="至少12个字，不能是常见口令。" rules={required}>
      <Input.Password autoComplete="new-password" maxLength={200} />
    </Form.Item>
  </fieldset>
)

import type { Parts } from '../platform/context.ts'
import { program } from '../platform/context.ts'
import { contextOf } from '../platform/perform.ts'
import { newSetupToken } from '../setup/service.ts'
import { office } from './county.ts'
import { demoAccounts } from './service.ts'

/** What is printed below the address: the accounts of a demonstration, or the link for the first setup. */
export async function greeting(parts: Parts, url: string): Promise<string[]> {
  if (parts.settings.demo) return demoLines(parts)
  const token = await newSetupToken(parts)
  return token === null
    ? []
    : ['还没有设置。请打开下面的链接完成初次设置，链接只能用一次：', `  ${url}office/setup?token=${token}`]
}

async function demoLines(parts: Parts): Promise<string[]> {
  const { rows, password } = await demoAccounts(contextOf(parts, program))
  const shown = rows.filter(({ account }) => !account.includes('-') || account.startsWith(`${office.slug}-`))
  const width = Math.max(...shown.map((r) => r.account.length))
  const others = [...new Set(rows.map((r) => r.account.split('-')[0] ?? ''))].filter((slug) =>
    rows.some((r) => r.account.startsWith(`${slug}-`) && slug !== office.slug),
  )
  return [
    `演示数据：虚构的云川县。登录 office/，口令都是 ${password}`,
    ...shown.map((r) => `  ${r.account.padEnd(width)}  ${r.roleName} · ${r.agencyName}`),
    `  各部门的账户：把 ${office.slug} 换成 ${others.join('、')}`,
  ]
}

import { isCivilDate } from '@gongkai/rules/dates'

/** Everything the program is told from outside (operations-contract, "Start"), read once and checked at the start. */
export interface Settings {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | null
  /** Public address without a slash at its end; null: made from host and port once they are known. */
  readonly baseUrl: string | null
  readonly secretKey: string | null
  readonly secretKeyFile: string | null
  /** What Fastify's `trustProxy` takes: addresses or a number of hops. */
  readonly trustProxy: string[] | number | false
  readonly metricsToken: string | null
  readonly smtp: { readonly url: string; readonly from: string } | null
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null
  readonly uploadLimit: number
  readonly scanCommand: string | null
  readonly logLevel: LogLevel
  /** Fixes the civil date; only in a demonstration or a test. */
  readonly now: string | null
  readonly demo: boolean
  /** How many requests a demonstration shows. */
  readonly demoRequests: number
  /** A test signs in hundreds of times: its passwords are hashed with less work. */
  readonly quickHashes: boolean
}

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof levels)[number]

/** A setting that cannot be used: names itself and what would be right. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings. Throws `SettingsError` with one line for each that is refused. */
export function readSettings(env: Environment, { demo = false } = {}): Settings {
  const refused: string[] = []
  const text = (name: string) => env[name]?.trim() || null
  const read = <T>(name: string, otherwise: T, parse: (value: string) => T | undefined, right: string): T => {
    const value = text(name)
    if (value === null) return otherwise
    const parsed = parse(value)
    if (parsed === undefined) refused.push(`设置 ${name} 的值“${value}”不能用：${right}。`)
    return parsed ?? otherwise
  }
  /** Values that may hold a password are never printed. */
  const secretly = (name: string, schemes: readonly string[], right: string): string | null => {
    const value = text(name)
    if (value === null || schemes.some((s) => value.startsWith(`${s}://`) && URL.canParse(value))) return value
    refused.push(`设置 ${name} 的值不能用：${right}。`)
    return null
  }
  const together = (...names: string[]): string[] | null => {
    const missing = names.filter((n) => text(n) === null)
    if (missing.length === names.length) return null
    if (missing.length > 0) refused.push(`设置 ${names.join('、')} 要一起给出，现在缺少 ${missing.join('、')}。`)
    return names.map((n) => text(n) ?? '')
  }

  const smtp = together('SMTP_URL', 'SMTP_FROM')
  if (smtp) secretly('SMTP_URL', ['smtp', 'smtps'], '应为 smtp://… 或 smtps://…')
  const oidc = together('OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')
  if (oidc) read('OIDC_ISSUER', '', webAddress, '应为 https:// 开头的地址')
  if (text('SECRET_KEY') && text('SECRET_KEY_FILE')) refused.push('设置 SECRET_KEY 和 SECRET_KEY_FILE 只能给出一个。')
  if (text('NOW') && !demo && env.NODE_ENV !== 'test')
    refused.push('设置 NOW 只能用于演示（--demo）或者测试（NODE_ENV=test），请去掉。')

  const settings: Settings = {
    host: text('HOST') ?? '127.0.0.1',
    port: read('PORT', 3000, whole(0, 65_535), '应为0至65535的整数，0表示任选一个空闲端口'),
    dataDir: text('DATA_DIR') ?? './data',
    databaseUrl: secretly('DATABASE_URL', ['postgres', 'postgresql'], '应为 postgres://用户:口令@主机:端口/数据库'),
    baseUrl: read('BASE_URL', null, webAddress, '应为 http:// 或 https:// 开头的网址，可以带路径，不带 ? 和 #'),
    secretKey: read('SECRET_KEY', null, (v) => (v.length >= 32 ? v : undefined), '至少32个字符'),
    secretKeyFile: text('SECRET_KEY_FILE'),
    trustProxy: read<Settings['trustProxy']>('TRUST_PROXY', false, proxies, '应为代理的地址（用逗号分开）或者层数'),
    metricsToken: text('METRICS_TOKEN'),
    smtp: smtp ? { url: smtp[0] ?? '', from: smtp[1] ?? '' } : null,
    oidc: oidc ? { issuer: oidc[0] ?? '', clientId: oidc[1] ?? '', clientSecret: oidc[2] ?? '' } : null,
    uploadLimit: read('UPLOAD_LIMIT_MB', 50, whole(1, 2048), '应为1至2048的整数，单位MB') * 1024 * 1024,
    scanCommand: text('SCAN_COMMAND'),
    logLevel: read('LOG_LEVEL', 'info', (v) => levels.find((l) => l === v), `可以是 ${levels.join('、')}`),
    now: read('NOW', null, (v) => (isCivilDate(v) ? v : undefined), '应为真实的日期，写作 2026-03-05'),
    demo,
    demoRequests: read(
      'DEMO_REQUESTS',
      env.NODE_ENV === 'test' ? 0 : 400,
      whole(0, 2000),
      '应为0至2000的整数，0表示不生成',
    ),
    quickHashes: env.NODE_ENV === 'test',
  }
  if (refused.length > 0) throw new SettingsError(refused.join('\n'))
  return settings
}

const whole = (least: number, most: number) => (value: string) => {
  const n = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  return n >= least && n <= most ? n : undefined
}

function webAddress(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined
  const { protocol, origin, pathname, search, hash, username } = new URL(value)
  if (!/^https?:$/.test(protocol) || search || hash || username) return undefined
  return `${origin}${pathname.replace(/\/+$/, '')}`
}

function proxies(value: string): string[] | number | undefined {
  if (/^\d{1,2}$/.test(value)) return Number(value)
  const list = value.split(',').map((a) => a.trim())
  return list.every((a) => /^[\da-fA-F.:]+(\/\d{1,3})?$/.test(a)) ? list : undefined
}

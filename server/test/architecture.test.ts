import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative, resolve } from 'node:path'
import { test } from 'node:test'
import { root } from './support/gongkai.ts'

/** What a workspace may import besides its own files: other workspaces and packages. */
const allowed: Record<string, readonly string[]> = {
  rules: ['zod'],
  documents: ['@gongkai/rules', 'node:', ...dependencies('documents')],
  server: ['@gongkai/rules', '@gongkai/documents', 'node:', ...dependencies('server')],
  bench: ['@gongkai/', 'node:', ...dependencies('bench')],
}
const inTests = ['node:', 'fast-check', '@gongkai/']

/** Statutory data that the law, not style, makes long. */
const data = /\/(forms|places|data|generated)\//
const MOST_LINES = 400

function dependencies(workspace: string): string[] {
  return Object.keys(JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8')).dependencies ?? {})
}

function* filesBelow(path: string): Generator<string> {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.git'].includes(entry.name)) continue
    const below = join(path, entry.name)
    if (entry.isDirectory()) yield* filesBelow(below)
    else yield below
  }
}

const sources = ['rules', 'documents', 'server', 'bench', 'scripts']
  .flatMap((w) => [...filesBelow(join(root, w))])
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
  .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }))

const isTest = (path: string) => /(^|\/)(test|fixtures)\//.test(path)
/** Programs that make data files, and the shim that builds before it runs, are no part of what runs. */
const isTool = (path: string) => /^\w+\/(scripts|bin)\//.test(path)

const importsOf = (text: string) =>
  [...text.matchAll(/^(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm)].map(
    (m) => m[1] ?? m[2] ?? m[3] ?? '',
  )

test('workspaces import only what stands below them, and each other by name', () => {
  const wrong: string[] = []
  for (const { path, text } of sources) {
    const workspace = path.split('/')[0] ?? ''
    const may = allowed[workspace]
    if (!may || isTool(path)) continue
    for (const name of importsOf(text)) {
      if (name.startsWith('.')) {
        const target = relative(root, resolve(root, dirname(path), name))
        const vectors = isTest(path) && target.startsWith('rules/data/')
        if (!target.startsWith(`${workspace}/`) && !vectors) wrong.push(`${path} reaches into ${target}`)
        continue
      }
      const full = isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name
      const list = isTest(path) ? [...may, ...inTests] : may
      if (!list.some((a) => full === a || full.startsWith(a.endsWith(':') || a.endsWith('/') ? a : `${a}/`)))
        wrong.push(`${path} imports ${name}`)
    }
  }
  assert.deepEqual(wrong, [])
})

/** Each folder of the rules may import those before it. */
const foldersOfRules = [
  'access',
  'dates',
  'calendar',
  'law',
  'deadlines',
  'reports',
  'outcomes',
  'letters',
  'fees',
  'remedies',
  'requests',
]

test('a folder of the rules imports only what stands before it', () => {
  const folderOf = (path: string) => path.split('/')[2] ?? ''
  const rules = sources.filter(({ path }) => path.startsWith('rules/src/'))
  assert.deepEqual([...new Set(rules.map(({ path }) => folderOf(path)))].sort(), [...foldersOfRules].sort())
  const wrong = rules.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(root, resolve(root, dirname(path), name)))
      .filter((target) => foldersOfRules.indexOf(folderOf(target)) > foldersOfRules.indexOf(folderOf(path)))
      .map((target) => `${path} imports ${target}`),
  )
  assert.deepEqual(wrong, [])
})

test('rules read no clock, no environment and no file', () => {
  const wrong = sources
    .filter(({ path }) => path.startsWith('rules/src/'))
    .filter(({ text }) => /\bprocess\.|\bDate\b[.(]|\bnew Date\b|\bMath\.random\(|\bfetch\(|\bIntl\./.test(text))
  assert.deepEqual(
    wrong.map((s) => s.path),
    [],
  )
})

test('documents reach no network', () => {
  const wrong = sources
    .filter(({ path }) => path.startsWith('documents/src/'))
    .filter(({ text }) => /from 'node:(http|https|net|tls|dgram|child_process)'|\bfetch\(/.test(text))
  assert.deepEqual(
    wrong.map((s) => s.path),
    [],
  )
})

/** What a day is and who may do what is asked in one place, for every slice alike. */
const knownEverywhere = new Set(['@gongkai/rules/dates', '@gongkai/rules/access'])

test('platform has no word of the domain', () => {
  const wrong = sources
    .filter(({ path }) => path.startsWith('server/src/platform/'))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter((n) =>
          n.startsWith('.')
            ? !resolve(root, dirname(path), n).startsWith(join(root, 'server/src/platform/'))
            : n.startsWith('@gongkai/') && !knownEverywhere.has(n),
        )
        .map((n) => `${path} imports ${n}`),
    )
  assert.deepEqual(wrong, [])
})

const pure = /\/(platform\/(operation|list|history-row)|kinds|words)\.ts$/

/** A slice may use those before it; what stands beside the slices composes them. */
const slices = ['accounts', 'agencies', 'calendar', 'letters', 'requests', 'reports', 'administration']
const beside = ['platform', 'workers', 'portal', 'demonstration', 'setup']

const serverSources = sources.filter(({ path }) => path.startsWith('server/src/'))
const folderOf = (path: string) => (path.split('/').length > 3 ? (path.split('/')[2] ?? '') : '')

test('a slice of the server imports only platform and the slices before it', () => {
  const known = new Set([...slices, ...beside, ''])
  assert.deepEqual(
    serverSources.map(({ path }) => folderOf(path)).filter((f) => !known.has(f)),
    [],
  )
  const wrong = serverSources
    .filter(({ path }) => slices.includes(folderOf(path)))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter((n) => n.startsWith('.') && !n.endsWith('package.json'))
        .map((n) => relative(root, resolve(root, dirname(path), n)))
        .filter((target) => {
          const folder = folderOf(target)
          return (
            folder !== 'platform' &&
            folder !== 'workers' &&
            !slices.slice(0, slices.indexOf(folderOf(path)) + 1).includes(folder)
          )
        })
        .map((target) => `${path} imports ${target}`),
    )
  assert.deepEqual(wrong, [])
})

test('only the store of a slice contains SQL, and what reaches a slice decides nothing', () => {
  const isStore = (path: string) => /\/store(\.ts|\/)/.test(path)
  const query = /\b(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)\(|\bsql`|from 'kysely'/
  const wrong = serverSources
    .filter(({ path }) => slices.includes(folderOf(path)) || folderOf(path) === 'portal')
    .flatMap(({ path, text }) => [
      ...(query.test(text) && !isStore(path) ? [`${path} contains SQL`] : []),
      ...(/\/(api|portal|jobs|commands)\.tsx?$/.test(path)
        ? importsOf(text)
            .filter(isStore)
            .map((n) => `${path} goes round the service to ${n}`)
        : []),
    ])
  assert.deepEqual(wrong, [])
})

test('a contract is pure, so that the back office may read its types', () => {
  const wrong = serverSources
    .filter(({ path }) => /\/contract(\.ts|\/)/.test(path))
    .flatMap(({ path, text }) =>
      importsOf(text)
        .filter(
          (n) =>
            !(
              n === 'zod' ||
              n.startsWith('@gongkai/rules/') ||
              n.includes('contract') ||
              pure.test(n) ||
              n.startsWith('./')
            ),
        )
        .map((n) => `${path} imports ${n}`),
    )
  assert.deepEqual(wrong, [])
})

test('no source file grows beyond what one reads at a sitting', () => {
  const wrong = sources
    .filter(({ path }) => !isTest(path) && !data.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
  assert.deepEqual(wrong, [])
})

test('no test is narrowed, skipped or left to write', () => {
  const narrowed = new RegExp(
    `\\b(describe|it|test)\\.(${['only', 'skip', 'todo'].join('|')})\\b|\\b(skip|todo): (true|['"])`,
  )
  assert.deepEqual(
    sources.filter(({ path, text }) => isTest(path) && narrowed.test(text)).map((s) => s.path),
    [],
  )
})

test('every link between the pages of the documentation leads somewhere', () => {
  const pages = [
    'README.md',
    'README.zh-CN.md',
    'CONTEXT.md',
    ...[...filesBelow(join(root, 'docs'))].filter((p) => p.endsWith('.md')).map((p) => relative(root, p)),
  ]
  const wrong: string[] = []
  for (const page of pages) {
    const text = readFileSync(join(root, page), 'utf8')
    for (const [, link = ''] of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g))
      if (!/^[a-z]+:/.test(link) && !existsSync(resolve(root, dirname(page), link))) wrong.push(`${page} → ${link}`)
  }
  assert.deepEqual(wrong, [])
})

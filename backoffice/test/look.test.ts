import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { theme } from '../src/look/theme.ts'

const source = fileURLToPath(new URL('../src/', import.meta.url))

/** WCAG 2 contrast of two colours. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [one, other].map(luminance).sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

test('every text colour of the theme can be read on every ground, every border of a field seen', () => {
  const { token = {} } = theme
  const texts = ['colorText', 'colorTextSecondary', 'colorTextTertiary', 'colorTextQuaternary', 'colorTextPlaceholder']
  const marks = [
    'colorTextDisabled',
    'colorTextDescription',
    'colorPrimary',
    'colorError',
    'colorWarning',
    'colorSuccess',
  ]
  const colours = token as Record<string, string>
  for (const name of [...texts, ...marks])
    for (const ground of ['#ffffff', colours.colorBgLayout ?? '', colours.colorPrimaryBg ?? ''])
      assert.ok(contrast(colours[name] ?? '', ground) >= 4.5, `${name} ${colours[name]} on ${ground}`)
  assert.ok(contrast(colours.colorBorder ?? '', '#ffffff') >= 3)
})

test('the theme and the styles hold the same colours', () => {
  const css = readFileSync(join(source, 'look/tokens.css'), 'utf8')
  const of = (name: string) => new RegExp(`--gk-${name}: (#[0-9a-f]{6});`).exec(css)?.[1]
  const { token = {} } = theme
  assert.equal(token.colorPrimary, of('accent'))
  assert.equal(token.colorText, of('ink'))
  assert.equal(token.colorTextPlaceholder, of('ink-4'))
  assert.equal(token.colorBorder, of('edge'))
  assert.equal(token.colorError, of('red'))
  assert.equal(token.colorWarning, of('amber'))
})

/** What the screens show or ask in the words of the law; calendars and clocks are computed on the server. */
const rules = ['access', 'letters', 'outcomes', 'reports', 'requests'].map((name) => `@gongkai/rules/${name}`)

test('screens take from the server types only, and from the rules nothing that weighs', () => {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
  assert.ok(files.length > 50)
  const wrong = files.flatMap(({ name, text }) =>
    [...text.matchAll(/^import (type )?[^;]*?from '(@gongkai\/[^']+)'/gm)]
      .filter(([, type, from]) => !type && !rules.includes(from ?? ''))
      .map(([, , from]) => `${name}: ${from}`),
  )
  assert.deepEqual(wrong, [])
})

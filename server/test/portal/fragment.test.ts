import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { pictureOrigins, safeFragment } from '../../src/portal/fragment.ts'
import { agency, openPortal } from '../support/portal.ts'

const header = '<img src="https://www.yunchuan.example/a.png" alt="徽"><script>alert(1)</script>'
const { app } = await openPortal({}, { ...agency, header, footer: '<p>主办<form>单位</form></p>' })

test('what an agency needs in its header stays', () => {
  const given =
    '<div><a href="https://www.yunchuan.example/">首页</a><img src="/logo.png" alt="徽标" width="40"><br>电话<a href="tel:0000-6021234">0000-6021234</a></div>'
  assert.equal(safeFragment(given), given)
})

const hostile = [
  '<script>alert(1)</script>好',
  '<img src=x onerror=alert(1)>好',
  '<img src="https://a.example/p.png" onerror="alert(1)">',
  '<a href="javascript:alert(1)">好</a>',
  '<a href=" jAvA\tscript:alert(1)">好</a>',
  '<a href="data:text/html,<script>alert(1)</script>">好</a>',
  '<a href="//evil.example">好</a>',
  '<a href="/\\evil.example">好</a>',
  '<svg><a xlink:href="javascript:alert(1)"><text>好</text></a></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<style>body{display:none}</style>好',
  '<p style="position:fixed">好</p>',
  '<form action="https://evil.example"><input name="q"><button>好</button></form>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<template><script>alert(1)</script></template>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<p id="main" class="skip">好</p>',
  '</div></header></body><script>alert(1)</script>',
  '<!-- <script>alert(1)</script> -->好',
  '<a href="https://a.example" title="&quot;><script>alert(1)</script>">好</a>',
]

/** What is left is only elements and attributes of the list. */
function demandHarmless(html: string): void {
  assert.doesNotMatch(
    html,
    /<(?!\/?(a|abbr|b|bdi|br|div|em|hr|i|img|li|nav|ol|p|ruby|rp|rt|small|span|strong|sub|sup|time|u|ul|wbr)[ >])/,
  )
  for (const [, inside = ''] of html.matchAll(/<\w+((?: [\w-]+="[^"]*")*)>/g))
    for (const [, name = '', value = ''] of inside.matchAll(/ ([\w-]+)="([^"]*)"/g)) {
      assert.match(name, /^(title|lang|aria-label|href|src|alt|width|height|datetime)$/)
      if (name === 'href') assert.match(value, /^(https?:|mailto:|tel:|\/(?![/\\])|#)/)
      if (name === 'src') assert.match(value, /^(https?:|\/(?![/\\]))/)
    }
  assert.equal(html.replace(/<\/?\w+(?: [\w-]+="[^"]*")*>/g, '').includes('<'), false)
}

test('hostile markup loses what it could do and keeps its text', () => {
  for (const html of hostile) {
    demandHarmless(safeFragment(html))
    if (/^(?!<(svg|form)).*好/.test(html)) assert.match(safeFragment(html), /好/, html)
  }
})

test('no text whatever makes markup outside of the list', () => {
  const piece = fc.constantFrom(
    ...hostile,
    '<',
    '>',
    '"',
    "'",
    '&lt;',
    '<a',
    ' href=',
    '<p>',
    '</p>',
    '<b>',
    '\0',
    '好',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => demandHarmless(safeFragment(pieces.join('')))),
    { seed: 20260305 },
  )
})

test('a fragment of any depth or length is bounded', () => {
  assert.ok(safeFragment('<div>'.repeat(5_000)).length < 1_000)
  assert.ok(safeFragment('<b>x</b>'.repeat(50_000)).length < 20_000)
})

test('pictures of the header are allowed by their origin alone', async () => {
  assert.deepEqual(pictureOrigins(safeFragment(header)), ['https://www.yunchuan.example'])
  assert.deepEqual(pictureOrigins(safeFragment('<img src="https://a.example;script-src/x.png">')), [])
  const { body, headers } = await app.inject('/')
  assert.match(
    body,
    /<header><div class="own own-top wrap"><img src="https:\/\/www\.yunchuan\.example\/a\.png" alt="徽">/,
  )
  assert.doesNotMatch(body, /<script|<form/)
  assert.match(String(headers['content-security-policy']), /img-src 'self' https:\/\/www\.yunchuan\.example;/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { DocumentError, type ErrorCode } from '../src/read/errors.ts'
import { openZip } from '../src/read/formats/zip.ts'

const refusal = (code: ErrorCode) => (error: unknown) => error instanceof DocumentError && error.code === code
const sample = () => zipSync({ 'Word/a.xml': strToU8('云川县'.repeat(50)), 'b.txt': [strToU8('原样'), { level: 0 }] })
const text = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString('utf8')

test('packed and stored entries, names in any case', () => {
  const zip = openZip(sample())
  assert.equal(text(zip.read('word/A.xml')), '云川县'.repeat(50))
  assert.equal(text(zip.read('/b.txt')), '原样')
  assert.equal(zip.read('c'), undefined)
  assert.ok(zip.has('b.txt') && !zip.has('c'))
})

test('bytes before and after the archive do no harm', () => {
  const zip = openZip(Buffer.concat([Buffer.from('front'), sample(), Buffer.alloc(20)]))
  assert.equal(text(zip.read('b.txt')), '原样')
})

test('a changed byte is never read as content', () => {
  const bytes = sample()
  const whole = openZip(bytes)
  const contents = ['word/a.xml', 'b.txt'].map((name) => text(whole.read(name)))
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = bytes.slice()
      broken[at] = (broken[at] ?? 0) ^ change
      try {
        const zip = openZip(broken)
        for (const name of ['word/a.xml', 'b.txt']) {
          const found = text(zip.read(name))
          assert.ok(found === undefined || contents.includes(found))
        }
      } catch (error) {
        assert.ok(error instanceof DocumentError, String(error))
      }
    }),
    { seed: 20260305, numRuns: 2000 },
  )
})

/** One packed entry of `megabytes` listed under many one-letter names, as the worst bombs do. */
function bomb(megabytes: number, names: string): Uint8Array {
  const zip = Buffer.from(zipSync({ a: new Uint8Array(megabytes * 1024 * 1024) }))
  const [directory, end] = [zip.lastIndexOf('PK\x01\x02', undefined, 'latin1'), zip.length - 22]
  const records = Array.from(names, (name) => {
    const record = Buffer.from(zip.subarray(directory, end))
    record.write(name, 46)
    return record
  })
  const tail = Buffer.from(zip.subarray(end))
  tail.writeUInt16LE(names.length, 10)
  tail.writeUInt32LE(records.length * (end - directory), 12)
  return Buffer.concat([zip.subarray(0, directory), ...records, tail])
}

test('a bomb is stopped while inflating, over all entries together', () => {
  const names = 'abcdefghijklmnopqrstuvwxyz'
  const zip = openZip(bomb(20, names))
  const read = Array.from(names.slice(0, 15), (name) => zip.read(name)?.length)
  assert.deepEqual(new Set(read), new Set([20 * 1024 * 1024]))
  assert.throws(() => zip.read('p'), refusal('tooLarge'))
})

test('too many entries, too many bytes, encrypted or cut archives', () => {
  const many = zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [String(n), new Uint8Array()])))
  assert.throws(() => openZip(many), refusal('tooLarge'))
  assert.throws(() => openZip(new Uint8Array(51 * 1024 * 1024)), refusal('tooLarge'))
  assert.throws(() => openZip(sample().subarray(0, 100)), refusal('damaged'))
  assert.throws(() => openZip(new Uint8Array()), refusal('damaged'))
  const container = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])
  assert.throws(() => openZip(container), refusal('encrypted'))
  const locked = sample()
  const directory = Buffer.from(locked).indexOf('PK\x01\x02', 0, 'latin1')
  locked[directory + 8] = 1
  assert.throws(() => openZip(locked).read('word/a.xml'), refusal('encrypted'))
})

import assert from 'node:assert/strict'
import { isIPv6 } from 'node:net'
import { test } from 'node:test'
import fc from 'fast-check'
import { networkOf } from '../../src/platform/network.ts'

test('an address counts as its network, however it is written', () => {
  const same: readonly (readonly [string, readonly string[]])[] = [
    [
      '192.0.2.1',
      ['192.0.2.1', '::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:192.0.2.1', '64:ff9b::192.0.2.1'],
    ],
    [
      '2001:db8:1:2::/64',
      [
        '2001:db8:1:2::',
        '2001:db8:1:2::1',
        '2001:0DB8:0001:0002:ffff:ffff:ffff:ffff',
        '2001:db8:1:2:0:0:192.0.2.1',
        '2001:db8:1:2::192.0.2.1',
      ],
    ],
    ['2001:db8:0:0::/64', ['2001:db8::1', '2001:db8:0:0:1::', '2001:db8:0::5:6:7']],
    ['0:0:0:0::/64', ['::1', '::', '0:0:0:0:0:0:0:1', '::192.0.2.1', '::ffff:0:192.0.2.1']],
    ['fe80:0:0:0::/64', ['fe80::1', 'fe80::1%eth0', 'fe80::%2']],
    ['1:2:3:0::/64', ['1:2:3::5:6:7:8', '1:2:3:0:5:6:7::']],
    ['0:2:3:4::/64', ['::2:3:4:5:6:7:8']],
  ]
  for (const [network, written] of same)
    for (const address of written) assert.equal(networkOf(address), network, address)
})

test('what is no address is given as it came', () => {
  for (const other of ['', 'unknown', '192.0.2.999', ':::', '1:2', 'fe80', '00000000-0000-4000-8000-000000000000'])
    assert.equal(networkOf(other), other)
})

test('all addresses of a /64 count as one, and those of different ones do not', () => {
  const group = fc.integer({ min: 0x1000, max: 0xffff }).map((n) => n.toString(16))
  const four = fc.tuple(group, group, group, group).map((g) => g.join(':'))
  fc.assert(
    fc.property(four, four, fc.ipV6(), four, (network, host, any, other) => {
      assert.equal(networkOf(`${network}:${host}`), `${network}::/64`)
      assert.equal(networkOf(`${network}:${host}`) === networkOf(`${other}:${host}`), network === other)
      // The written forms that a machine makes are all understood.
      if (isIPv6(any)) assert.match(networkOf(any), /^([0-9a-f]{1,4}:){4}:\/64$|^(\d{1,3}\.){3}\d{1,3}$/)
    }),
    { seed: 20260305 },
  )
})

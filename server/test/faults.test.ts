import { test } from 'node:test'
import { kinds } from './support/data.ts'
import { backupUnderLoad, clockSetBack, lostConnection, secondProcess } from './support/faults.ts'

test('a second process on one data folder is refused by name, and the first goes on', secondProcess)

for (const kind of kinds) {
  test(`behind the last record nothing is written, with the reason; reading goes on · ${kind}`, () =>
    clockSetBack(kind))
  test(`a backup made under load restores to a verified state · ${kind}`, () => backupUnderLoad(kind))
}

if (kinds.includes('PostgreSQL'))
  test('a database server that goes away is told, and everything acknowledged is there when it is back', lostConnection)

import { describe } from 'node:test'
import { calendarJourneys } from '../journeys/calendar.ts'
import { caseJourneys } from '../journeys/case.ts'
import { checkJourneys } from '../journeys/check.ts'
import { officeJourneys } from '../journeys/office.ts'
import { portalJourneys } from '../journeys/portal.ts'
import { requestJourneys } from '../journeys/request.ts'
import { seldomJourneys } from '../journeys/seldom.ts'
import { setupJourneys } from '../journeys/setup.ts'
import { tableJourneys } from '../journeys/table.ts'
import { workJourneys } from '../journeys/work.ts'
import { executable } from '../support/browser.ts'
import { places, type Register, stage } from '../support/journey.ts'

const [wide, narrow] = places

if (!executable) console.log('not run: browser journeys (no chromium)')
// Two at a time: each is a program and windows of Chromium, and more of them only wait for one another.
else
  describe('browser journeys', { concurrency: 2 }, () => {
    const everywhere = (journey: Register) => {
      portalJourneys(journey)
      checkJourneys(journey)
      calendarJourneys(journey)
    }
    // What does not ask where it stands is gone through where there is least room; a case goes its way on phones.
    stage(narrow, { name: 'the demonstration', demo: true }, (journey) => {
      everywhere(journey)
      requestJourneys(journey)
      officeJourneys(journey)
      caseJourneys(journey)
      seldomJourneys(journey)
      tableJourneys(journey)
    })
    stage(wide, { name: 'the demonstration', demo: true }, (journey) => {
      everywhere(journey)
      workJourneys(journey)
    })
    for (const place of places) stage(place, { name: 'a new installation', demo: false }, setupJourneys)
  })

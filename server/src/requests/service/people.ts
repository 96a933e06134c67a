import { may } from '@gongkai/rules/access'
import { holdersAt } from '../../accounts/store/grants.ts'
import { bodyOf, existsOn, nameOn } from '../../agencies/tree.ts'
import type { Context } from '../../platform/context.ts'
import { readable } from './cases.ts'
import { placeOfCase } from './place.ts'

/** To whom a request may be given, and who may be spoken to about it: the sections of its agency and their people. */
export async function peopleOf(ctx: Context, id: string) {
  const { tree, row } = await readable(ctx, id)
  const { today } = ctx
  const sections = tree.all.filter(
    (a) => a.id !== row.agency_id && existsOn(a, today) && bodyOf(tree, a).id === row.agency_id,
  )
  const places = new Map(sections.map((a) => [a.id, placeOfCase(tree, row.agency_id, a.id, today)]))
  const whole = placeOfCase(tree, row.agency_id, null, today)
  const agencies = [...new Set([whole, ...places.values()].flatMap(({ line }) => line))]
  const people = (await holdersAt(ctx.db, agencies, today)).map(({ grants, ...person }) => ({
    ...person,
    everywhere: may({ id: person.id, grants }, 'request.read', { place: whole }),
    sections: sections
      .filter((a) => may({ id: person.id, grants }, 'request.read', { place: places.get(a.id) ?? whole }))
      .map((a) => a.id),
  }))
  return {
    sections: sections.map((a) => ({ id: a.id, name: nameOn(a, today).name })),
    people: people.filter(({ everywhere, sections }) => everywhere || sections.length > 0),
  }
}

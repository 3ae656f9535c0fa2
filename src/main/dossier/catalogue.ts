/** The catalogue of a dossier: which papers it holds, and which are owed but not in it (forms.md 12). */

import { sql, type SqlBool } from 'kysely'
import type { Outputs, Parsed } from '../../shared/api/contract.ts'
import {
  CATALOGUE_ITEM,
  CATALOGUE_ITEMS,
  dueOf,
  FULL_MEMBER_ITEMS,
  itemFindings,
  MARK_OF,
  MEMBER_ITEMS,
  paperFindings,
} from '../../shared/dossier/catalogue.ts'
import type { CataloguePaper } from '../../shared/dossier/catalogueMethods.ts'
import type { MaterialState } from '../../shared/dossier/codes.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import { ON_ROLL, type Membership } from '../../shared/roster/codes.ts'
import { change } from '../db/change.ts'
import type { Reader } from '../db/register.ts'
import { removeRow } from '../db/removeRow.ts'
import { saveRow } from '../db/saveRow.ts'
import { stamp, type Office } from '../office.ts'
import { organisationNames } from '../organisation/service.ts'
import { memberRecord, placeOn, searchCondition, type PlaceOn } from '../roster/service.ts'
import { eventCounts } from './events.ts'

type Asked = Parsed['dossier']['catalogues']

/** Paper `c` was in its dossier on the day; one without a day of its own, from its making on. */
const inDossier = ({ on, dated }: PlaceOn) =>
  dated
    ? sql<SqlBool>`("c"."filedOn" IS NULL OR "c"."filedOn" <= ${on})
        AND ("c"."madeOn" IS NULL OR "c"."madeOn" <= ${on})`
    : sql<SqlBool>`1`

const ofMember = (place: PlaceOn) => sql`"cataloguePaper" AS "c" WHERE "c"."memberId" = "m"."id"
  AND "c"."removed" = 0 AND ${inDossier(place)}`
const held = (place: PlaceOn) => sql<number>`(SELECT count(*) FROM ${ofMember(place)})`
const heldPages = (place: PlaceOn) =>
  sql<number>`(SELECT coalesce(sum("c"."pages" * "c"."copies"), 0) FROM ${ofMember(place)})`

/** Owed materials of lines (一) to (七) without a paper; rewards and penalties show on the catalogue itself. */
function lackingCount(place: PlaceOn) {
  const { membership } = place
  const probationary = sql`${membership} = 'PROBATIONARY'`
  return sql<number>`(CASE WHEN ${probationary} THEN ${MEMBER_ITEMS.length - FULL_MEMBER_ITEMS.length}
      ELSE ${MEMBER_ITEMS.length} END
    - (SELECT count(DISTINCT "c"."item") FROM ${ofMember(place)} AND "c"."item" IN (${sql.join(MEMBER_ITEMS)})
       AND NOT (${probationary} AND "c"."item" IN (${sql.join(FULL_MEMBER_ITEMS)}))))`
}

function scoped(db: Reader, { orgId, only, text }: Asked, place: PlaceOn) {
  let query = db
    .selectFrom('member as m')
    .where('m.removed', '=', 0)
    .where(place.membership, 'in', [...ON_ROLL])
  if (orgId !== undefined) query = query.where(place.inOrg(orgId))
  if (text !== undefined && text.trim() !== '') query = query.where(searchCondition(text))
  if (only === 'lacking') query = query.where(sql<SqlBool>`${lackingCount(place)} > 0`)
  if (only === 'empty') query = query.where(sql<SqlBool>`${held(place)} = 0`)
  return query
}

/** One page of members with the figures of their catalogues. */
export async function listCatalogues(
  db: Reader,
  asked: Asked,
  today: IsoDate,
): Promise<Outputs['dossier']['catalogues']> {
  const place = placeOn(asked.asOf, today)
  const base = scoped(db, asked, place)
  const { total } = await base.select(eb => eb.fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await base
    .select([
      'm.id as memberId',
      'm.name',
      place.orgId.as('orgId'),
      place.membership.as('membership'),
      'm.joinDate',
      held(place).as('papers'),
      heldPages(place).as('pages'),
      lackingCount(place).as('lacking'),
    ])
    .orderBy(place.orgId)
    .orderBy('m.namePinyin')
    .orderBy('m.id')
    .limit(asked.page.limit)
    .offset(asked.page.offset)
    .execute()
  const names = await organisationNames(db, place.namesOn)
  return {
    total: Number(total),
    rows: rows.map(({ orgId, membership, ...row }) => ({
      ...row,
      membership: membership as Membership,
      orgName: orgId === null ? '' : (names.get(orgId) ?? ''),
    })),
  }
}

/** The papers of one member, oldest first within each material. */
async function papersOf(
  db: Reader,
  memberId: number,
  place: PlaceOn,
  today: IsoDate,
): Promise<CataloguePaper[]> {
  const rows = await db
    .selectFrom('cataloguePaper as c')
    .select([
      'id',
      'item',
      'title',
      'madeOn',
      'copies',
      'pages',
      'form',
      'comparedBy',
      'comparedOn',
      'filedOn',
      'signer',
      'seal',
      'remark',
    ])
    .where('memberId', '=', memberId)
    .where('removed', '=', 0)
    .where(inDossier(place))
    .orderBy(sql`"madeOn" IS NULL`)
    .orderBy('madeOn')
    .orderBy('id')
    .execute()
  return rows.map(row => {
    // Written through the contract's own code tables.
    const form = row.form as CataloguePaper['form']
    const seal = row.seal as CataloguePaper['seal']
    return {
      ...row,
      item: row.item as CataloguePaper['item'],
      form,
      seal,
      findings: paperFindings({ ...row, form, seal }, today),
    }
  })
}

/** Throws RECORD_MISSING. */
export async function catalogueOf(
  db: Reader,
  memberId: number,
  today: IsoDate,
  asOf?: IsoDate,
): Promise<Outputs['dossier']['catalogue']> {
  const place = placeOn(asOf, today)
  const { name } = await memberRecord(db, memberId)
  const stood = await db
    .selectFrom('member as m')
    .select([place.orgId.as('orgId'), place.membership.as('membership')])
    .where('m.id', '=', memberId)
    .executeTakeFirstOrThrow()
  // Before the register knew him he owed nothing but an applicant's papers.
  const membership = (stood.membership as Membership | null) ?? 'ACTIVIST'
  const names = await organisationNames(db, place.namesOn)
  const papers = await papersOf(db, memberId, place, today)
  const events = await eventCounts(db, memberId)
  const marks = await db
    .selectFrom('dossierItem')
    .select(['item', 'present'])
    .where('memberId', '=', memberId)
    .where('present', '<>', '')
    .execute()
  const markOf = new Map(marks.map(({ item, present }) => [item, present as MaterialState]))
  return {
    memberId,
    name,
    orgName: stood.orgId === null ? '' : (names.get(stood.orgId) ?? ''),
    membership,
    items: CATALOGUE_ITEMS.map(item => {
      const own = papers.filter(paper => paper.item === item)
      const due = dueOf(item, membership, events)
      const mark = markOf.get(MARK_OF[item] ?? '') ?? null
      return { item, due, mark, papers: own, findings: itemFindings({ due, papers: own.length, mark }, item) }
    }),
  }
}

export async function saveCataloguePaper(
  office: Office,
  { memberId, id, values }: Parsed['dossier']['savePaper'],
): Promise<Outputs['dossier']['savePaper']> {
  const { changeId, value } = await change(
    office.register(),
    stamp(office, `登记档案材料：${values.title ?? labelOf(CATALOGUE_ITEM, values.item)}`),
    async ({ tx }) => {
      await memberRecord(tx, memberId)
      return saveRow(tx, 'cataloguePaper', id, { memberId, ...values })
    },
  )
  return { changeId, id: value }
}

export async function removeCataloguePaper(
  office: Office,
  { id }: Parsed['dossier']['removePaper'],
): Promise<Outputs['dossier']['removePaper']> {
  const { changeId } = await change(office.register(), stamp(office, '删除目录中的材料'), async ({ tx }) => {
    await removeRow(tx, 'cataloguePaper', id)
  })
  return { changeId }
}

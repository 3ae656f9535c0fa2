/** What only the card of annex 1 prints: family, schooling, the dossier. */

import { EDUCATION_LEVEL } from '../../shared/roster/codes.ts'
import type { CardFacts } from '../../shared/reporting/facts.ts'
import type { Reader } from '../db/register.ts'
import { groupBy } from './loadRecords.ts'

const RANK = new Map<string, number>(EDUCATION_LEVEL.items.map(({ key }, rank) => [key, rank]))

function rankOf({ level }: { level: string }): number {
  return RANK.get(level) ?? RANK.size
}

const EMPTY: CardFacts = {
  family: [],
  education: [],
  keeper: null,
  personnelFile: null,
  otherMaterials: null,
  materials: {},
}

/** Cards of the members named; the highest schooling stands first. */
export async function loadCards(
  db: Reader,
  memberIds: readonly number[],
): Promise<(memberId: number) => CardFacts> {
  const family = await db
    .selectFrom('family')
    .select(['memberId', 'relation', 'name', 'birth', 'politics', 'unit', 'post'])
    .where('memberId', 'in', memberIds)
    .where('removed', '=', 0)
    .orderBy('sortOrder')
    .orderBy('id')
    .execute()
  const education = await db
    .selectFrom('education')
    .select(['memberId', 'kind', 'level', 'degree', 'school', 'major'])
    .where('memberId', 'in', memberIds)
    .where('removed', '=', 0)
    .orderBy('toOn', 'desc')
    .orderBy('id')
    .execute()
  const dossiers = await db
    .selectFrom('dossier')
    .select(['memberId', 'keeper', 'personnelFile', 'otherMaterials'])
    .where('memberId', 'in', memberIds)
    .execute()
  const items = await db
    .selectFrom('dossierItem')
    .select(['memberId', 'item', 'present'])
    .where('memberId', 'in', memberIds)
    .execute()
  const ofMember = ({ memberId }: { memberId: number }) => memberId
  const families = groupBy(family, ofMember, row => row)
  const schooling = groupBy(education, ofMember, row => row)
  const materials = groupBy(items, ofMember, ({ item, present }) => [item, present] as const)
  const kept = new Map(dossiers.map(dossier => [dossier.memberId, dossier]))
  return memberId => {
    const dossier = kept.get(memberId)
    return {
      family: families.get(memberId) ?? EMPTY.family,
      education: (schooling.get(memberId) ?? []).toSorted((a, b) => rankOf(a) - rankOf(b)),
      keeper: dossier?.keeper ?? null,
      personnelFile: dossier?.personnelFile ?? null,
      otherMaterials: dossier?.otherMaterials ?? null,
      materials: Object.fromEntries(materials.get(memberId) ?? []),
    }
  }
}

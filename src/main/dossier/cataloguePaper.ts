/** 党员档案材料目录 of one member, from what is recorded (forms.md 12). */

import { CATALOGUE_ITEM, CATALOGUE_LINE } from '../../shared/dossier/catalogue.ts'
import { catalogueSheet, type CatalogueLine } from '../../shared/forms/dossierCatalogue.ts'
import { remark } from '../../shared/forms/printing.ts'
import { labelOf } from '../../shared/kernel/codes.ts'
import type { IsoDate } from '../../shared/kernel/dates.ts'
import type { Reader } from '../db/register.ts'
import { memberRecord } from '../roster/service.ts'
import { catalogueOf } from './catalogue.ts'
import type { DossierPaper } from './paperMade.ts'

/** Throws RECORD_MISSING. */
export async function cataloguePaper(db: Reader, memberId: number, today: IsoDate): Promise<DossierPaper> {
  const { name, orgName, items } = await catalogueOf(db, memberId, today)
  const { idNo } = await memberRecord(db, memberId)
  const counted = new Map<string, number>()
  const lines = items.flatMap(({ item, papers }) =>
    papers.map((paper): CatalogueLine => {
      const line = CATALOGUE_LINE[item]
      const no = (counted.get(line) ?? 0) + 1
      counted.set(line, no)
      return {
        id: paper.id,
        no: `${line}-${no}`,
        title: paper.title ?? labelOf(CATALOGUE_ITEM, item),
        madeOn: paper.madeOn,
        copies: paper.copies,
        pages: paper.pages,
        remark: remark(
          paper.form === '复印件' ? '复印件' : null,
          paper.signer === null ? null : `${paper.signer}签字`,
          paper.seal,
          paper.remark,
        ),
      }
    }),
  )
  const lacking = items.flatMap(({ item, due, papers }) =>
    due === 'due' && papers.length === 0 ? [labelOf(CATALOGUE_ITEM, item)] : [],
  )
  return {
    title: '党员档案材料目录',
    about: name,
    sheet: catalogueSheet({ memberId, name, branch: orgName, idNo: idNo ?? '', lines }),
    findings: lacking.length === 0 ? [] : [`应有而目录中没有：${lacking.join('、')}`],
    persons: 1,
  }
}

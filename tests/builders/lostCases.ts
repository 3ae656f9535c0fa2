/** The steps of a lost case between the end of its search and a decision on it (rules.md 4.2, 7 and 8). */

import type { IsoDate } from '../../src/shared/kernel/dates.ts'
import type { TestOffice } from './office.ts'

type Backend = Pick<TestOffice['backend'], 'search'>

/** Found out about, and an opinion formed, both on the day. */
export async function judged(
  { search }: Backend,
  id: number,
  on: IsoDate,
  {
    conduct = '无',
    investigation = '走访亲属和邻居，没有发现问题',
  }: { conduct?: '无' | '不合格表现' | '违纪违法线索'; investigation?: string } = {},
): Promise<void> {
  await search.investigate({
    id,
    on,
    investigatedBy: '赵六',
    conduct,
    evidence: '谈话记录，存支部',
    cause: '非纯个人主观',
    attitude: '端正',
    investigation,
  })
  await search.propose({
    id,
    branchOpinion: '见核查情况报告',
    groupOpinion: '同意支部意见',
    preOpinion: '同意',
    preOpinionOn: on,
  })
}

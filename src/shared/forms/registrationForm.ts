/**
 * D33 党员登记申请表 (S01 15; forms.md 18): handed out with what the register knows of the member, and printed again
 * with what he wrote. Name and contents are those of the document, the grid is the office's own.
 */

import { dateInChinese, type IsoDate } from '../kernel/dates.ts'
import type { RegistrationForm } from '../registration/methods.ts'
import type { PrintedPerson } from './printedPerson.ts'
import { fillDate, gap, ticked } from './printing.ts'
import { pairs, passage, signedPassage, type RecordPaper } from './recordPaper.ts'

export const REGISTRATION_TITLE = '党员登记申请表'

/** What is written on a form; null hands it out empty. */
export type RegistrationWritten = Pick<RegistrationForm, 'wish' | 'values' | 'applicationOn'>

export interface RegistrationPaper {
  person: PrintedPerson
  orgName: string
  /** the last day for the return */
  deadline: IsoDate
  written: RegistrationWritten | null
  /** worksheet name */
  name: string
}

/** Height of each of the four parts, millimetres: with the rest they fill one page. */
const PART_MM = 34

/** The line a text is signed on, with its day. */
function signature(who: string, on: IsoDate | null): string {
  return `${who}${gap(8)}${fillDate(on)}${gap(1)}`
}

function wishText({ wish, applicationOn }: Pick<RegistrationWritten, 'wish' | 'applicationOn'>): string {
  const boxes = ticked(['申请登记', '不愿登记'], word => word === (wish === '登记' ? '申请登记' : wish))
  const application = applicationOn === null ? '另附书面申请' : `另附${dateInChinese(applicationOn)}书面申请`
  return `${boxes}（${application}）`
}

export function registrationPaper({
  person,
  orgName,
  deadline,
  written,
  name,
}: RegistrationPaper): RecordPaper {
  const values = written?.values
  const part = (label: string, text: string | null | undefined) => passage(label, text ?? '', PART_MM)
  return {
    name,
    title: REGISTRATION_TITLE,
    headLine: { left: `党支部：${orgName}`, right: `请于${dateInChinese(deadline)}前交党支部` },
    memberId: person.memberId,
    rows: [
      pairs(8, ['姓名', person.name], ['性别', person.sex], ['民族', person.nation]),
      pairs(8, ['出生年月', person.birth], ['入党时间', person.joinDate], ['转正时间', person.fullDate]),
      pairs(8, ['身份证号', person.idNo], ['联系电话', person.phone]),
      pairs(8, ['工作单位及职务', person.unitAndTitle]),
      part('思想表现', values?.thought),
      part('工作表现', values?.work),
      part('作风表现', values?.style),
      part('生活表现', values?.life),
      ...signedPassage(
        '登记意愿',
        wishText(written ?? { wish: null, applicationOn: null }),
        signature('本人签字：', values?.signedOn ?? null),
        10,
      ),
      ...signedPassage(
        '党支部意见',
        values?.branchOpinion ?? '',
        signature(`（盖章）${gap(2)}书记签字：`, values?.branchOpinionOn ?? null),
        18,
      ),
      ...signedPassage(
        '基层党委意见',
        values?.committeeOpinion ?? '',
        signature(`（盖章）${gap(2)}负责人：`, values?.committeeOpinionOn ?? null),
        18,
      ),
    ],
    footLines: [],
  }
}

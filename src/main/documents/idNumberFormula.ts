/**
 * The check of an ID number as a formula of the workbook: the findings of shared/kernel/idNumber.ts, in their
 * order and words, for branches that fill a table in without this program. Only functions that Excel 2007,
 * WPS and LibreOffice have.
 */

import { idFindingText } from '../../shared/kernel/idNumber.ts'

/** Addresses in the row of the person, such as `D3`; ranges over all rows, such as `$D$3:$D$150`. */
export interface IdNumberCells {
  idNo: string
  sex: string
  birth: string
  /** null where a person may stand in several rows */
  allIdNos: string | null
}

export const REPEATED_TEXT = '身份证号在本表中重复'

const PLACES = Array.from({ length: 17 }, (_, i) => i + 1).join(';')
const WEIGHTS = '7;9;10;5;8;4;2;1;6;3;7;9;10;5;8;4;2'

/** Empty where there is nothing to find, or no number at all. */
export function idNumberFormula({ idNo, sex, birth, allIdNos }: IdNumberCells): string {
  const code = `UPPER(SUBSTITUTE(ASC(${idNo})," ",""))`
  const digit = `MID(${code},{${PLACES}},1)`
  const day = `DATE(MID(${code},7,4),MID(${code},11,2),MID(${code},13,2))`
  const isDay =
    `AND(VALUE(MID(${code},7,4))>=1900,VALUE(MID(${code},11,2))>=1,VALUE(MID(${code},11,2))<=12,` +
    `MONTH(${day})=VALUE(MID(${code},11,2)),DAY(${day})=VALUE(MID(${code},13,2)),${day}<=TODAY())`
  const check = `MID("10X98765432",MOD(SUMPRODUCT(${digit}*{${WEIGHTS}}),11)+1,1)`
  const written = ['"-"', '"."', '"/"', '"年"', '"月"', '"日"'].reduce(
    (text, sign) => `SUBSTITUTE(${text},${sign},"")`,
    `TRIM(${birth})`,
  )
  const text = (finding: Parameters<typeof idFindingText>[0], number = '') =>
    `"${idFindingText(finding, number)}"`
  const steps: [condition: string, text: string][] = [
    [`LEN(${code})=0`, '""'],
    [`AND(LEN(${code})=15,ISNUMBER(VALUE(${code})))`, text('ID_LEN', '1'.repeat(15))],
    [`LEN(${code})<>18`, text('ID_LEN')],
    [
      `SUMPRODUCT(ISNUMBER(FIND(${digit},"0123456789"))*1)+ISNUMBER(FIND(RIGHT(${code},1),"0123456789X"))<18`,
      text('ID_CHAR'),
    ],
    [`NOT(${isDay})`, text('ID_DATE')],
    [`${check}<>RIGHT(${code},1)`, text('ID_CHECK')],
    [
      `AND(OR(LEN(${written})=6,LEN(${written})=8),LEFT(MID(${code},7,8),LEN(${written}))<>${written})`,
      text('ID_BIRTH'),
    ],
    [
      `AND(OR(${sex}="男",${sex}="女"),${sex}<>IF(MOD(VALUE(MID(${code},17,1)),2)=1,"男","女"))`,
      text('ID_SEX'),
    ],
    ...(allIdNos === null
      ? []
      : [[`SUMPRODUCT((${allIdNos}=${idNo})*1)>1`, `"${REPEATED_TEXT}"`] satisfies [string, string]]),
  ]
  return `${steps.map(([condition, then]) => `IF(${condition},${then}`).join(',')},""${')'.repeat(steps.length)}`
}

/** What is to be pointed out about one result of an appraisal (rules.md 2.I). Nothing of it refuses a result. */

export interface ResultFacts {
  id: number
  roundId: number
  year: number
  final: string
  finding: string | null
  findingDoc: string | null
  toldOn: string | null
  exempt: boolean
  /** an exemption from appraisal meetings was in force at the round (R-I12) */
  excused: boolean
  opinionHeard: string | null
}

export interface SanctionFacts {
  family: string
  kind: string
  decidedOn: string
}

export interface AppraisalFinding {
  level: 'error' | 'warning' | 'note'
  text: string
}

/** Sanctions whose calendar year ends in 不合格 (R-I14, R-I15). */
const FAILING = ['严重警告', '撤销党内职务', '留党察看一年', '留党察看两年']

function sanctionFindings(
  { year, final }: ResultFacts,
  sanctions: readonly SanctionFacts[],
): AppraisalFinding[] {
  const inYear = (wanted: number) =>
    sanctions
      .filter(({ family, decidedOn }) => family === '党纪' && Number(decidedOn.slice(0, 4)) === wanted)
      .map(({ kind }) => kind)
  const present = inYear(year)
  const failing = present.find(kind => FAILING.includes(kind))
  if (failing !== undefined)
    return final === '不合格' ? [] : [{ level: 'error', text: `当年受${failing}处分，应确定为不合格` }]
  if (inYear(year - 1).includes('留党察看两年'))
    return final === '只写评语'
      ? []
      : [{ level: 'error', text: '上一年受留党察看两年处分，只写评语不定等次' }]
  return present.includes('警告') && final === '优秀'
    ? [{ level: 'error', text: '当年受警告处分，不得评为优秀' }]
    : []
}

const blank = (text: string | null) => text === null || text.trim() === ''

/** R-I06 the paper of a finding, R-I11 told to the person, R-I12 what an exemption asks for. */
function paperFindings({
  finding,
  findingDoc,
  toldOn,
  exempt,
  excused,
  opinionHeard,
}: ResultFacts): AppraisalFinding[] {
  return [
    ...(finding === '是' && blank(findingDoc)
      ? [{ level: 'warning' as const, text: '组织考核认定要有材料' }]
      : []),
    ...(exempt && !excused
      ? [{ level: 'warning' as const, text: '没有评议豁免的记录，请到“豁免”里登记' }]
      : []),
    ...(exempt && blank(opinionHeard)
      ? [{ level: 'warning' as const, text: '不参加集中评议的，要听取本人意见' }]
      : []),
    ...(toldOn === null
      ? [{ level: exempt ? ('warning' as const) : ('note' as const), text: '还没有转告本人' }]
      : []),
  ]
}

export function resultFindings(
  results: readonly ResultFacts[],
  sanctions: readonly SanctionFacts[],
): Map<number, AppraisalFinding[]> {
  return new Map(
    results.map(result => {
      const twice = results.some(other => other.id !== result.id && other.roundId === result.roundId)
      return [
        result.id,
        [
          ...sanctionFindings(result, sanctions),
          ...paperFindings(result),
          ...(twice ? [{ level: 'warning' as const, text: '同一次评议有两条结果，请留一条' }] : []),
        ],
      ]
    }),
  )
}

/**
 * An invented township on the day its sweep begins: the branches and who is on their rolls. What is known of
 * the lost and of those away is in lost.ts and away.ts; the tables it must come to are in handLists.ts and
 * handSummaries.ts, worked out by hand from the rules.
 *
 * The sweep: from 29 February (a leap day, and the end of a month, so that six months from the 29th, 30th and
 * 31st of August all end on it) to 30 April, annexes 1 to 8 filled in on 10 May, annex 9 on 31 August.
 */

import type { TypedValues } from '../../../../src/shared/roster/schema.ts'
import type { TestOffice } from '../../../builders/office.ts'

export const CAMPAIGN = {
  name: '2016年党员组织关系集中排查',
  year: 2016,
  template: 'CUSTOM',
  startOn: '2016-02-29',
  searchEnd: '2016-04-30',
  fillDate: '2016-05-10',
  fillDate9: '2016-08-31',
  firstPerson: '李书记',
} as const

/** The clerk looks back on all of it. */
export const TODAY = '2016-09-30'

export type Branch = 'village' | 'group' | 'community' | 'office' | 'school' | 'mill' | 'talent'

type Line = readonly [
  name: string,
  sex: '男' | '女',
  birth: string,
  idNo: string,
  education: string,
  joined: string,
  /** null: 预备党员 */
  full: string | null,
  more?: TypedValues,
]

const ROLLS: Readonly<Record<Branch, readonly Line[]>> = {
  village: [
    ['安立春', '男', '1980-04-05', '410400198004050238', '高中中技', '2000-07-01', '2001-07-01'],
    ['白大山', '男', '1975-09-12', '41040019750912025X', '初中', '1998-06-20', '1999-06-20'],
    ['曹志国', '男', '1969-11-30', '410400196911300270', '高中中技', '1992-10-01', '1993-10-01'],
    ['陈来运', '男', '1983-02-14', '410400198302140290', '大专', '2006-06-30', '2007-06-30'],
    ['邓小满', '女', '1985-05-21', '410400198505210308', '大专', '2008-07-01', '2009-07-01'],
    ['丁有才', '男', '1960-03-03', '410400196003030332', '初中', '1985-07-01', '1986-07-01'],
    ['杜长河', '男', '1981-05-11', '410400198105110359', '初中', '2014-05-11', '2015-05-11'],
    ['范进宝', '男', '1979-01-01', '410400197901010370', '初中', '2001-07-01', '2002-07-01'],
    ['冯守义', '女', '1980-05-10', '410400198005100380', '高中中技', '2014-05-10', '2015-05-10'],
    ['郭东升', '男', '1970-05-10', '410400197005100431', '小学', '2009-05-10', '2010-05-10'],
    ['孔祥瑞', '男', '1988-08-18', '41040019880818045X', '高中中技', '2010-07-01', '2011-07-01'],
    ['韩林', '男', '1982-03-15', '410400198203150477', '高中中技', '2005-07-01', '2006-07-01'],
    ['何涛', '女', '1993-10-10', '410400199310100488', '大学本科', '2015-06-15', null],
    [
      '胡斌',
      '男',
      '1958-07-07',
      '410400195807070511',
      '大专',
      '1985-07-01',
      '1986-07-01',
      { nation: '满族' },
    ],
    ['黄平', '男', '1984-04-04', '410400198404040530', '初中', '2007-07-01', '2008-07-01'],
    ['贾勇', '男', '1990-12-25', '41040019901225055X', '高中中技', '2012-07-01', '2013-07-01'],
    ['江海', '男', '1986-06-16', '410400198606160573', '大专', '2009-07-01', '2010-07-01'],
  ],
  group: [
    [
      '高云飞',
      '男',
      '1970-05-11',
      '410400197005110410',
      '大专',
      '2009-05-11',
      '2010-05-11',
      { nation: '回族' },
    ],
  ],
  community: [
    ['雷鸣', '男', '1972-07-20', '410400197207200596', '中专', '1995-07-01', '1996-07-01'],
    ['李想', '女', '1976-01-31', '410400197601310603', '大专', '1999-07-01', '2000-07-01'],
    ['龙畅', '女', '1955-05-10', '410400195505100623', '高中中技', '2004-05-10', '2005-05-10'],
    ['卢森', '男', '1955-05-11', '410400195505110653', '中专', '2004-05-11', '2005-05-11'],
    ['罗成', '男', '1987-03-28', '410400198703280673', '大学本科', '2009-05-04', '2010-05-04'],
  ],
  office: [
    [
      '倪红',
      '女',
      '1960-01-15',
      '410400196001150701',
      '大学本科',
      '1994-05-11',
      '1995-05-11',
      { transferInOn: '2015-03-10' },
    ],
    ['潘伟', '男', '1950-03-03', '410400195003030733', '研究生', '1994-05-10', '1995-05-10'],
    ['彭程', '男', '1974-10-08', '410400197410080753', '大学本科', '1997-07-01', '1998-07-01'],
    ['钱进', '男', '1966-12-12', '410400196612120771', '大专', '1990-07-01', '1991-07-01'],
    ['邱明', '男', '1971-04-14', '410400197104140797', '大学本科', '1996-07-01', '1997-07-01'],
    ['任重', '男', '1989-02-02', '410400198902020815', '研究生', '2011-07-01', '2012-07-01'],
    ['尹航', '男', '1964-05-05', '410400196405050838', '大专', '1988-07-01', '1989-07-01'],
    ['于洋', '女', '1968-09-09', '410400196809090844', '大专', '1992-07-01', '1993-07-01'],
  ],
  school: [
    ['沈青', '女', '1991-03-08', '410400199103080867', '大学本科', '2014-12-01', null],
    ['石磊', '男', '1992-09-09', '410400199209090895', '大学本科', '2014-11-20', null],
    ['宋词', '男', '1990-11-11', '410400199011110918', '大学本科', '2014-12-05', null],
    ['苏醒', '男', '1985-07-15', '410400198507150935', '研究生', '2007-06-01', '2008-06-01'],
    ['袁野', '男', '1945-10-01', '410400194510010951', '大专', '1975-07-01', '1976-07-01'],
  ],
  mill: [
    ['孙立', '男', '1978-08-08', '410400197808080972', '初中', '2003-12-01', '2004-12-01'],
    ['谭松', '男', '1968-02-02', '410400196802020990', '中专', '1998-09-09', '1999-09-09'],
    ['田野', '男', '1979-06-01', '410400197906011014', '高中中技', '2002-07-01', '2003-07-01'],
    ['童宁', '男', '1949-12-12', '41040019491212103X', '小学', '1979-01-01', '1980-01-01'],
  ],
  talent: [
    [
      '汪洋',
      '男',
      '1975-06-06',
      '410400197506061055',
      '研究生',
      '1997-03-03',
      '1998-03-03',
      { nation: '壮族' },
    ],
  ],
}

/** Every telephone ends on the last four digits of the ID number, X as 0: they are read on the tables. */
export const phoneOf = (idNo: string) => `1370000${idNo.slice(-4).replace('X', '0')}`

export interface Township {
  at: TestOffice
  orgs: Readonly<Record<Branch, number>>
  /** name → id */
  ids: ReadonlyMap<string, number>
}

export function idOf({ ids }: Township, name: string): number {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`nobody is called ${name}`)
  return id
}

async function organisations({ backend, rootId }: TestOffice): Promise<Township['orgs']> {
  type Values = Parameters<typeof backend.organisation.save>[0]['values']
  const put = async (values: Values) => (await backend.organisation.save({ values })).id
  const branch = { kind: '党支部', parentId: rootId } as const
  const village = await put({ ...branch, fullName: '石桥村支部', orgType: 'RURAL' })
  const group = await put({ parentId: village, kind: '党小组', fullName: '石桥村第一党小组' })
  const community = await put({ ...branch, fullName: '河湾社区支部', orgType: 'COMMUNITY' })
  const office = await put({ ...branch, fullName: '镇机关支部', orgType: 'GOV' })
  const school = await put({ ...branch, fullName: '青山中学支部', orgType: 'SCHOOL' })
  const general = await put({ ...branch, kind: '党总支', fullName: '工业园党总支', orgType: 'PRIVATE' })
  const mill = await put({ kind: '党支部', parentId: general, fullName: '恒光纸业支部', orgType: 'PRIVATE' })
  const talent = await put({ ...branch, fullName: '人才中心支部', orgType: 'TALENT' })
  return { village, group, community, office, school, mill, talent }
}

export async function putTownship(at: TestOffice): Promise<Township> {
  const orgs = await organisations(at)
  await at.backend.census.save({ values: CAMPAIGN })
  const ids = new Map<string, number>()
  const put = async (branch: Branch, line: Line, fromOn: string | null = null) => {
    const [name, sex, birth, idNo, education, joinDate, fullDate, more = {}] = line
    const values = { name, sex, birth, idNo, education, joinDate, nation: '汉族', phone: phoneOf(idNo) }
    const { id } = await at.backend.roster.create({
      orgId: orgs[branch],
      values: { ...values, ...(fullDate === null ? {} : { fullDate }), domicile: '青山镇', ...more },
      membership: fullDate === null ? 'PROBATIONARY' : 'FORMAL',
      fromOn,
    })
    ids.set(name, id)
  }
  for (const branch of Object.keys(ROLLS) as Branch[])
    for (const line of ROLLS[branch]) await put(branch, line)
  // Came in during the sweep: on annex 2, not in 排查前在册 (S03 129).
  const newcomer = [
    '马良',
    '男',
    '1991-09-01',
    '410400199109010691',
    '大专',
    '2013-07-01',
    '2014-07-01',
  ] as const
  await put('community', [...newcomer, { transferInOn: '2016-04-01' }], '2016-04-01')
  // Died before the sweep: in neither.
  await at.backend.roster.setMembership({
    id: ids.get('袁野') ?? 0,
    membership: 'DECEASED',
    on: '2016-01-15',
    evidence: '死亡证明',
  })
  return { at, orgs, ids }
}

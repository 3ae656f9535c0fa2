/**
 * One invented township: its committee, its branches and their members. Nobody in it exists: ID numbers
 * have the region code 410400, which was never issued, and telephone numbers run in sequence.
 */

import { addMonths, isoDate, type IsoDate } from '../../shared/kernel/dates.ts'
import { idCheckDigit } from '../../shared/kernel/idNumber.ts'
import type { ORGANISATION_TYPE } from '../../shared/organisation/codes.ts'
import { createChance, type Chance } from './chance.ts'
import { inventName, villageName } from './names.ts'

export const COMMITTEE = '中共青山镇委员会'
/** The sweep of the demonstration; every date of it follows from these. */
export const DEMO_DAY: IsoDate = '2024-03-20'

export type OrganisationType = (typeof ORGANISATION_TYPE)['items'][number]['key']

export interface DemoBranch {
  fullName: string
  shortName: string
  orgType: OrganisationType
  /** village, street or unit, as addresses begin */
  place: string
}

export interface DemoPerson {
  name: string
  sex: '男' | '女'
  nation: string
  birth: IsoDate
  idNo: string
  education: string
  joinDate: IsoDate
  /** null for a probationary member */
  fullDate: IsoDate | null
  phone: string
  unit: string
  residence: string
  nativePlace: string
  marital: string
  workStart: string
  introducers: string
}

export interface Township {
  branches: { branch: DemoBranch; people: DemoPerson[] }[]
}

const UNITS: readonly (readonly [string, OrganisationType, string])[] = [
  ['青山镇机关支部', 'GOV', '青山镇政府'],
  ['青山镇中心学校支部', 'SCHOOL', '青山镇中心学校'],
  ['青山镇卫生院支部', 'PUBINST', '青山镇卫生院'],
  ['青山社区支部', 'COMMUNITY', '青山镇镇区'],
  ['青山水泥有限公司支部', 'SOE', '青山水泥有限公司'],
  ['兴农食品公司支部', 'PRIVATE', '兴农食品公司'],
  ['青山镇商会支部', 'SOCIAL', '青山镇商会'],
]

/** About forty-five members a branch, at least eight villages and every kind of unit. */
const PER_BRANCH = 45

function makeBranches(members: number): DemoBranch[] {
  const units = UNITS.map(([fullName, orgType, place]) => ({ fullName, shortName: fullName, orgType, place }))
  const villages = Math.max(8, Math.round(members / PER_BRANCH) - units.length)
  const rural = Array.from({ length: villages }, (_, n): DemoBranch => {
    const place = villageName(n)
    return { fullName: `${place}支部`, shortName: `${place}支部`, orgType: 'RURAL', place }
  })
  return [...rural, ...units]
}

const EDUCATION_BY_AGE: readonly (readonly [number, readonly (readonly [string, number])[]])[] = [
  [
    70,
    [
      ['小学', 45],
      ['初中', 40],
      ['高中中技', 15],
    ],
  ],
  [
    50,
    [
      ['小学', 10],
      ['初中', 45],
      ['高中中技', 35],
      ['大专', 10],
    ],
  ],
  [
    35,
    [
      ['初中', 20],
      ['高中中技', 40],
      ['中专', 15],
      ['大专', 20],
      ['大学本科', 5],
    ],
  ],
  [
    0,
    [
      ['高中中技', 20],
      ['大专', 40],
      ['大学本科', 35],
      ['研究生', 5],
    ],
  ],
]

function educationAt(chance: Chance, age: number): string {
  const [, shares] = EDUCATION_BY_AGE.find(([from]) => age >= from) ?? [0, [['初中', 1]] as const]
  return chance.weighted(shares)
}

function dayIn(chance: Chance, year: number): IsoDate {
  return isoDate(year, chance.between(1, 12), chance.between(1, 28)) ?? `${year}-01-01`
}

/** Most were taken in around 1 July, as branches do. */
function joinDay(chance: Chance, birth: IsoDate): IsoDate {
  const birthYear = Number(birth.slice(0, 4))
  const earliest = birthYear + 19
  const latest = Math.min(2023, birthYear + 45)
  const year = chance.between(earliest, Math.max(earliest, latest))
  return chance.perMille(600) ? `${year}-07-01` : dayIn(chance, year)
}

interface Counters {
  /** ID numbers given out, by their first fourteen digits */
  ids: Map<string, number>
  phones: number
}

function idNumber(birth: IsoDate, sex: '男' | '女', { ids }: Counters): string {
  const head = `410400${birth.replaceAll('-', '')}`
  const order = ids.get(`${head}${sex}`) ?? 0
  ids.set(`${head}${sex}`, order + 1)
  const first17 = `${head}${String((order * 2 + (sex === '男' ? 1 : 0)) % 1000).padStart(3, '0')}`
  return first17 + idCheckDigit(first17)
}

function phoneNumber(counters: Counters): string {
  counters.phones += 1
  return `137${String(counters.phones).padStart(8, '0')}`
}

function unitOf(chance: Chance, branch: DemoBranch, age: number): string {
  switch (branch.orgType) {
    case 'RURAL':
      return age > 60 || chance.perMille(700)
        ? '务农'
        : chance.pick(['个体经营', '在外务工', `${branch.place}村民委员会`])
    case 'COMMUNITY':
      return age > 60 ? '退休' : chance.pick(['个体经营', '自由职业', '青山社区居民委员会'])
    case 'GOV':
    case 'SOE':
    case 'PRIVATE':
    case 'SOCIAL':
    case 'TALENT':
    case 'SCHOOL':
    case 'PUBINST':
    case 'OTHER':
      return age > 60 ? `${branch.place}（退休）` : branch.place
  }
}

function makePerson(chance: Chance, branch: DemoBranch, counters: Counters): DemoPerson {
  const birthYear = chance.weighted([
    [chance.between(1932, 1945), 12],
    [chance.between(1946, 1960), 32],
    [chance.between(1961, 1975), 30],
    [chance.between(1976, 1990), 20],
    [chance.between(1991, 2002), 6],
  ])
  const age = 2024 - birthYear
  const sex = chance.perMille(270) ? '女' : '男'
  const birth = dayIn(chance, birthYear)
  const joinDate = joinDay(chance, birth)
  const full = addMonths(joinDate, 12)
  const group = chance.between(1, 12)
  return {
    name: inventName(chance, birthYear, sex),
    sex,
    nation: chance.weighted([
      ['汉族', 955],
      ['回族', 35],
      ['满族', 6],
      ['蒙古族', 4],
    ]),
    birth,
    idNo: idNumber(birth, sex, counters),
    education: educationAt(chance, age),
    joinDate,
    fullDate: full > DEMO_DAY ? null : full,
    phone: phoneNumber(counters),
    unit: unitOf(chance, branch, age),
    residence:
      branch.orgType === 'RURAL' ? `青山镇${branch.place}${group}组` : `${branch.place}家属院${group}号楼`,
    nativePlace: '河南平顶山',
    marital:
      age < 26
        ? '未婚'
        : chance.weighted([
            ['已婚', 92],
            ['离婚', 3],
            ['丧偶', 5],
          ]),
    workStart: `${birthYear + chance.between(16, 22)}-${String(chance.between(1, 12)).padStart(2, '0')}`,
    introducers: `${inventName(chance, birthYear - 15, '男')}、${inventName(chance, birthYear - 12, '男')}`,
  }
}

/** Invents a township of `members` persons. The same seed gives the same township. */
export function inventTownship(members: number, seed: number): Township {
  const chance = createChance(seed)
  const counters: Counters = { ids: new Map(), phones: 0 }
  const branches = makeBranches(members)
  const township: Township = { branches: branches.map(branch => ({ branch, people: [] })) }
  for (let n = 0; n < members; n += 1) {
    const home = township.branches[n % branches.length]
    home?.people.push(makePerson(chance, home.branch, counters))
  }
  return township
}

/**
 * Annexes 3 to 6 of the township, worked out by hand: every row of every branch, with the rule that puts it
 * there. A length is counted from the start to the day of contact, else to 30 April (R-B01, R-B02, X-84).
 */

/** What all lists print of a person: 性别, 民族, 出生年月, 身份证号码, 学历, 入党时间, 是否预备党员. */
const PEOPLE: Readonly<Record<string, readonly [string, string, string, string, string, string, string]>> = {
  安立春: ['男', '汉', '1980.04', '410400198004050238', '高中中技', '2000.07.01', '否'],
  白大山: ['男', '汉', '1975.09', '41040019750912025X', '初中', '1998.06.20', '否'],
  曹志国: ['男', '汉', '1969.11', '410400196911300270', '高中中技', '1992.10.01', '否'],
  陈来运: ['男', '汉', '1983.02', '410400198302140290', '大专', '2006.06.30', '否'],
  杜长河: ['男', '汉', '1981.05', '410400198105110359', '初中', '2014.05.11', '否'],
  冯守义: ['女', '汉', '1980.05', '410400198005100380', '高中中技', '2014.05.10', '否'],
  高云飞: ['男', '回', '1970.05', '410400197005110410', '大专', '2009.05.11', '否'],
  郭东升: ['男', '汉', '1970.05', '410400197005100431', '小学', '2009.05.10', '否'],
  孔祥瑞: ['男', '汉', '1988.08', '41040019880818045X', '高中中技', '2010.07.01', '否'],
  韩林: ['男', '汉', '1982.03', '410400198203150477', '高中中技', '2005.07.01', '否'],
  何涛: ['女', '汉', '1993.10', '410400199310100488', '大学本科', '2015.06.15', '是'],
  胡斌: ['男', '满', '1958.07', '410400195807070511', '大专', '1985.07.01', '否'],
  贾勇: ['男', '汉', '1990.12', '41040019901225055X', '高中中技', '2012.07.01', '否'],
  雷鸣: ['男', '汉', '1972.07', '410400197207200596', '中专', '1995.07.01', '否'],
  李想: ['女', '汉', '1976.01', '410400197601310603', '大专', '1999.07.01', '否'],
  龙畅: ['女', '汉', '1955.05', '410400195505100623', '高中中技', '2004.05.10', '否'],
  卢森: ['男', '汉', '1955.05', '410400195505110653', '中专', '2004.05.11', '否'],
  罗成: ['男', '汉', '1987.03', '410400198703280673', '大学本科', '2009.05.04', '否'],
  倪红: ['女', '汉', '1960.01', '410400196001150701', '大学本科', '1994.05.11', '否'],
  潘伟: ['男', '汉', '1950.03', '410400195003030733', '研究生', '1994.05.10', '否'],
  彭程: ['男', '汉', '1974.10', '410400197410080753', '大学本科', '1997.07.01', '否'],
  钱进: ['男', '汉', '1966.12', '410400196612120771', '大专', '1990.07.01', '否'],
  邱明: ['男', '汉', '1971.04', '410400197104140797', '大学本科', '1996.07.01', '否'],
  任重: ['男', '汉', '1989.02', '410400198902020815', '研究生', '2011.07.01', '否'],
  沈青: ['女', '汉', '1991.03', '410400199103080867', '大学本科', '2014.12.01', '是'],
  石磊: ['男', '汉', '1992.09', '410400199209090895', '大学本科', '2014.11.20', '是'],
  宋词: ['男', '汉', '1990.11', '410400199011110918', '大学本科', '2014.12.05', '是'],
  苏醒: ['男', '汉', '1985.07', '410400198507150935', '研究生', '2007.06.01', '否'],
  孙立: ['男', '汉', '1978.08', '410400197808080972', '初中', '2003.12.01', '否'],
  谭松: ['男', '汉', '1968.02', '410400196802020990', '中专', '1998.09.09', '否'],
  田野: ['男', '汉', '1979.06', '410400197906011014', '高中中技', '2002.07.01', '否'],
  童宁: ['男', '汉', '1949.12', '41040019491212103X', '小学', '1979.01.01', '否'],
  汪洋: ['男', '壮', '1975.06', '410400197506061055', '研究生', '1997.03.03', '否'],
}

function person(name: string) {
  const [sex = '', nation = '', birth = '', idNo = '', education = '', joined = '', probationary = ''] =
    PEOPLE[name] ?? []
  return { sex, nation, birth, idNo, education, joined, probationary }
}

/** 党支部 → its rows from left to right. */
export type HandList = Readonly<Record<string, readonly (readonly string[])[]>>

function numbered<T>(
  branches: Readonly<Record<string, readonly T[]>>,
  row: (line: T, branch: string) => readonly string[],
): HandList {
  return Object.fromEntries(
    Object.entries(branches).map(([branch, lines]) => [
      branch,
      lines.map((line, i) => [String(i + 1), ...row(line, branch)]),
    ]),
  )
}

const VAIN =
  '共3次（3天）：2016.04.06电话（本人）无结果；2016.04.08亲属（父亲）无结果；2016.04.20户籍系统（公安）（县公安局）无结果'
const NOTHING = '失联期间表现：无不合格表现；经走访核实'
const NOT_FOUND = '仍然无法取得联系'

type Line3 = readonly [
  name: string,
  length: string,
  situation: string,
  /** the day of contact; null: not found by 30 April */
  found: string | null,
  more?: { search?: string; investigation?: string; remark?: string },
]

/** Those of annex 5 and of annex 6, and who reached six months only during the sweep (R-B07, X3). */
const LINES3: Readonly<Record<string, readonly Line3[]>> = {
  石桥村支部: [
    ['安立春', '6个月0天', '外出务工经商', '2016.02.29'],
    ['白大山', '6个月1天', '外出务工经商', '2016.03.01'],
    ['曹志国', '8个月2天', '外出务工经商', '2016.04.30'],
    // R-B07: not six months on 29 February, exactly six when he was found
    [
      '陈来运',
      '6个月0天',
      '外出务工经商',
      '2016.03.01',
      { remark: '排查期间才满6个月，随后取得联系，仅列附件3' },
    ],
    // 邓小满 found before six months, 丁有才 found before the sweep, 范进宝 a day short at its end: nowhere
    ['杜长河', '6个月0天', '外出务工经商', null],
    ['冯守义', '6个月1天', '外出务工经商', null],
    ['高云飞', '7个月29天', '居住地改变', null],
    // R-B06: contact the day after the search ended does not count
    [
      '郭东升',
      '10个月15天',
      '外出务工经商',
      null,
      {
        search: `${VAIN.replace('共3次（3天）', '共4次（4天）')}；2016.05.01亲属（本人）取得联系`,
      },
    ],
    ['孔祥瑞', '9个月0天', '外出务工经商', '2016.03.20'],
  ],
  河湾社区支部: [
    ['雷鸣', '6个月0天', '居住地改变', '2016.02.29'],
    ['李想', '6个月1天', '居住地改变', '2016.03.01'],
    ['龙畅', '6个月5天', '居住地改变', null],
    ['卢森', '6个月5天', '居住地改变', null],
  ],
  镇机关支部: [
    ['倪红', '13个月20天', '工作单位改变', null],
    ['潘伟', '72个月29天', '居住地改变', null],
    [
      '彭程',
      '14个月0天',
      '工作单位改变',
      '2016.03.31',
      { investigation: '失联期间表现：不合格表现；长期不参加组织生活' },
    ],
    [
      '钱进',
      '13个月3天',
      '其他：债务纠纷外出躲避',
      '2016.03.31',
      { investigation: '失联期间表现：违纪违法线索；涉嫌赌博，线索移送镇纪委' },
    ],
    ['邱明', '8个月30天', '工作单位改变', '2016.04.14'],
  ],
  青山中学支部: [
    // 30 June + 8 months = 29 February
    ['沈青', '8个月15天', '毕业后去向不明', '2016.03.15'],
    ['石磊', '12个月0天', '毕业后去向不明', null],
    // 31 May + 11 months = 30 April, the day after
    ['宋词', '10个月29天', '毕业后去向不明', '2016.04.29'],
    // 31 December + 14 months = 29 February
    ['苏醒', '14个月5天', '出国（境）', '2016.03.05'],
  ],
  恒光纸业支部: [
    // R-B09: from the dues the family paid on 20 September
    ['孙立', '7个月10天', '单位改制或破产', null],
    ['谭松', '71个月29天', '工作单位改变', null],
    [
      '田野',
      '12个月18天',
      '单位改制或破产',
      '2016.04.02',
      { investigation: '失联期间表现：不合格表现；经走访核实' },
    ],
    // R-C08: excused with its reason
    [
      '童宁',
      '132个月0天',
      '其他：家庭变故后搬离',
      null,
      { search: '共1次（1天）：2016.04.06电话（本人）无结果' },
    ],
  ],
  人才中心支部: [['汪洋', '131个月29天', '出国（境）', null]],
}

export const ANNEX3 = numbered(LINES3, ([name, length, situation, found, more = {}]) => {
  const { sex, birth, idNo, joined } = person(name)
  const search = found === null ? VAIN : `共1次（1天）：${found}亲属（父亲）取得联系`
  const result = found === null ? NOT_FOUND : `${found}取得联系`
  return [
    ...[name, sex, birth, idNo, joined, length, situation],
    ...[more.search ?? search, more.investigation ?? NOTHING, result, '王支书', more.remark ?? ''],
  ]
})

type Line4 = readonly [
  name: string,
  occupation: string,
  leftOn: string,
  direction: string,
  place: string,
  reason: string,
  orgType: string,
  more?: { certNo?: string; unit?: string; contact?: string; contactPhone?: string; remark?: string },
]

/** R-E13: away on some day from 29 February to 10 May, back or not; not lost (R-B17). */
const LINES4: Readonly<Record<string, readonly Line4[]>> = {
  石桥村支部: [
    [
      ...(['韩林', '4', '2015.05.01', '4', '浙江省义乌市', '外出务工', '5'] as const),
      { certNo: 'HD2015001', unit: '义乌某商贸公司', contact: '陈书记', contactPhone: '13600000001' },
    ],
    ['何涛', '3', '2015.09.10', '2', '邻县县城', '外出务工', '5', { remark: '2016.03.10返回' }],
    // back on the first day is not back before it; 黄平 was, the day before
    ['胡斌', '2', '2015.06.01', '3', '洛阳市涧西区', '长期居住', '2', { remark: '2016.02.29返回' }],
    // left on the fill date; 江海 left the day after; 高云飞 is lost
    ['贾勇', '4', '2016.05.10', '6', '随工程队流动', '外出务工', '10'],
    // X1: on annex 5 too, with the words that explain it
    ['孔祥瑞', '5', '2016.04.01', '1', '本县城关镇', '经商', '1', { remark: '3月20日取得联系后外出' }],
  ],
  // on the roll until the receipt of 15 April: counted, for the figures are cumulative (R-E13)
  河湾社区支部: [['罗成', '1', '2015.01.10', '4', '江苏省苏州市', '外出务工', '4', { certNo: 'HD2015002' }]],
  镇机关支部: [['任重', '5', '2015.12.01', '5', '新加坡', '外出务工', '10']],
}

export const ANNEX4 = numbered(LINES4, line => {
  const [name, occupation, leftOn, direction, place, reason, orgType, more = {}] = line
  const { sex, nation, birth, idNo, education, joined } = person(name)
  const { certNo = '', unit = '', contact = '', contactPhone = '', remark = '' } = more
  return [
    ...[name, sex, nation, birth, idNo, education, joined, occupation],
    ...[leftOn, direction, place, reason, certNo],
    ...[unit, orgType, contact, contactPhone, '13900000000', remark],
  ]
})

type LineLost = readonly [
  name: string,
  length: string,
  occupation: string,
  situation: string,
  more?: { address?: string; phone?: string; remark?: string },
]

/** R-B05: six months on 29 February, contact from that day to 30 April, both included. */
const LINES5: Readonly<Record<string, readonly LineLost[]>> = {
  石桥村支部: [
    // 31 August + 6 months is the first day itself: 6个月以上 includes it (R-B04)
    ['安立春', '6个月0天', '3', '1'],
    ['白大山', '6个月1天', '3', '1'],
    ['曹志国', '8个月2天', '3', '1', { address: '东莞市某厂', phone: '13800000001' }],
    ['孔祥瑞', '9个月0天', '3', '1'],
  ],
  河湾社区支部: [
    // R-B18: the day of contact is the last valid day of his letter
    ['雷鸣', '6个月0天', '6', '6'],
    // the day after it (S03 104)
    ['李想', '6个月1天', '6', '6', { remark: '“口袋”党员' }],
  ],
  镇机关支部: [
    ['彭程', '14个月0天', '8', '4'],
    // X5: 其他 with its reason
    ['钱进', '13个月3天', '8', '7', { remark: '债务纠纷外出躲避' }],
    ['邱明', '8个月30天', '8', '4'],
  ],
  青山中学支部: [
    ['沈青', '8个月15天', '5', '3'],
    ['宋词', '10个月29天', '5', '3'],
    ['苏醒', '14个月5天', '8', '5'],
  ],
  // the loss came to light on 15 March: what counts is since when he was lost
  恒光纸业支部: [['田野', '12个月18天', '2', '2']],
}

/** R-B06: six months on 30 April, no contact by then, searched for enough or excused. */
const LINES6: Readonly<Record<string, readonly LineLost[]>> = {
  石桥村支部: [
    ['杜长河', '6个月0天', '3', '1'],
    ['冯守义', '6个月1天', '3', '1'],
    // not six months before the sweep, but at its end
    ['高云飞', '7个月29天', '3', '6'],
    ['郭东升', '10个月15天', '3', '1'],
  ],
  // 街道社区 is missing in the list of annex 6: 其他, said in the remark
  河湾社区支部: [
    // R-B18: 29 April was the last day of her letter
    ['龙畅', '6个月5天', '6', '6', { remark: '“口袋”党员；街道社区' }],
    // 30 April is the last day of his
    ['卢森', '6个月5天', '6', '6', { remark: '街道社区' }],
  ],
  镇机关支部: [
    // R-B08: from the day of coming in, confirmed
    ['倪红', '13个月20天', '4', '4'],
    ['潘伟', '72个月29天', '4', '6', { remark: '失联起算日推定' }],
  ],
  青山中学支部: [['石磊', '12个月0天', '5', '3']],
  恒光纸业支部: [
    ['孙立', '7个月10天', '2', '2', { remark: '党费代缴' }],
    ['谭松', '71个月29天', '2', '4'],
    ['童宁', '132个月0天', '8', '7', { remark: '家庭变故后搬离' }],
  ],
  人才中心支部: [['汪洋', '131个月29天', '7', '5', { remark: '公共就业和人才服务机构' }]],
}

/** 党组织类别 of annex 5 (S03 103). */
const CLASSES5: Readonly<Record<string, string>> = {
  石桥村支部: '3',
  河湾社区支部: '7',
  镇机关支部: '4',
  青山中学支部: '5',
  恒光纸业支部: '2',
}
/** And of annex 6 (S03 118). */
const CLASSES6 = { ...CLASSES5, 河湾社区支部: '8', 人才中心支部: '8' } as Readonly<Record<string, string>>

function lostRow(line: LineLost, branch: string, orgType: string, place: string, phone: string): string[] {
  const [name, length, occupation, situation, more = {}] = line
  const { sex, nation, birth, idNo, education, joined, probationary } = person(name)
  return [
    ...[name, sex, nation, birth, idNo, education, joined, probationary],
    ...[length, occupation, situation, branch, orgType, place, phone, more.remark ?? ''],
  ]
}

/** The telephone on the card: see township.ts. */
const phone = (name: string) => `1370000${person(name).idNo.slice(-4).replace('X', '0')}`

export const ANNEX5 = numbered(LINES5, (line, branch) => {
  const { address = '', phone: now = phone(line[0]) } = line[4] ?? {}
  return lostRow(line, branch, CLASSES5[branch] ?? '', address, now)
})

export const ANNEX6 = numbered(LINES6, (line, branch) =>
  lostRow(line, branch, CLASSES6[branch] ?? '', '青山镇', phone(line[0])),
)

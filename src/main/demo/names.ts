/** Invented names: common surnames, and given names as each generation was called. */

import type { Chance } from './chance.ts'

/** Each character of the text with the same weight. */
function each(characters: string, weight: number): (readonly [string, number])[] {
  return Array.from(characters, name => [name, weight] as const)
}

const SURNAMES: readonly (readonly [string, number])[] = [
  ...each('王李张刘陈', 60),
  ...each('杨赵黄周吴徐孙胡朱高林何郭马罗', 20),
  ...each(
    '梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
    4,
  ),
  ...['欧阳', '司马', '上官', '诸葛', '单', '查', '解', '区', '仇', '朴'].map(name => [name, 1] as const),
]

type Words = readonly [string, ...string[]]

const MEN: Record<'old' | 'middle' | 'young', Words> = {
  old: [
    '建国',
    '国庆',
    '德福',
    '长山',
    '有才',
    '金山',
    '铁柱',
    '富贵',
    '保国',
    '学文',
    '树林',
    '天成',
    '万福',
    '根生',
    '来喜',
    '明德',
    '兴旺',
    '福田',
    '振国',
    '清河',
  ],
  middle: [
    '建军',
    '志强',
    '国强',
    '卫东',
    '红军',
    '爱国',
    '新民',
    '海涛',
    '永强',
    '文革',
    '东升',
    '学军',
    '立新',
    '军',
    '强',
    '勇',
    '伟',
    '建设',
    '春生',
    '志刚',
  ],
  young: [
    '伟',
    '磊',
    '洋',
    '鹏',
    '浩',
    '宇航',
    '俊杰',
    '博文',
    '子豪',
    '晓东',
    '鑫',
    '超',
    '凯',
    '帅',
    '天佑',
    '一鸣',
    '嘉豪',
    '晨',
    '阳',
    '志远',
  ],
}

const WOMEN: Record<'old' | 'middle' | 'young', Words> = {
  old: [
    '秀兰',
    '桂英',
    '玉珍',
    '秀英',
    '桂兰',
    '淑珍',
    '凤英',
    '玉兰',
    '春花',
    '桂花',
    '翠花',
    '素芳',
    '兰英',
    '玉梅',
    '月娥',
  ],
  middle: [
    '红',
    '丽',
    '敏',
    '静',
    '艳',
    '霞',
    '燕',
    '玲',
    '秋菊',
    '春梅',
    '爱华',
    '小红',
    '海燕',
    '丽娟',
    '冬梅',
  ],
  young: [
    '娜',
    '婷',
    '雪',
    '欣怡',
    '梓涵',
    '佳慧',
    '思雨',
    '雨晴',
    '倩',
    '丹',
    '晶晶',
    '文静',
    '悦',
    '诗涵',
    '琪',
  ],
}

/** Rare characters that names really have; every register meets some of them. */
const RARE: Words = ['𠮷', '䶮', '犇', '堃', '玥', '喆', '㛃', '𬱟']

/** A name for a birth year and sex. */
export function inventName(chance: Chance, birthYear: number, sex: '男' | '女'): string {
  const surname = chance.weighted(SURNAMES)
  if (chance.perMille(4)) return surname + chance.pick(RARE)
  const generation = birthYear < 1955 ? 'old' : birthYear < 1980 ? 'middle' : 'young'
  return surname + chance.pick(sex === '男' ? MEN[generation] : WOMEN[generation])
}

const VILLAGE_HEADS: Words = [
  '东岗',
  '西岗',
  '柳河',
  '石桥',
  '张庄',
  '李楼',
  '王寨',
  '前营',
  '后营',
  '白塔',
  '牛庄',
  '马渡',
  '赵集',
  '桃园',
  '杏山',
  '清泉',
  '龙泉',
  '红石',
  '杨柳',
  '古城',
]
const VILLAGE_TAILS: Words = ['', '上', '下', '南', '北', '新', '老', '大', '小', '中']

/** The name of the n-th village; no two are alike. */
export function villageName(n: number): string {
  const head = VILLAGE_HEADS[n % VILLAGE_HEADS.length] ?? ''
  const round = Math.floor(n / VILLAGE_HEADS.length)
  const tail = VILLAGE_TAILS[round % VILLAGE_TAILS.length] ?? ''
  const number = Math.floor(round / VILLAGE_TAILS.length)
  return `${head}${tail}村${number === 0 ? '' : `第${number + 1}`}`
}

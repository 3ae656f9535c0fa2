import { describe, expect, it } from 'vitest'
import { charactersByStrokes, strokesOf } from '../../../src/main/db/strokeOrder.ts'

/** Written down by hand after GF 3002-1999: 横 1, 竖 2, 撇 3, 点 4, 折 5. */
const BY_HAND: Record<string, string> = {
  丁: '12',
  于: '112',
  上: '211',
  习: '541',
  马: '551',
  王: '1121',
  韦: '1152',
  毛: '3115',
  方: '4153',
  尹: '5113',
  邓: '5452',
  石: '13251',
  左: '13121',
  叶: '25112',
  田: '25121',
  史: '25134',
  卢: '21513',
  付: '32124',
  白: '32511',
  冯: '41551',
  司: '51251',
  吕: '251251',
  任: '323121',
  朱: '311234',
  向: '325251',
  刘: '413422',
  江: '441121',
  许: '453112',
  孙: '521234',
  杜: '1234121',
  李: '1234521',
  杨: '1234533',
  苏: '1225344',
  肖: '2432511',
  吴: '2511134',
  何: '3212512',
  余: '3411234',
  邹: '3551152',
  汪: '4411121',
  沈: '4414535',
  宋: '4451234',
  陆: '5211252',
  陈: '5215234',
  张: '5153154',
  林: '12341234',
  范: '12244155',
  欧: '13453534',
  罗: '25221354',
  金: '34112431',
  周: '35121251',
  郑: '43113452',
  孟: '52125221',
  赵: '121213434',
  胡: '122513511',
  钟: '311152512',
  皇: '325111121',
  姜: '431121531',
  姚: '531341534',
  袁: '1212513534',
  贾: '1252212534',
  夏: '1325111354',
  秦: '1113431234',
  徐: '3323411234',
  高: '4125125251',
  郭: '4125152152',
  唐: '4135112251',
  诸: '4512132511',
  曹: '12512212511',
  黄: '12212512134',
  崔: '25232411121',
  彭: '121251431333',
  董: '122312511211',
  蒋: '122412354124',
  韩: '122511121152',
  程: '312342511121',
  曾: '432524312511',
  谢: '453251113124',
  蔡: '12235445411234',
  谭: '45125221251112',
  潘: '441343123425121',
}

describe('the order of strokes', () => {
  it.each(Object.entries(BY_HAND))('%s', (character, strokes) => {
    expect(strokesOf(character)).toBe(strokes)
  })

  it('puts fewer strokes first, then 横竖撇点折, then the plain form before the one with a hook', () => {
    const place = new Map(charactersByStrokes().map((character, at) => [character, at]))
    const sorted = Array.from('于干丁习马王文张陈').sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
    expect(sorted.join('')).toBe('丁干于习马王文张陈')
  })

  it('has each of its characters once, and those of common names', () => {
    const all = charactersByStrokes()
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThan(6900)
    for (const character of '阎佟覃仝蔺亓逄訾昝郄璐梓涵轩堃喆淼燊') expect.soft(all).toContain(character)
  })
})

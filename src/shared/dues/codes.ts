/** Code tables of dues (rules.md 3.8). */

import { wordTable } from '../kernel/codes.ts'

export const PAYER = wordTable('交纳人', ['本人', '亲属', '其他党员'])

export const DUES_PLACE = wordTable('交纳地', ['流出地', '流入地', '流入地所建组织'])

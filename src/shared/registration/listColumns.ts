/** The columns of the drives, and of the forms they gave out. */

import { columnsOf } from '../forms/listColumns.ts'
import type { RegistrationDrive, RegistrationRow, RegistrationTally } from './methods.ts'
import { formCheckWords, formWords } from './registrationWords.ts'

const drive = columnsOf<RegistrationDrive>()

const figure = <K extends 'branches' | keyof RegistrationTally>(key: K, title: string, width: number) =>
  drive(key, title, width, row => (row[key] === 0 ? '' : String(row[key])), 'count')

export const DRIVE_COLUMNS = [
  drive('name', '名称', 130, row => row.name, 'left', 180),
  drive('issuedOn', '发放日期', 94, row => row.issuedOn),
  drive('deadline', '截止日期', 94, row => row.deadline),
  figure('forms', '发放', 54),
  figure('returned', '已交回', 54),
  figure('late', '逾期交回', 70),
  figure('unwilling', '不愿登记', 70),
  figure('issued', '未交', 54),
  figure('overdue', '逾期未交', 74),
  figure('unchecked', '待核对', 54),
  figure('branches', '支部', 54),
] as const

const form = columnsOf<RegistrationRow>()

export const FORM_COLUMNS = [
  form('name', '姓名', 76, row => row.name),
  form('driveName', '登记', 140, row => row.driveName, 'left'),
  form('orgName', '党支部', 130, row => row.orgName),
  form('state', '进展', 124, row => formWords(row).text),
  form('deadline', '截止日期', 98, row => row.deadline),
  form('returnedOn', '交回日期', 104, row => row.returnedOn ?? ''),
  form('check', '与台账核对', 150, formCheckWords, 'left'),
  form('disposal', '处置案', 112, row => row.disposal?.caseNo ?? ''),
  form('phone', '联系电话', 112, row => row.phone ?? ''),
  form('issuedOn', '发放日期', 98, row => row.issuedOn),
] as const

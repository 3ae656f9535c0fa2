import { expect, test } from 'vitest'
import { parseWindowsDisks, removableMounts, wholeDevice } from '../../../src/main/hosts/drives.ts'

const MOUNTS = String.raw`sysfs /sys sysfs rw 0 0
/dev/sda2 / ext4 rw 0 0
/dev/sda3 /home ext4 rw 0 0
//server/share /media/li/share cifs rw 0 0
server:/export /mnt/nfs nfs rw 0 0
/dev/sdb1 /media/li/KINGSTON vfat rw 0 0
/dev/sdc1 /run/media/li/U\040PAN vfat rw 0 0
/dev/sdd1 /mnt/stick vfat rw 0 0
/dev/sde1 /mnt/second-disk ext4 rw 0 0
/dev/sdf1 /media/wang/other vfat rw 0 0
`

function asKernel(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

test('sticks are found where desktops mount them and on removable devices; the network never', () => {
  const removable = new Set(['/dev/sdd1', '/dev/sdf1'])
  const found = removableMounts(MOUNTS, 'li', device => removable.has(device))
  expect(found).toEqual([
    { label: 'U盘（KINGSTON）', path: '/media/li/KINGSTON' },
    { label: 'U盘（U PAN）', path: '/run/media/li/U PAN' },
    { label: 'U盘（stick）', path: '/mnt/stick' },
    { label: 'U盘（other）', path: '/media/wang/other' },
  ])
})

test('a Chinese volume name is read whole', () => {
  const [drive] = removableMounts(asKernel('/dev/sdb1 /media/li/上报材料 vfat rw 0 0'), 'li', () => false)
  expect(drive?.path).toBe('/media/li/上报材料')
})

test.each([
  ['/dev/sdb1', 'sdb'],
  ['/dev/sdaa12', 'sdaa'],
  ['/dev/mmcblk0p1', 'mmcblk0'],
  ['/dev/nvme0n1p2', 'nvme0n1'],
  ['/dev/sdb', 'sdb'],
])('the device a partition is on: %s', (partition, device) => {
  expect(wholeDevice(partition)).toBe(device)
})

test.each([
  ['', []],
  ['{"DeviceID":"E:","VolumeName":"上报"}', [{ label: 'U盘（上报 E:）', path: 'E:\\' }]],
  [
    '[{"DeviceID":"E:","VolumeName":null},{"DeviceID":"F:","VolumeName":""}]',
    [
      { label: 'U盘（E:）', path: 'E:\\' },
      { label: 'U盘（F:）', path: 'F:\\' },
    ],
  ],
  ['{"DeviceID":"\\\\\\\\server\\\\share"}', []],
])('what Windows answers: %s', (json, drives) => {
  expect(parseWindowsDisks(json)).toEqual(drives)
})

import type { PickedMember } from './MemberPicker.tsx'

/** The number the roster has of who is picked; what was typed by hand stays. */
export function proposedPhone(
  typed: string,
  before: PickedMember | null,
  picked: PickedMember | null,
): string {
  return typed === '' || typed === (before?.phone ?? '') ? (picked?.phone ?? '') : typed
}

import type { AgendaItem, AgendaKind, CouncilMeetingState } from "@heard/db/schema/council-meetings";

const isAgendaKind: Record<AgendaKind, true> = {
  own: true,
  plan: true,
  stalled: true,
  verdict: true,
  back: true,
  gap: true,
  theme: true,
};
/** What stands on an agenda; an item is called by its kind and what it is about, such as `plan:12`. */
export const agendaKinds = Object.keys(isAgendaKind);

export const longestPlace = 300;
export const mostOwnItems = 50;
export type MeetingStep = "plan" | "open" | "close" | "cancel" | "attend" | "note" | "send";
/** In which states a step can be taken. The verb asserts it, and a button that cannot be pressed says it. */
const meetingSteps: Record<MeetingStep, readonly CouncilMeetingState[]> = {
  plan: ["planned", "open"],
  open: ["planned"],
  close: ["open"],
  cancel: ["planned"],
  attend: ["open"],
  // The minutes can be mended until somebody has them.
  note: ["planned", "open", "closed"],
  send: ["closed"],
};
export const meetingCan = (step: MeetingStep, { state }: { state: CouncilMeetingState }): boolean =>
  meetingSteps[step].includes(state);

/** The agenda in the order that people gave it; what they said nothing of follows as it comes. */
export function orderAgenda<T extends Pick<AgendaItem, "item">>(items: readonly T[], order: readonly string[]): T[] {
  const place = new Map(order.map((item, at) => [item, at]));
  const placeOf = ({ item }: T) => place.get(item) ?? order.length;
  return items.toSorted((a, b) => placeOf(a) - placeOf(b));
}

import type { LocalisedText } from "@heard/db/schema/columns";
import type { JourneySnapshot } from "@heard/db/schema/journey";
import { DomainError } from "../errors.ts";

type Stage = JourneySnapshot["stages"][number];
type Touchpoint = JourneySnapshot["touchpoints"][number];

/** One difference between two versions of the journey. Names are those of the later version. */
export type JourneyChange =
  | { kind: "stageAdded" | "stageRemoved" | "stageDefined"; name: LocalisedText }
  | { kind: "stageRenamed" | "touchpointRenamed"; name: LocalisedText; before: LocalisedText }
  | { kind: "stagesReordered"; names: LocalisedText[] }
  | { kind: "touchpointAdded"; name: LocalisedText; stage: LocalisedText | null }
  | { kind: "touchpointArchived" | "touchpointRestored"; name: LocalisedText }
  | { kind: "touchpointMoved"; name: LocalisedText; before: LocalisedText | null; stage: LocalisedText | null }
  | { kind: "touchpointsReordered"; stage: LocalisedText | null; names: LocalisedText[] };

/** A stage that touchpoints stand in cannot go: their answers would lose their place. @throws DomainError invalid_state `stage_in_use` */
export function assertStageEmpty(
  stage: { id: number; key: string },
  touchpoints: readonly { stageId: number | null; archivedAt: Date | null }[],
): void {
  if (touchpoints.some(({ stageId, archivedAt }) => stageId === stage.id && archivedAt === null))
    throw new DomainError("invalid_state", "stage_in_use", { stage: stage.key });
}

/** What an edit did, in the order in which a reader asks: stages first, then what stands in them. */
export function diffJourney(before: JourneySnapshot, after: JourneySnapshot): JourneyChange[] {
  return [...stageChanges(before.stages, after.stages), ...touchpointChanges(before, after)];
}

function stageChanges(before: readonly Stage[], after: readonly Stage[]): JourneyChange[] {
  const known = new Map(before.map((stage) => [stage.id, stage]));
  const kept = new Set(after.map(({ id }) => id));
  const changes: JourneyChange[] = after.flatMap((stage): JourneyChange[] => {
    const old = known.get(stage.id);
    if (!old) return [{ kind: "stageAdded", name: stage.name }];
    return [
      ...(sameText(old.name, stage.name)
        ? []
        : [{ kind: "stageRenamed" as const, name: stage.name, before: old.name }]),
      ...(sameText(old.definition, stage.definition) ? [] : [{ kind: "stageDefined" as const, name: stage.name }]),
    ];
  });
  const removed = before
    .filter(({ id }) => !kept.has(id))
    .map((stage): JourneyChange => ({ kind: "stageRemoved", name: stage.name }));
  const reordered: JourneyChange[] = sameOrder(before, after)
    ? []
    : [{ kind: "stagesReordered", names: after.map(({ name }) => name) }];
  return [...changes, ...removed, ...reordered];
}

function touchpointChanges(before: JourneySnapshot, after: JourneySnapshot): JourneyChange[] {
  const known = new Map(before.touchpoints.map((touchpoint) => [touchpoint.id, touchpoint]));
  const nameOf = (snapshot: JourneySnapshot, stageId: number | null) =>
    snapshot.stages.find(({ id }) => id === stageId)?.name ?? null;
  const changes = after.touchpoints.flatMap((touchpoint): JourneyChange[] => {
    const { name, stageId } = touchpoint;
    const old = known.get(touchpoint.id);
    if (!old) return [{ kind: "touchpointAdded", name, stage: nameOf(after, stageId) }];
    const archived = touchpoint.archived === true;
    const found: JourneyChange[] = [];
    if (!sameText(old.name, name)) found.push({ kind: "touchpointRenamed", name, before: old.name });
    if (old.stageId !== stageId)
      found.push({
        kind: "touchpointMoved",
        name,
        before: nameOf(before, old.stageId) ?? nameOf(after, old.stageId),
        stage: nameOf(after, stageId),
      });
    if ((old.archived === true) !== archived)
      found.push({ kind: archived ? "touchpointArchived" : "touchpointRestored", name });
    return found;
  });
  const places = [null, ...after.stages.map(({ id }) => id)];
  const reordered = places.flatMap((stageId): JourneyChange[] => {
    const inPlace = (list: readonly Touchpoint[]) =>
      list.filter((one) => one.stageId === stageId && !one.archived).sort((a, b) => a.position - b.position);
    const now = inPlace(after.touchpoints);
    return sameOrder(inPlace(before.touchpoints), now)
      ? []
      : [{ kind: "touchpointsReordered", stage: nameOf(after, stageId), names: now.map(({ name }) => name) }];
  });
  return [...changes, ...reordered];
}

const sameText = (a: Partial<LocalisedText>, b: Partial<LocalisedText>) =>
  (["en", "zh-Hans", "zh-Hant"] as const).every((language) => (a[language] ?? "") === (b[language] ?? ""));

/** Whether what is in both lists stands in the same order in both. */
function sameOrder(before: readonly { id: number }[], after: readonly { id: number }[]): boolean {
  const common = (list: readonly { id: number }[], other: readonly { id: number }[]) =>
    list.filter(({ id }) => other.some((one) => one.id === id)).map(({ id }) => id);
  return common(before, after).join() === common(after, before).join();
}

import type { Permission } from "@heard/core/permissions";
import { paths } from "#lib/paths.ts";

type SettingsKey = keyof typeof paths.settings;
export type SettingsPlace = { key: SettingsKey; href: string };

/** The pages of Settings in their order, each with the permission that opens it. */
const settingsPlaces: readonly { key: SettingsKey; permission: Permission }[] = [
  { key: "organisation", permission: "organisation.edit" },
  { key: "members", permission: "member.read" },
  { key: "metrics", permission: "metric.edit" },
  { key: "journey", permission: "journey.edit" },
  { key: "segments", permission: "segment.edit" },
  { key: "annotations", permission: "annotation.edit" },
  { key: "contactLimits", permission: "contactLimit.edit" },
  { key: "webhooks", permission: "webhook.edit" },
  { key: "reading", permission: "readingModel.read" },
  { key: "audit", permission: "audit.read" },
  { key: "bin", permission: "savedView.own" },
  { key: "status", permission: "organisation.edit" },
  { key: "about", permission: "organisation.read" },
];

/** The pages of Settings that are open to somebody with these permissions. */
export function settingsFor(organisation: string, open: readonly Permission[]): SettingsPlace[] {
  return settingsPlaces
    .filter(({ permission }) => open.includes(permission))
    .map(({ key }) => ({ key, href: paths.settings[key](organisation) }));
}

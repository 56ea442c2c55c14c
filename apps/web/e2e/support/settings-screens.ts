import { paths } from "../../src/lib/paths.ts";
import { withoutMetrics, withoutStages } from "./empty-organisation.ts";
import type { PathName } from "./every-path.ts";
import { withWebhook } from "./listed-addresses.ts";
import type { Screen } from "./screen.ts";
import { administrator, aForm, inside, leader, owner } from "./screen-frames.ts";

/** The screens of Settings. */
export const settingsScreens = {
  "settings.organisation": {
    ...inside,
    page: "[organisation]/settings/organisation",
    at: paths.settings.organisation,
    heading: "Organisation",
    empty: aForm,
    closedTo: owner,
  },
  "settings.members": {
    ...inside,
    page: "[organisation]/settings/members",
    at: paths.settings.members,
    heading: "Members",
    empty: { never: "Whoever looks is a member" },
    closedTo: owner,
  },
  "settings.metrics": {
    ...inside,
    page: "[organisation]/settings/metrics",
    at: paths.settings.metrics,
    heading: "Scales and metrics",
    empty: { says: "No metric is in use", after: withoutMetrics },
    closedTo: administrator,
  },
  "settings.journey": {
    ...inside,
    page: "[organisation]/settings/journey",
    at: paths.settings.journey,
    heading: "Journey",
    empty: { says: "Your journey has no stages", after: withoutStages },
    closedTo: administrator,
  },
  "settings.segments": {
    ...inside,
    page: "[organisation]/settings/segments",
    at: paths.settings.segments,
    heading: "Segments and channels",
    empty: { says: "No segment fields yet" },
    closedTo: administrator,
  },
  "settings.annotations": {
    ...inside,
    page: "[organisation]/settings/annotations",
    at: paths.settings.annotations,
    heading: "Annotations",
    empty: { says: "Nothing is written down yet" },
    closedTo: leader,
  },
  "settings.contactLimits": {
    ...inside,
    page: "[organisation]/settings/contact-limits",
    at: paths.settings.contactLimits,
    heading: "Contact limit",
    empty: { says: "No sending is planned or under way" },
    closedTo: administrator,
  },
  "settings.webhooks": {
    ...inside,
    page: "[organisation]/settings/webhooks",
    at: withWebhook,
    heading: "Webhooks",
    empty: { says: "No system hears of anything yet", at: paths.settings.webhooks },
    closedTo: owner,
  },
  "settings.reading": {
    ...inside,
    page: "[organisation]/settings/reading",
    at: paths.settings.reading,
    heading: "How comments are read",
    empty: { says: "No model of your own yet" },
    closedTo: "strangers",
  },
  "settings.audit": {
    ...inside,
    page: "[organisation]/settings/audit",
    at: (key: string) => paths.settings.audit(key),
    heading: "Audit log",
    empty: {
      says: "Nothing in the log fits these filters",
      at: (key: string) => paths.settings.audit(key, { to: "2001-01-01" }),
    },
    closedTo: owner,
  },
  "settings.bin": {
    ...inside,
    page: "[organisation]/settings/bin",
    at: paths.settings.bin,
    heading: "Bin",
    empty: { says: "The bin is empty" },
    closedTo: "strangers",
  },
  "settings.status": {
    ...inside,
    page: "[organisation]/settings/status",
    at: paths.settings.status,
    heading: "Status",
    empty: { never: "It tells of the installation, which is there" },
    closedTo: owner,
  },
  "settings.about": {
    ...inside,
    page: "[organisation]/settings/about",
    at: paths.settings.about,
    heading: "About Heard",
    empty: { never: "It tells of the product, which is there" },
    closedTo: "strangers",
  },
} satisfies Partial<Record<PathName, Screen>>;

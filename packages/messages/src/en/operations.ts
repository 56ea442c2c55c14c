/** Settings / Status: how the installation is, for its owners. */
export const operations = {
  title: "Status",
  lead: "How this installation is, as of {at}. Whoever runs the machine finds more with heard doctor.",
  work: {
    title: "Work under way",
    lead: "What the worker has before it in this organisation.",
    well: "Nothing has waited for more than a minute.",
    late: "Work has waited since {at}. The worker does not keep up, or does not run.",
    uncounted: "Waits to be added to the sums",
    uncountedBody:
      "{count, plural, =0 {Nothing} one {# row. It is in every number already} other {# rows. They are in every number already}}.",
    unread: "Comments to be read",
    unreadBody:
      "{count, plural, one {# response} other {# responses}} with comments in which no theme was looked for yet",
    unsealed: "Log entries to be sealed",
    unsealedBody: "{count, plural, one {# entry} other {# entries}}",
    jobs: "Jobs",
    jobsBody: "{waiting, number} waiting, {running, number} running, {failed, number} failed in the last 7 days",
    bounces: "Letters that came back",
    bouncesBody: "{count, number} in the last 7 days",
  },
  place: {
    title: "Release, room and backup",
    lead: "These are of the whole installation.",
    version: "Release",
    versionBody: "Heard {version}. What changed stands in CHANGELOG.md; upgrades in docs/operations.md.",
    database: "Database",
    disk: "Disk of the data folder",
    diskBody: "{free} free of {all}",
    diskUnknown: "It cannot be looked at from here.",
    backup: "Last backup",
    backupBody: "{at}, {size}",
    backupOld: "{at}, {size}. That is more than two days ago.",
    backupNone: "None was made from this data folder. Run heard backup every night.",
  },
} as const;

/** Settings / Bin: what was deleted and can come back. */
export const bin = {
  title: "Bin",
  lead: "What was deleted stays here for 30 days and comes back as it was. A source or survey takes its responses with it, out of every number and back.",
  kinds: {
    source: "Source",
    survey: "Survey",
    mapping: "Mapping",
    savedView: "Saved view",
    touchpoint: "Touchpoint",
    channel: "Channel",
    segment: "Segment field",
    improvementPlan: "Improvement plan",
  },
  columns: { name: "What", deleted: "Deleted", until: "Gone for ever" },
  responses: "{count, plural, one {# response} other {# responses}}",
  deletedBy: "{time} by {name}",
  restore: "Restore",
  restored: "{name} is back",
  restoredResponses: "{name} is back, with {count, plural, one {# response} other {# responses}}",
  coming: "{name} is back; its responses follow",
  moves: {
    bin: "{name} goes into the bin",
    use: "{name} comes back",
    waiting: "waiting",
    progress: "{done} of {total, plural, one {# response} other {# responses}}",
    failedBin: "Only {progress} of {name} went into the bin. The others still count.",
    failedUse: "Only {progress} of {name} came back. The others do not count yet.",
  },
  empty: {
    title: "The bin is empty",
    body: "Sources, surveys, mappings and saved views come here when they are deleted; so do touchpoints, channels and segment fields without answers.",
  },
} as const;

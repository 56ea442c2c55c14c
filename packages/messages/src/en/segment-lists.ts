/** Settings / Segments and channels. */
export const segmentLists = {
  title: "Segments and channels",
  lead: "What every answer can be told apart by: who answered, where the customer dealt with you, and where the answer came from.",
  fields: {
    title: "Segment fields",
    lead: "{used} of {most} in use. Each field has at most {values} values.",
    add: "Add field",
    full: "All {most} fields are in use; an archived one keeps its place, because its answers do",
    columns: {
      name: "Field",
      answers: "Responses",
    },
    valuesOf: "{count, plural, =0 {Add values} one {# value} other {# values}}",
    empty: {
      title: "No segment fields yet",
      body: "A field such as region or membership lets every number be split by it. Imports make fields too.",
    },
  },
  values: {
    title: "Values of {name}",
    lead: "A value stands as files and systems write it. Names are what screens show.",
    find: "Find a value",
    value: "Value",
    valueHint: "As files write it; fixed once it exists",
    names: "Names",
    noNames: "Shown as it is written",
    add: "Add value",
    none: "No value fits “{query}”",
    empty: "No values yet. They come with the first responses, or add one.",
  },
  channels: {
    title: "Channels",
    lead: "Where the customer dealt with you: shop, app, phone. Not how the answer was collected.",
    add: "Add channel",
    columns: {
      name: "Channel",
      answers: "Responses",
    },
    empty: {
      title: "No channels yet",
      body: "Add where your customers meet you.",
    },
  },
  sources: {
    title: "Sources",
    lead: "Where responses without a survey come from. A system sends under the key.",
    add: "Add source",
    columns: {
      name: "Source",
      answers: "Responses",
      since: "Since",
    },
    survey: "survey",
    empty: {
      title: "No sources yet",
      body: "Imports make their own. Add one for a system that sends by API.",
    },
    delete: "Delete",
    deleteTitle: "Delete “{name}”",
    deleteBody:
      "Its {count, plural, one {response leaves} other {# responses leave}} every number at once. For 30 days the source lies in the bin and can be brought back whole.",
    deleted: "“{name}” is in the bin",
    undo: "Undo",
  },
  form: {
    name: "Name",
    key: "Key",
    keyHint: "What files and systems call it. Made from the English name when empty; fixed for ever.",
  },
  actions: {
    column: "Actions",
    edit: "Rename",
    editOf: "Rename {name}",
    more: "More about {name}",
    up: "Move up",
    down: "Move down",
    archive: "Archive",
    restore: "Restore",
    restoreOf: "Restore {name}",
    save: "Save",
    add: "Add",
  },
  state: {
    archived: "archived",
  },
  done: {
    added: "{name} is added",
    saved: "{name} is saved",
    moved: "{name} was moved",
    archived: "{name} is archived; its answers stay",
    restored: "{name} is back",
  },
} as const;

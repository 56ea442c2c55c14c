/** For whom something is: conditions on what is known of contacts. */
export const audience = {
  languages: "Only those who speak",
  field: "Field",
  values: "is one of, a line each",
  from: "from",
  to: "to",
  add: "Add a condition",
  remove: "Remove",
  removeOf: "Remove the condition on {name}",
  noFields: "Contacts have no fields yet: Customers, Fields and purposes",
  most: "There are 10 conditions, which is the most",
} as const;

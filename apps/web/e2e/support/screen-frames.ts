export const owner = { openTo: "Owner" } as const;
export const publisher = { openTo: "CX leader, Survey administrator and Owner" } as const;
export const leader = { openTo: "CX leader and Owner" } as const;
export const administrator = { openTo: "Survey administrator and Owner" } as const;
export const aForm = { never: "It asks and lists nothing" } as const;

/** A page inside the frame of an organisation. */
export const inside = { as: "owner", loading: "places", stale: "note", error: "inside" } as const;

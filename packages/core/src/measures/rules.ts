/** Stands where the key of a value would, for the answers that have none. No key can be called so. */
export const noValue = "~none";

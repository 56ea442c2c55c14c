import * as z from "zod";

/** The id of a record as the database counts them. Larger numbers are no ids, and are refused before it is asked. */
export const RecordId = z.int().min(1).max(2_147_483_647);

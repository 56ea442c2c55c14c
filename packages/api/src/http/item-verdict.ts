import * as z from "zod";

type ItemErrors = readonly {
  code: string;
  path: string;
  value?: unknown;
  message: string;
  expected: string | null;
}[];
type Rejected = { index: number; status: "rejected"; errors: ItemErrors };

/** The verdict on an item that could not be taken, with everything that is wrong with it. `example` is a path of such an error. */
export const rejectedItem = (example: string) =>
  z.object({
    index: z.int(),
    status: z.literal("rejected"),
    errors: z.array(
      z.object({
        code: z.string(),
        path: z.string().meta({ description: "JSON pointer into the body", example }),
        value: z.unknown(),
        message: z.string(),
        expected: z.string().nullable(),
      }),
    ),
  });

/** Paths of item errors as pointers into the request, always in this order, so that a replayed reply is the same to the byte. */
export function rejectedIn(list: string, { index, errors }: Rejected) {
  return {
    index,
    status: "rejected" as const,
    errors: errors.map(({ code, path, value, message, expected }) => ({
      ...{ code, path: `/${list}/${index}${path}` },
      ...{ value, message, expected },
    })),
  };
}

/** The verdicts on a list of items, as the reply tells them. */
export function verdictsOn<Taken extends { index: number; status: string }>(
  list: string,
  results: readonly (Taken | Rejected)[],
) {
  return results.map((result) => ("errors" in result ? rejectedIn(list, result) : result));
}

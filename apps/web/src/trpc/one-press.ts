import type { OperationResultObservable, TRPCLink } from "@trpc/client";
import type { AnyTRPCRouter } from "@trpc/server";
import { observable, share } from "@trpc/server/observable";
import superjson from "superjson";

/**
 * A double press is one wish: the same change asked for again while the first is on its way gets the first one's answer. A button cannot see to it
 * alone, for the second press of a double click comes before it is drawn as busy.
 */
export function onePress<Router extends AnyTRPCRouter>(): TRPCLink<Router> {
  return () => {
    const underWay = new Map<string, OperationResultObservable<Router, unknown>>();
    return ({ op, next }) => {
      if (op.type !== "mutation") return next(op);
      const wish = superjson.stringify([op.path, op.input]);
      const known = underWay.get(wish);
      if (known) return known;
      const asked: OperationResultObservable<Router, unknown> = observable((observer) => {
        const asking = next(op).subscribe(observer);
        return () => {
          underWay.delete(wish);
          asking.unsubscribe();
        };
      });
      const shared = asked.pipe(share());
      underWay.set(wish, shared);
      return shared;
    };
  };
}

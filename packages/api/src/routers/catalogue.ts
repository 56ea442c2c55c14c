import { getCatalogue } from "@heard/core/catalogue/read";
import { procedure, router } from "../trpc/base.ts";

export const catalogueRouter = router({
  read: procedure("catalogue.read").query(({ ctx }) => getCatalogue(ctx.service)),
});

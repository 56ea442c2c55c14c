import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The cluster of this run, as its owner; the path names the migrated template database. */
    databaseUrl: string;
  }
}

export const templateName = "heard_template_test";
/** The secret of every test installation. Roles belong to the cluster, so all of its databases share the derived passwords. */
export const testSecret = "a secret that only tests know";

// Loaded before the gateway: the pool of the ingest door answers at once that every row is stored. All before it is the gateway's own work, the grouping
// and the parameters of the statement included; everything else asks the database.
const role = { name: "heard_ingest", super: false, bypass: false, owner: false };
const stub = {
  sql: Object.assign(async () => [role], { unsafe: async () => [], end: async () => {} }),
  db: null,
};

class PoolsWithStub extends Map<string, unknown> {
  override get(name: string): unknown {
    return name === role.name ? stub : super.get(name);
  }
}

const globals = globalThis as typeof globalThis & { [key: symbol]: unknown };
// Where `@heard/db/client` keeps its pools for all instances of itself.
globals[Symbol.for("heard.database")] = { config: null, pools: new PoolsWithStub(), isWatched: false };

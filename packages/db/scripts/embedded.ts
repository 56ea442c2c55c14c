import { startEmbedded } from "../src/embedded/index.ts";

// `node packages/db/scripts/embedded.ts FOLDER`: the embedded server by itself, for scripts that want a PostgreSQL and nothing more. Prints
// the owner's address of its database "heard" and stops when its standard input ends.
const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error("Say where its data may live: node packages/db/scripts/embedded.ts FOLDER");
const server = await startEmbedded({ dataDir, log: (line) => console.error(line) });
console.log(await server.databaseUrl("heard"));
process.stdin.resume().once("end", () => void server.remove());

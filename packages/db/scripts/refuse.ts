import postgres from "postgres";
import { findRunning } from "../src/embedded/index.ts";

// `node packages/db/scripts/refuse.ts FOLDER on | off`: for tests of what people see when the database refuses. Takes the sign-in of the
// dashboard's roles away from the running server of a data folder and ends their connections, or gives it back.
const [dataDir = "", wanted] = process.argv.slice(2);
if (wanted !== "on" && wanted !== "off") throw new Error("Say node packages/db/scripts/refuse.ts FOLDER on, or off");
const server = await findRunning({ dataDir });
if (!server) throw new Error(`No server of ${dataDir} runs`);
const owner = postgres(server.url, { max: 1, onnotice: () => {} });
// One for the data of an organisation, one for who signs in.
const roles = ["heard_app", "heard_lookup"];
for (const role of roles) await owner.unsafe(`alter role ${role} ${wanted === "on" ? "nologin" : "login"}`);
if (wanted === "on") await owner`select pg_terminate_backend(pid) from pg_stat_activity where usename = any(${roles})`;
await owner.end();

import { expect, test } from "vitest";
import { checkCompose } from "./check-compose.ts";
import { openRepository, repositoryOf } from "./repository.ts";

const real = openRepository();
const files = {
  "docker-compose.yml": real.read("docker-compose.yml"),
  Dockerfile: real.read("Dockerfile"),
  "apps/cli/src/main.ts": "",
};
const findings = (changed: Partial<typeof files>) =>
  checkCompose.find(repositoryOf({ ...files, ...changed })).map(({ path, message }) => `${path}: ${message}`);
const compose = (from: string, to: string) => {
  expect(files["docker-compose.yml"]).toContain(from);
  return { "docker-compose.yml": files["docker-compose.yml"].replace(from, to) };
};
const dockerfile = (from: string, to: string) => {
  expect(files.Dockerfile).toContain(from);
  return { Dockerfile: files.Dockerfile.replace(from, to) };
};

test("the files of the repository are clean", () => {
  expect(findings({})).toEqual([]);
});

test("a key that the Compose Specification does not know is found by its place", () => {
  expect(findings(compose("shm_size: 256mb", "shared_memory: 256mb"))).toEqual([
    expect.stringContaining("/services/database must NOT have additional properties"),
  ]);
  expect(findings(compose("retries: 30", "retries: often"))).toEqual([
    expect.stringContaining("/services/database/healthcheck/retries must be number"),
  ]);
});

test("waiting for what is not there, or for health that nobody asks, is found", () => {
  expect(findings(compose("database: { condition", "postgres: { condition"))).toEqual([
    "docker-compose.yml: migrate waits for postgres, which is no service",
  ]);
  const unasked = files["docker-compose.yml"].replace(
    / {4}healthcheck:\n {6}test: \["CMD", "pg_isready"[\s\S]*?\n\n/,
    "\n",
  );
  expect(findings({ "docker-compose.yml": unasked })).toEqual([
    "docker-compose.yml: migrate waits until database is healthy, but nothing asks it",
  ]);
});

test("a secret with a default is found", () => {
  const known = files["docker-compose.yml"].replace(/\$\{AUTH_SECRET:\?[^}]*\}/, "changeme");
  expect(findings({ "docker-compose.yml": known })).toEqual(["docker-compose.yml: AUTH_SECRET is not asked for"]);
});

test("an image that runs as root, a stage or an entry that is not there are found", () => {
  expect(findings(dockerfile("USER node", "USER root"))).toEqual(["Dockerfile: the image runs as root"]);
  expect(findings(dockerfile("apps/cli/src/main.ts", "apps/cli/src/gone.ts"))).toEqual([
    "Dockerfile: there is no apps/cli/src/gone.ts to run",
  ]);
  expect(findings(dockerfile("COPY --from=build /app/apps", "COPY --from=builder /app/apps"))).toEqual([
    expect.stringMatching(/^Dockerfile:\d+: there is no stage builder$/),
  ]);
});

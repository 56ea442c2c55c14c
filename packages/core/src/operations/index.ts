export { getInstallationStatus, type InstallationStatus } from "./queries.ts";

import {
  deleteMapping,
  discardImport,
  getImport,
  getImportAccount,
  getImportFile,
  getListAccount,
  getMapping,
  listImports,
  listMappings,
  listPresets,
  pauseImport,
  readImport,
  renameMapping,
  resumeImport,
  runImport,
  saveMapping,
  startImport,
  stopImport,
  undoImport,
  updateImport,
} from "@heard/core/imports";
import {
  ImportBatchInput,
  ListImportsInput,
  ListMappingsInput,
  OneMappingInput,
  ReadImportInput,
  RenameMappingInput,
  SaveMappingInput,
  StartImportInput,
  UpdateImportInput,
} from "@heard/core/imports/schema";
import { procedure, router } from "../trpc/base.ts";

export const importsRouter = router({
  list: procedure("import.read")
    .input(ListImportsInput)
    .query(({ ctx, input }) => listImports(ctx.service, input)),
  byId: procedure("import.read")
    .input(ImportBatchInput)
    .query(({ ctx, input }) => getImport(ctx.service, input)),
  file: procedure("import.read")
    .input(ImportBatchInput)
    .query(({ ctx, input }) => getImportFile(ctx.service, input)),
  account: procedure("import.read")
    .input(ImportBatchInput)
    .query(({ ctx, input }) => getImportAccount(ctx.service, input)),
  listAccount: procedure("import.read")
    .input(ImportBatchInput)
    .query(({ ctx, input }) => getListAccount(ctx.service, input)),
  start: procedure("import.run")
    .input(StartImportInput)
    .mutation(({ ctx, input }) => startImport(ctx.service, input)),
  read: procedure("import.run")
    .input(ReadImportInput)
    .mutation(({ ctx, input }) => readImport(ctx.service, input)),
  update: procedure("import.run")
    .input(UpdateImportInput)
    .mutation(({ ctx, input }) => updateImport(ctx.service, input)),
  run: procedure("import.run")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => runImport(ctx.service, input)),
  pause: procedure("import.run")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => pauseImport(ctx.service, input)),
  resume: procedure("import.run")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => resumeImport(ctx.service, input)),
  stop: procedure("import.run")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => stopImport(ctx.service, input)),
  undo: procedure("import.undo")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => undoImport(ctx.service, input)),
  discard: procedure("import.run")
    .input(ImportBatchInput)
    .mutation(({ ctx, input }) => discardImport(ctx.service, input)),
  presets: procedure("import.read").query(() => listPresets()),
  mappings: router({
    list: procedure("import.read")
      .input(ListMappingsInput)
      .query(({ ctx, input }) => listMappings(ctx.service, input)),
    byId: procedure("import.read")
      .input(OneMappingInput)
      .query(({ ctx, input }) => getMapping(ctx.service, input)),
    save: procedure("import.run")
      .input(SaveMappingInput)
      .mutation(({ ctx, input }) => saveMapping(ctx.service, input)),
    rename: procedure("import.run")
      .input(RenameMappingInput)
      .mutation(({ ctx, input }) => renameMapping(ctx.service, input)),
    delete: procedure("import.run")
      .input(OneMappingInput)
      .mutation(({ ctx, input }) => deleteMapping(ctx.service, input)),
  }),
});

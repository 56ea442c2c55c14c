"use client";

import { PageError, type PageErrorProps } from "#components/page-error.tsx";

export default function RootError(props: PageErrorProps) {
  return (
    <main className="mx-auto max-w-md px-4 py-24">
      <PageError {...props} />
    </main>
  );
}

import { QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { makeQueryClient } from "#ui/api/query-client.ts";
import { LanguageProvider } from "#ui/language/language.tsx";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { PagesContext } from "./pages-context.ts";

const client = makeQueryClient();

/** The whole application: words, answers, pages. */
export function App({ pages, router }: { pages: readonly PageEntry[]; router: AnyRouter }) {
  return (
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <PagesContext value={pages}>
            <RouterProvider router={router} />
          </PagesContext>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>
  );
}

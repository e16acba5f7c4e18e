import { QueryClientProvider } from "@tanstack/react-query";
import { type AnyRouter, RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { makeQueryClient } from "#ui/api/query-client.ts";
import { LanguageProvider } from "#ui/language/language.tsx";
import { type DueOpener, DueOpeners } from "#ui/page/due-opener.ts";
import type { PageEntry } from "#ui/page/page-entry.ts";
import { PagesContext } from "./pages-context.ts";

const client = makeQueryClient();

interface AppProps {
  pages: readonly PageEntry[];
  openers: readonly DueOpener[];
  router: AnyRouter;
}

/** The whole application: words, answers, pages. */
export function App({ pages, openers, router }: AppProps) {
  return (
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={client}>
          <PagesContext value={pages}>
            <DueOpeners value={openers}>
              <RouterProvider router={router} />
            </DueOpeners>
          </PagesContext>
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>
  );
}

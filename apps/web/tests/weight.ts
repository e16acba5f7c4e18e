import { gzipSync } from "node:zlib";
import type { Rolldown } from "vite";
import { buildWeb } from "./build-web.ts";

type Chunk = Rolldown.OutputChunk;

export interface Weight {
  /** What is read before the first page can be drawn, the page's own code left out. */
  first: number;
  /** What each page adds, by the file that holds it. */
  pages: { file: string; added: number }[];
}

/** Builds the web application and weighs what a reader fetches, in bytes after gzip. */
export async function weighBuild(): Promise<Weight> {
  const built = await buildWeb({ write: false });
  const output = (Array.isArray(built) ? built : [built]).flatMap((bundle) =>
    "output" in bundle ? bundle.output : [],
  );
  const chunks = new Map(
    output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]),
  );
  const assets = new Map(
    output.filter((file) => file.type === "asset").map((asset) => [asset.fileName, asset.source]),
  );
  const sizes = new Map<string, number>();
  for (const [name, chunk] of chunks) sizes.set(name, gzipSync(chunk.code).length);
  for (const [name, source] of assets) sizes.set(name, gzipSync(source).length);

  const entry = [...chunks.values()].find((chunk) => chunk.isEntry);
  if (entry === undefined) throw new Error("The build has no entry");
  const first = new Set([...filesOf(entry, chunks), "index.html"]);
  const pages = [...chunks.values()].filter(
    (chunk) => chunk.isDynamicEntry && chunk.facadeModuleId?.endsWith("-page.tsx"),
  );
  return {
    first: sum(first, sizes),
    pages: pages.map((page) => ({
      file: page.name,
      added: sum(new Set(filesOf(page, chunks).filter((file) => !first.has(file))), sizes),
    })),
  };
}

/** A chunk, what it needs at once, and their styles. */
function filesOf(chunk: Chunk, chunks: ReadonlyMap<string, Chunk>, seen = new Set<string>()): string[] {
  if (seen.has(chunk.fileName)) return [];
  seen.add(chunk.fileName);
  const styles = [
    ...((chunk as Chunk & { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []),
  ];
  const needed = chunk.imports.flatMap((name) => {
    const other = chunks.get(name);
    return other === undefined ? [] : filesOf(other, chunks, seen);
  });
  return [chunk.fileName, ...styles, ...needed];
}

function sum(files: ReadonlySet<string>, sizes: ReadonlyMap<string, number>): number {
  return [...files].reduce((total, file) => total + (sizes.get(file) ?? 0), 0);
}

import { RowSignal } from "#ui/table/row-store.ts";
import { type Children, isWhole, linesOf, ROOT, type TreeLine } from "./tree-lines.ts";
import type { TreeSource } from "./tree-node.ts";

/** The open part of a tree of bodies, read level by level. */
export class TreeStore extends RowSignal {
  readonly #source: TreeSource;
  readonly #levels = new Map<string, Children>();
  readonly #open = new Set<string>([ROOT]);
  readonly #failed = new Set<string>();
  readonly #reading = new Map<string, Promise<void>>();
  #stop = new AbortController();
  #lines: readonly TreeLine[] | undefined;

  constructor(source: TreeSource) {
    super();
    this.#source = source;
  }

  lines = () => (this.#lines ??= linesOf({ levels: this.#levels, open: this.#open, failed: this.#failed }));

  /** Reads what a line stands for that was not read yet. */
  readLine = (line: TreeLine) => {
    if (line.kind === "unread" && !line.failed) void this.#read(line.parent ?? ROOT);
  };

  retry = (parent: string | undefined) => {
    this.#failed.delete(parent ?? ROOT);
    this.#changed();
    void this.#read(parent ?? ROOT);
  };

  expand = (id: string) => {
    this.#open.add(id);
    this.#changed();
  };

  collapse = (id: string) => {
    this.#open.delete(id);
    this.#changed();
  };

  /** Opens the way down to a node, reading each level that is not held. */
  reveal = async (path: readonly string[], id: string) => {
    const way = [ROOT, ...path];
    for (const [step, at] of way.entries()) {
      this.#open.add(at);
      const goal = way[step + 1] ?? id;
      while (this.#mayHold(at, goal)) await this.#read(at);
    }
    // Alone it would be a tree of one line.
    if (path.length === 0) this.#open.add(id);
    this.#changed();
  };

  stop = () => {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#reading.clear();
  };

  /** Whether reading on could bring a child that is not held. */
  #mayHold(parent: string, child: string): boolean {
    const children = this.#levels.get(parent);
    if (this.#failed.has(parent) || isWhole(children)) return false;
    return !children?.nodes.some((node) => node.id === child);
  }

  #read(id: string): Promise<void> {
    const running = this.#reading.get(id) ?? this.#readMore(id, this.#stop.signal);
    this.#reading.set(id, running);
    return running;
  }

  async #readMore(id: string, signal: AbortSignal): Promise<void> {
    const held = this.#levels.get(id)?.nodes ?? [];
    try {
      const answer = await this.#source.children(id === ROOT ? undefined : id, held.length, signal);
      this.#levels.set(id, { nodes: [...held, ...answer.nodes], total: answer.total });
      this.#failed.delete(id);
    } catch {
      if (signal.aborted) return;
      this.#failed.add(id);
    }
    this.#reading.delete(id);
    this.#changed();
  }

  #changed() {
    this.#lines = undefined;
    this.tell();
  }
}

import "./zod-setup.ts";
import { createRoot } from "react-dom/client";
import "#ui/style.css";
import { App } from "./app.tsx";
import { listDueOpeners, listPages } from "./pages.ts";
import { makeRouter } from "./router.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element #root");
const pages = listPages();
createRoot(root).render(<App pages={pages} openers={listDueOpeners()} router={makeRouter(pages)} />);

import { config } from "zod";

// The page's rules forbid code made from text; without this the library would try it once, and the browser would complain.
// Imported before everything else, because schemas are made while files are read.
config({ jitless: true });

import { readFileSync } from "node:fs";
import path from "node:path";

export interface Place {
  code: string;
  name: string;
}

/** A street (街道) or township (镇, 乡) with its villages and communities. */
export interface Street extends Place {
  isStreet: boolean;
  villages: Place[];
  communities: Place[];
}

export interface District extends Place {
  streets: Street[];
}

interface DivisionFile {
  districts: [code: string, name: string, streets: [code: string, name: string, places: string][]][];
}

/** Real names and codes of the 16 districts down to villages and communities; see divisions.json for the source. */
export const DISTRICTS: readonly District[] = readDivisions();

function readDivisions(): District[] {
  const text = readFileSync(path.join(import.meta.dirname, "divisions.json"), "utf8");
  const file = JSON.parse(text) as DivisionFile;
  return file.districts.map(([code, name, streets]) => ({
    code,
    name,
    streets: streets.map(([part, streetName, places]) => readStreet(code + part, streetName, places)),
  }));
}

function readStreet(code: string, name: string, places: string): Street {
  const all = places.split(" ").map((text) => ({ code: code + text.slice(0, 3), name: text.slice(3) }));
  return {
    code,
    name,
    isStreet: name.endsWith("街道"),
    villages: all.filter((place) => place.name.endsWith("村")),
    communities: all.filter((place) => !place.name.endsWith("村")),
  };
}

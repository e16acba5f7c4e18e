import { expect, test } from "vitest";
import { Attempt, makeKey } from "./attempt.ts";
import { fillPath, queryText } from "./call.ts";
import { asProblem, problemFrom } from "./problem.ts";

test("parts of the path are taken from the input, the rest goes on", () => {
  expect(fillPath("/people/:personId/file", { personId: "7", on: "2026-11-23" })).toEqual({
    path: "/people/7/file",
    rest: { on: "2026-11-23" },
  });
  expect(fillPath("/bodies/:id", { id: "a/b?c" }).path).toBe("/bodies/a%2Fb%3Fc");
  expect(() => fillPath("/people/:personId", {})).toThrow("personId");
});

test("the query leaves out what has no value and joins lists", () => {
  expect(queryText({ body: "1", text: "", sex: undefined, memberType: ["1", "2"], limit: 0 })).toBe(
    "?body=1&memberType=1%2C2&limit=0",
  );
  expect(queryText({})).toBe("");
});

test("a refusal is read with its words and fields; what is none is said to be unreadable", () => {
  const message = { zh: "有几处要改", en: "Some fields need mending" };
  const fields = [{ path: "title", code: "too_small", message }, { path: 3 }];
  const refusal = problemFrom(400, { error: { code: "invalid_input", message, fields, reference: "R-1" } });
  expect(refusal).toMatchObject({ code: "invalid_input", status: 400, words: message, reference: "R-1" });
  expect(refusal.fields).toEqual([fields[0]]);
  expect(problemFrom(400, "<html>").code).toBe("bad_answer");
  expect(problemFrom(502, undefined).code).toBe("not_reached");
  expect(asProblem(new TypeError("x")).code).toBe("bad_answer");
});

test("silence keeps the key of a change, an answer or other content ends it", () => {
  const attempt = new Attempt();
  const first = attempt.keyFor("a");
  expect(attempt.keyFor("a")).toBe(first);
  expect(attempt.keyFor("b")).not.toBe(first);
  const second = attempt.keyFor("b");
  attempt.answered();
  expect(attempt.keyFor("b")).not.toBe(second);
  expect(makeKey()).toMatch(/^[0-9a-f]{32}$/);
});

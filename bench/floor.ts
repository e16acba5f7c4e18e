import http from "node:http";
import pg from "pg";

// The floor of every comparison: node:http and pg, no permission, no mask, no log, no validation.
const pool = new pg.Pool({ connectionString: process.env["DATABASE_URL"] ?? "", max: 10 });
const LIST = `select person_id, name, sex, birth_date, ethnicity, education, occupation, work_post, member_type, join_date,
  body_id from people.person where body_lo between $1 and $2 and member_type in ('1', '2') order by name_key, person_id limit 50`;
const answers: Record<string, (query: URLSearchParams) => Promise<pg.QueryResult>> = {
  "/person": (query) =>
    pool.query({
      name: "one",
      text: "select * from people.person where person_id = $1",
      values: [query.get("id")],
    }),
  "/list": (query) => pool.query(LIST, [query.get("lo"), query.get("hi")]),
  "/count": (query) =>
    pool.query(
      "select count(*)::int from people.person where body_lo between $1 and $2 and member_type in ('1', '2')",
      [query.get("lo"), query.get("hi")],
    ),
  "/search": (query) =>
    pool.query(
      "select person_id, name, body_id from people.person where bigrams @> array[$1::text] order by name_key limit 20",
      [query.get("text")],
    ),
  "/bodies": (query) =>
    pool.query(
      "select body_id, short_name from bodies.body where bigrams @> array[$1::text] order by lo limit 20",
      [query.get("text")],
    ),
  "/children": (query) =>
    pool.query("select body_id, short_name from bodies.body where parent_id = $1 order by lo limit 60", [
      query.get("id"),
    ]),
  "/write": (query) =>
    pool.query("update people.person set work_post = $2 where person_id = $1", [
      query.get("id"),
      query.get("post"),
    ]),
};
http
  .createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://floor");
    const { rows } = (await answers[url.pathname]?.(url.searchParams)) ?? { rows: [] };
    const text = JSON.stringify(rows);
    response
      .writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) })
      .end(text);
  })
  .listen(Number(process.env["PORT"]), "127.0.0.1", () => process.send?.("ready"));

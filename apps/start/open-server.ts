import path from "node:path";
import pg from "pg";
import { migrate } from "#foundation/database/migrate.ts";
import { checkServer } from "#foundation/embedded/check-server.ts";
import { openEmbedded } from "#foundation/embedded/open-embedded.ts";

export interface OpenServer {
  url: string;
  close(): Promise<void>;
}

/** The user's own server when `DATABASE_URL` names one, else the embedded one in the data folder; migrated. */
export async function openServer(home: string, report: (line: string) => void): Promise<OpenServer> {
  const own = process.env["DATABASE_URL"];
  if (own !== undefined && own !== "") {
    await checkServer(own);
    await migrate(own);
    return { url: own, close: async () => undefined };
  }
  const embedded = await openEmbedded(path.join(home, "database"), { database: "zugong", report });
  await makeRole(embedded.adminUrl);
  await migrate(embedded.url);
  return { url: embedded.url, close: () => embedded.close() };
}

/** The owner of the database may make no roles, so the superuser of the embedded server makes the application's. */
async function makeRole(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = 'zugong_app') then create role zugong_app nologin; end if;
      execute format('grant zugong_app to %I', (select pg_get_userbyid(datdba) from pg_database where datname = current_database()));
    end $$`);
  } finally {
    await client.end();
  }
}

import { z } from "zod";
import { endpoint } from "#foundation/endpoint.ts";

const JobId = z.string().regex(/^\d{1,19}$/);
const Words = z.object({ zh: z.string(), en: z.string() });

const JobView = z.strictObject({
  jobId: z.string(),
  kind: z.string(),
  state: z.enum(["waiting", "running", "done", "failed", "stopped"]),
  done: z.int(),
  total: z.int().nullable(),
  result: z.unknown(),
  problem: z.strictObject({ code: z.string(), message: Words }).nullable(),
  madeAt: z.string(),
  endedAt: z.string().nullable(),
});

export const findMyJob = endpoint({
  name: "jobs.find-job",
  method: "GET",
  path: "/jobs/:jobId",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我的一项任务办到哪里了", en: "How far one of my jobs is" },
  input: z.object({ jobId: JobId }),
  output: JobView,
  refusals: {},
});

export const listMyJobs = endpoint({
  name: "jobs.list-jobs",
  method: "GET",
  path: "/jobs",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "我最近的任务", en: "My last jobs" },
  input: z.object({}),
  output: z.strictObject({ jobs: z.array(JobView) }),
  refusals: {},
});

export const stopJob = endpoint({
  name: "jobs.stop-job",
  method: "POST",
  path: "/jobs/:jobId/stop",
  permission: "signed-in",
  purpose: "none",
  fields: "internal",
  summary: { zh: "停下我的一项任务", en: "Stops one of my jobs" },
  input: z.strictObject({ jobId: JobId }),
  output: z.strictObject({}),
  refusals: { job_ended: { zh: "这项任务已经结束", en: "This job has ended already" } },
});

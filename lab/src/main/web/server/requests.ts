import type {
  Catalogue,
  Command,
  Completed,
  Frame,
  Info,
  Json,
  LaneRequest,
  SeedStrip,
  Speed,
  Status,
  Upload,
} from "./protocol";

/** A request that was refused, with the server's sentence. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

async function request<T>(method: string, path: string, body?: string | Blob, type?: string): Promise<T> {
  let response: Response;
  try {
    const headers: Record<string, string> = type === undefined ? {} : { "Content-Type": type };
    response = await fetch(path, { method, headers, body: body ?? null, cache: "no-store" });
  } catch {
    throw new Refusal(0, "away", "");
  }
  if (response.status === 204) {
    return undefined as T;
  }
  const text = await response.text();
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw new Refusal(response.status, "failure", `${response.status} ${response.statusText}`);
  }
  if (!response.ok) {
    const refused = answer as { error?: string; code?: string };
    throw new Refusal(response.status, refused.code ?? "failure", refused.error ?? response.statusText);
  }
  return answer as T;
}

const get = <T>(path: string): Promise<T> => request<T>("GET", path);
const post = <T>(path: string, body: unknown): Promise<T> =>
  request<T>("POST", path, JSON.stringify(body), "application/json");

const runPath = (run: string): string => `/api/runs/${encodeURIComponent(run)}`;

export const requests = {
  info: (): Promise<Info> => get("/api/info"),
  catalogue: (): Promise<Catalogue> => get("/api/catalogue"),
  complete: (lane: LaneRequest): Promise<Completed> => post("/api/experiment", lane),
  create: (lanes: LaneRequest[], play: boolean, speed: Speed): Promise<Status> =>
    post("/api/runs", { lanes, play, speed }),
  status: (run: string): Promise<Status> => get(runPath(run)),
  /** The experiment of a lane as it stands. */
  experiment: (run: string, lane: number): Promise<Completed> => get(`${runPath(run)}/experiment?lane=${lane}`),
  control: (run: string, command: Command): Promise<Status> => post(`${runPath(run)}/control`, command),
  end: (run: string): Promise<void> => request("DELETE", runPath(run)),
  past: (run: string, lane: number, iteration: number): Promise<Frame> =>
    get(`${runPath(run)}/frames/${iteration}?lane=${lane}`),
  kept: (run: string, lane: number): Promise<{ iterations: number[]; stride: number }> =>
    get(`${runPath(run)}/frames?lane=${lane}`),
  upload: (name: string, rows: Blob | string): Promise<Upload> =>
    request("POST", `/api/uploads?name=${encodeURIComponent(name)}`, rows, "text/csv"),
  density: (low: number, high: number, heights: number[]): Promise<{ data: Json }> =>
    post("/api/drawings", { kind: "density", low, high, heights }),
  mask: (width: number, height: number, pixels: string): Promise<{ upload: string; data: Json }> =>
    post("/api/drawings", { kind: "mask", width, height, pixels }),
  seeds: (lane: LaneRequest, first: number, count: number): Promise<SeedStrip> =>
    post("/api/seeds", { ...lane, first, count }),
  strip: (strip: string): Promise<SeedStrip> => get(`/api/seeds/${encodeURIComponent(strip)}`),
  endSeeds: (strip: string): Promise<void> => request("DELETE", `/api/seeds/${encodeURIComponent(strip)}`),
};

/** The address of something to take away. */
export function takeAwayAddress(run: string, what: string, lane: number): string {
  return `${runPath(run)}/${what}?lane=${lane}`;
}

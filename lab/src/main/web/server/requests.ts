import type {
  Catalogue,
  Command,
  Completed,
  Drawing,
  ErrorAnswer,
  Frame,
  LabInfo,
  KeptFrames,
  LaneRequest,
  Seeds,
  SpeedRequest,
  Status,
  TableCards,
  TableCommand,
  TableRequest,
  TableStatus,
  UploadedTable,
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

export const refusal = (response: Response, answer: Partial<ErrorAnswer>): Refusal =>
  new Refusal(response.status, answer.code ?? "failure", answer.error ?? response.statusText);

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
    throw refusal(response, answer as Partial<ErrorAnswer>);
  }
  return answer as T;
}

const get = <T>(path: string): Promise<T> => request<T>("GET", path);
const post = <T>(path: string, body: unknown): Promise<T> =>
  request<T>("POST", path, JSON.stringify(body), "application/json");

const runPath = (run: string): string => `/api/runs/${encodeURIComponent(run)}`;
const tablePath = (run: string): string => `/api/tables/${encodeURIComponent(run)}`;
const whereOf = (where: string[]): URLSearchParams => new URLSearchParams(where.map((text) => ["where", text]));

export const requests = {
  info: (): Promise<LabInfo> => get("/api/info"),
  catalogue: (): Promise<Catalogue> => get("/api/catalogue"),
  complete: (lane: LaneRequest): Promise<Completed> => post("/api/experiment", lane),
  create: (lanes: LaneRequest[], play: boolean, speed: SpeedRequest): Promise<Status> =>
    post("/api/runs", { lanes, play, speed }),
  status: (run: string): Promise<Status> => get(runPath(run)),
  /** The experiment of a lane as it stands. */
  experiment: (run: string, lane: number): Promise<Completed> => get(`${runPath(run)}/experiment?lane=${lane}`),
  control: (run: string, command: Command): Promise<Status> => post(`${runPath(run)}/control`, command),
  end: (run: string): Promise<void> => request("DELETE", runPath(run)),
  past: (run: string, lane: number, iteration: number): Promise<Frame> =>
    get(`${runPath(run)}/frames/${iteration}?lane=${lane}`),
  kept: (run: string, lane: number): Promise<KeptFrames> =>
    get(`${runPath(run)}/frames?lane=${lane}`),
  upload: (name: string, rows: Blob | string): Promise<UploadedTable> =>
    request("POST", `/api/uploads?name=${encodeURIComponent(name)}`, rows, "text/csv"),
  density: (low: number, high: number, heights: number[]): Promise<Drawing> =>
    post("/api/drawings", { kind: "density", low, high, heights }),
  mask: (width: number, height: number, pixels: string): Promise<Drawing> =>
    post("/api/drawings", { kind: "mask", width, height, pixels }),
  seeds: (lane: LaneRequest, first: number, count: number): Promise<Seeds> =>
    post("/api/seeds", { ...lane, first, count }),
  strip: (strip: string): Promise<Seeds> => get(`/api/seeds/${encodeURIComponent(strip)}`),
  endSeeds: (strip: string): Promise<void> => request("DELETE", `/api/seeds/${encodeURIComponent(strip)}`),
  createTable: (table: TableRequest): Promise<TableStatus> => post("/api/tables", table),
  table: (run: string): Promise<TableStatus> => get(tablePath(run)),
  controlTable: (run: string, command: TableCommand): Promise<TableStatus> => post(`${tablePath(run)}/control`, command),
  endTable: (run: string): Promise<void> => request("DELETE", tablePath(run)),
  /** Generated rows that satisfy conditions, beside real ones. */
  cards: (run: string, where: string[]): Promise<TableCards> => get(`${tablePath(run)}/cards?${whereOf(where)}`),
};

/** The address of a file about a table. */
export const tableAddress = (run: string, what: string): string => `${tablePath(run)}/${what}`;

/** The address of generated rows. */
export function samplesAddress(run: string, rows: number, where: string[]): string {
  const query = whereOf(where);
  query.set("rows", String(rows));
  return tableAddress(run, `samples.csv?${query}`);
}

/** The address of a download. */
export function downloadAddress(run: string, what: string, lane: number): string {
  return `${runPath(run)}/${what}?lane=${lane}`;
}

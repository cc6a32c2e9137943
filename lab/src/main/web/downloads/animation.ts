import { save } from "../base/dom";
import { CanvasSurface } from "../draw/canvasSurface";
import { palette } from "../draw/colours";
import { requests } from "../server/requests";
import type { Laboratory } from "../state/laboratory";
import { layerShown } from "../draw/figure";
import { drawLane, momentOf } from "../stage/view";
import { drawHead } from "./picture";

const LANE = 640;
const HEIGHT = 640;
const HEAD = 70;
const PER_SECOND = 20;
const MOST = 160;

const TYPES = ["video/webm;codecs=vp9", "video/webm;codecs=vp8", "video/webm", "video/mp4"];

export function canAnimate(): boolean {
  return typeof MediaRecorder !== "undefined" && TYPES.some((type) => MediaRecorder.isTypeSupported(type));
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => window.setTimeout(resolve, milliseconds));

/** Draws the frames that the server kept, one after the other, and records them. */
export async function saveAnimation(laboratory: Laboratory, progress: (share: number) => void): Promise<void> {
  const { run } = laboratory;
  const type = TYPES.find((each) => MediaRecorder.isTypeSupported(each));
  if (run === null || type === undefined) {
    return;
  }
  const kept = (await requests.kept(run, 0)).iterations;
  const every = Math.max(1, Math.ceil(kept.length / MOST));
  const chosen = kept.filter((_, at) => at % every === 0 || at === kept.length - 1);
  const canvas = document.createElement("canvas");
  const width = LANE * laboratory.lanes.length;
  canvas.width = width;
  canvas.height = HEIGHT;
  const context = canvas.getContext("2d");
  if (context === null) {
    return;
  }
  const surface = new CanvasSurface(context, width, HEIGHT);
  const recorder = new MediaRecorder(canvas.captureStream(PER_SECOND), { mimeType: type, videoBitsPerSecond: 4_000_000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const stopped = new Promise<void>((resolve) => (recorder.onstop = () => resolve()));
  recorder.start();
  for (const [at, iteration] of chosen.entries()) {
    const began = performance.now();
    const frames = await Promise.all(laboratory.lanes.map((_, lane) => requests.past(run, lane, iteration)));
    context.fillStyle = palette().paper;
    context.fillRect(0, 0, width, HEIGHT);
    laboratory.lanes.forEach((lane, index) => {
      const frame = frames[index] ?? null;
      if (lane.scene !== null) {
        drawHead(surface, laboratory, index, frame, index * LANE);
        drawLane(surface, momentOf(lane.scene, frame, laboratory.lanes), layerShown, { x: index * LANE, y: HEAD, width: LANE, height: HEIGHT - HEAD });
      }
    });
    progress((at + 1) / chosen.length);
    await pause(Math.max(0, 1000 / PER_SECOND - (performance.now() - began)));
  }
  // The last picture stays for a moment.
  await pause(1000);
  recorder.stop();
  await stopped;
  const name = laboratory.lanes[0]?.completed.file ?? "gan4j";
  save(`${name}.${type.startsWith("video/mp4") ? "mp4" : "webm"}`, new Blob(parts, { type: type.split(";")[0] ?? type }));
}

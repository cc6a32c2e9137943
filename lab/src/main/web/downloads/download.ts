import { save } from "../base/dom";
import { complain } from "../base/notice";
import type { ErrorAnswer } from "../server/protocol";
import { refusal } from "../server/requests";

/** Saves a file under the server's name for it; fetches it first, because a refusal must be shown on the page, not saved. */
export async function download(address: string): Promise<void> {
  try {
    const response = await fetch(address, { cache: "no-store" });
    if (!response.ok) {
      throw refusal(response, (await response.json().catch(() => ({}))) as Partial<ErrorAnswer>);
    }
    save(nameOf(response.headers.get("Content-Disposition") ?? ""), await response.blob());
  } catch (error) {
    complain(error);
  }
}

function nameOf(disposition: string): string {
  const name = /filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1];
  return name === undefined ? "gan4j" : decodeURIComponent(name);
}

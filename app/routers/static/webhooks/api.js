// Talks to the API beside the page, with the key its reader signed in with.

const STORE = "afterview.webhooks.key";
const base = new URL("v1/", document.baseURI);

export const session = {
  get key() { return sessionStorage.getItem(STORE); },
  open(key) { sessionStorage.setItem(STORE, key); },
  close() { sessionStorage.removeItem(STORE); },
};

export class Problem extends Error {
  constructor(status, document, requestId) {
    super(document.detail ?? "The service gave no answer that this page understands.");
    this.isProblem = true;
    this.status = status;
    this.title = document.title ?? `The service answered ${status}`;
    this.errors = document.errors ?? [];
    this.requestId = document.request_id ?? requestId;
  }
}

let onSignedOut = () => {};
export function whenSignedOut(listener) { onSignedOut = listener; }

// Returns {data, etag}. Throws a Problem for any other answer than 2xx, and for none.
export async function ask(method, path, { query = {}, body, ifMatch, once, key = session.key } = {}) {
  const url = new URL(path, base);
  for (const [name, value] of Object.entries(query)) if (value) url.searchParams.set(name, value);
  const headers = { accept: "application/json", authorization: `Bearer ${key}` };
  if (body !== undefined) headers["content-type"] = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  if (ifMatch) headers["if-match"] = ifMatch;
  if (once) headers["idempotency-key"] = once;
  let answer;
  try {
    answer = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store", credentials: "omit" });
  } catch {
    throw new Problem(0, { title: "The service cannot be reached", detail: "The service cannot be reached. Check the connection, then try again." });
  }
  const text = await answer.text();
  let data = null;
  try {
    data = text ? JSON.parse(text) : null;
  } catch {
    data = null;
  }
  if (answer.ok) return { data, etag: answer.headers.get("etag") };
  const problem = new Problem(answer.status, data ?? {}, answer.headers.get("x-request-id"));
  if (answer.status === 401 && key === session.key) onSignedOut(problem);
  throw problem;
}

export const get = async (path, query) => (await ask("GET", path, { query })).data;
export const post = async (path, body, once) => (await ask("POST", path, { body, once })).data;

export async function everyEndpoint() {
  const found = [];
  let cursor = null;
  do {
    const page = await get("webhook-endpoints", { limit: 100, cursor });
    found.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return found;
}

const decode = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));

// Throws unless the request was signed with this endpoint's secret.
// headers: a Headers object, such as a fetch-style request has.
// body: the text or bytes received, before any parsing.
export async function verify(secret, headers, body, tolerance = 300) {
  const id = headers.get("webhook-id");
  const timestamp = headers.get("webhook-timestamp") ?? "";
  if (!id || !/^\d+$/.test(timestamp)) throw new Error("webhook headers are missing");
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > tolerance) {
    throw new Error("too old, or from the future");
  }

  const raw = decode(secret.replace(/^whsec_/, ""));
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", raw, hmac, false, ["verify"]);
  const prefix = new TextEncoder().encode(`${id}.${timestamp}.`);
  const content = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const message = new Uint8Array([...prefix, ...content]);

  for (const item of (headers.get("webhook-signature") ?? "").split(" ")) {
    const [version, encoded = ""] = item.split(",");
    if (version !== "v1") continue;
    let signature;
    try {
      signature = decode(encoded);
    } catch {
      continue;
    }
    // Compares in constant time.
    if (await crypto.subtle.verify("HMAC", key, signature, message)) return;
  }
  throw new Error("no signature fits");
}

// Checks a Standard Webhooks signature in the browser, and says why one does not fit. Nothing leaves the page.

const bytesOf = (base64) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

function keyBytes(text, prefix) {
  try {
    return bytesOf(text.slice(prefix.length));
  } catch {
    throw new Error(`After ${prefix} the key is not standard base64. Was all of it copied?`);
  }
}

async function keyOf(text) {
  if (text.startsWith("whsec_")) {
    const key = await crypto.subtle.importKey("raw", keyBytes(text, "whsec_"), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);
    return { version: "v1", fits: (signature, message) => crypto.subtle.verify("HMAC", key, signature, message) };
  }
  if (text.startsWith("whpk_")) {
    const key = await crypto.subtle.importKey("raw", keyBytes(text, "whpk_"), "Ed25519", false, ["verify"]);
    return { version: "v1a", fits: (signature, message) => crypto.subtle.verify("Ed25519", key, signature, message) };
  }
  throw new Error("The key starts with whsec_ (the endpoint's secret) or whpk_ (its public key).");
}

// Returns {fits, text}: whether one of the signatures is the message's, and what to tell the reader.
export async function checkSignature({ key, id, timestamp, signatures, body }) {
  let known;
  try {
    known = await keyOf(key.trim());
  } catch (error) {
    return { fits: false, text: error.message || "The key cannot be used." };
  }
  if (!/^\d+$/.test(timestamp.trim())) return { fits: false, text: "webhook-timestamp is a whole number of seconds." };
  const listed = signatures.trim().split(/\s+/).map((item) => item.split(",", 2)).filter(([version]) => version === known.version);
  if (!listed.length) return { fits: false, text: `No ${known.version} signature is among those given; this key verifies ${known.version} only.` };
  const message = new TextEncoder().encode(`${id.trim()}.${timestamp.trim()}.${body}`);
  for (const [, encoded] of listed) {
    let signature;
    try {
      signature = bytesOf(encoded ?? "");
    } catch {
      return { fits: false, text: `The ${known.version} signature is not standard base64. Was all of it copied?` };
    }
    if (await known.fits(signature, message)) return { fits: true, text: `The ${known.version} signature fits: this id, time and body, to the byte.` };
  }
  return { fits: false, text: "The signature does not fit. Either the key is another endpoint's, or id, time or body differ from what was sent, if only by a space or a line's end." };
}

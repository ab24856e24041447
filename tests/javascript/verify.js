// Reads deliveries from standard input, one JSON object a line, and has the public verifier judge each.
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

function accepts({ secret, body, headers }) {
  try {
    new Webhook(secret).verify(Buffer.from(body, "base64").toString("utf8"), headers);
    return true;
  } catch {
    return false;
  }
}

let seen = 0;
const wrong = [];
for await (const line of createInterface({ input: process.stdin })) {
  const delivery = JSON.parse(line);
  seen += 1;
  if (accepts(delivery) !== delivery.genuine) wrong.push(delivery.name);
}
if (seen === 0 || wrong.length > 0) {
  console.error(seen === 0 ? "no delivery came in" : `judged differently: ${wrong.join("; ")}`);
  process.exit(1);
}
console.log(`${seen} deliveries judged as they should be`);

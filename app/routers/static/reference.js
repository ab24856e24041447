"use strict";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const followColourScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
followColourScheme();
dark.addEventListener("change", followColourScheme);

const place = document.getElementById("reference");
SwaggerUIBundle({
  url: new URL(place.dataset.contract, document.baseURI).href,
  domNode: place,
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: -1,
  filter: true,
  // A key typed here is forgotten with the page, and no outside validator is asked.
  persistAuthorization: false,
  validatorUrl: null,
});

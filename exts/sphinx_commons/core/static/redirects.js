// Leads on before the page itself does, which cannot take along what was asked for, or for which part.
const place = new URL(document.currentScript.dataset.to, location.href);
place.search ||= location.search;
place.hash ||= location.hash;
// Of a site that is opened from a disk, browsers show what is in a folder, not the page in it.
if (place.protocol === "file:" && place.pathname.endsWith("/")) place.pathname += "index.html";
location.replace(place.href);

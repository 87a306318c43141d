// Of a site that is opened from a disk, browsers show what is in a folder, not the page in it.
if (location.protocol === "file:") {
  addEventListener("DOMContentLoaded", () => {
    const link = document.querySelector("a");
    const place = new URL(link.href);
    if (place.pathname.endsWith("/")) place.pathname += "index.html";
    link.href = place.href;
    location.replace(place.href);
  });
}

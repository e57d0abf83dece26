// The link beside a row also copies itself; without this script it is a plain link.
(() => {
  "use strict";
  const said = document.getElementById("said");
  if (!said || !navigator.clipboard) return;
  let timer;
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.link");
    if (!link) return;
    navigator.clipboard.writeText(link.href).then(
      () => {
        said.textContent = said.dataset.copied;
        clearTimeout(timer);
        timer = setTimeout(() => { said.textContent = ""; }, 2500);
      },
      () => {},
    );
  });
})();

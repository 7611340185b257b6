// Before anything is painted: the reader's choice of light or dark, if one was made on this device.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const choice = localStorage.getItem("appearance");
    if (choice === "dark" || choice === "light") root.dataset.appearance = choice;
  } catch { /* storage may be forbidden: the system's preference rules */ }
})();

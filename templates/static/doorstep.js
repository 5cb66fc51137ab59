/*! doorstep bdb086d1f14886c7818153db8f1be92bc309435db40e49a18243bc7760c997e2 */
(()=>{document.documentElement.classList.add("js");})();

/** Entry of doorstep.js: turns the finished page into a live one. */
document.documentElement.classList.add("js");

/** Looking things up in a track's cues. A cue is [span id, start ms, end ms, words | 0]; a word is [start char, end char, ms]. */

/** The last index whose time is at or before `ms`, or -1. Times must be in order. */
export function lastBefore(times, ms) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The text from one character to another inside an element, as a Range, or null when the text is shorter. */
export function textRange(element, start, end) {
  const range = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let passed = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.data.length;
    if (!begun && start < passed + length) {
      range.setStart(node, start - passed);
      begun = true;
    }
    if (begun && end <= passed + length) {
      range.setEnd(node, end - passed);
      return range;
    }
    passed += length;
  }
  return null;
}

/** Fetches a track's sidecar as a classic script, which works on file:// too. A broken or missing one rejects. */
export function loadTrack(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    window.doorstepCues = resolve;
    script.src = url;
    script.onload = script.onerror = () => {
      script.remove();
      reject(new Error(url)); // has no effect once the cues have arrived
    };
    document.head.append(script);
  });
}

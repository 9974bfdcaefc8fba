const LOOK_MS = 500;

/**
 * npm starts us through a shell and, told to stop, ends only that shell: we would go on as an orphan. So under npm a
 * parent that is gone means stop. Started in any other way, nothing is watched: a daemon may outlive its shell.
 */
export function onNpmStop(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
  timer.unref();
}

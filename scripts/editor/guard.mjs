// Runs one program and ends it, with all its children, when the pipe on stdin closes: that happens even when the
// process that started the guard is killed and can clean up nothing itself.
import { spawn, spawnSync } from 'node:child_process';

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
child.on('error', (error) => {
  console.error(error);
  process.exit(1);
});
// The group may hold children that outlived the program.
child.on('exit', endAll);
process.stdin.resume();
process.stdin.on('end', endAll).on('error', endAll);

function endAll() {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    process.exit(child.exitCode ?? 1);
  }
  // The guard is started as the leader of its own group: this reaches the program, its children and the guard.
  process.kill(-process.pid, 'SIGKILL');
}

/** Where programs keep what no person reads: thousands of files of an installation are none of ours. */

/** For searches. */
export const foreignFiles = '**/{node_modules,.git,.hg,.svn,.venv,site-packages}/**';
/** Of what lies there, and of the folder itself. */
export const foreignPath = /\/(?:node_modules|\.git|\.hg|\.svn|\.venv|site-packages)(?:\/|$)/;

"""Recognisers of text lines: pictures of lines in, text with confidence and places out.

`engine` says what every recogniser does. `thai` is our own (`model` is its file, run by `runtime`, `shapes` brings
lines to its size, `decode` makes characters of what the network says), `tesseract` is the second. `alphabet` knows
which characters an engine cannot write at all, and `audit` lets nobody trust it where they may stand. `calibration`
knows what confidences are worth, and `pages` reads whole pages.

Importing this package, which every module in it does first, tells ONNX Runtime to be silent: it would tell its maker
of each use, and keep files for that in the home of the user and in the temporary folder.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

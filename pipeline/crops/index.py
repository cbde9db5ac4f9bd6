"""Where it is written which crop shows what: in a file beside the crops."""

INDEX = "index.json"

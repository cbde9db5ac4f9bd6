"""The stages of a document's journey, one module each, in the order that the runner calls them."""
